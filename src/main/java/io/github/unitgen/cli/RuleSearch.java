package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Rules;
import io.github.unitgen.manifest.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds rules by what people remember of them. */
final class RuleSearch {
  private static final int MOST_SHOWN = 12;

  private RuleSearch() {}

  /** The rule of that id or name, in letters of either case. */
  static Optional<RuleInfo> exact(String text) {
    return Rules.find(text)
        .or(() -> Rules.find(text.toUpperCase(Locale.ROOT)))
        .or(() -> Rules.find(text.toLowerCase(Locale.ROOT)));
  }

  /** Returns rules by id prefix or part of the name; dashes and spaces are equal. */
  static List<RuleInfo> matching(String text) {
    String id = text.toUpperCase(Locale.ROOT);
    String part = plain(text);
    return Rules.infos().stream()
        .filter(
            rule ->
                rule.id().startsWith(id) || !part.isEmpty() && plain(rule.name()).contains(part))
        .toList();
  }

  /** Returns the error for a text that {@link #exact} does not find. */
  static Stop unknown(String text) {
    StringBuilder out = new StringBuilder("unknown rule `").append(text).append('`');
    List<RuleInfo> near = matching(text);
    if (near.isEmpty()) {
      Nearest.of(text.toUpperCase(Locale.ROOT), Rules.infos().stream().map(RuleInfo::id).toList())
          .or(() -> Nearest.of(text, Rules.infos().stream().map(RuleInfo::name).toList()))
          .ifPresentOrElse(
              name -> out.append("; did you mean `").append(name).append("`?"),
              () -> out.append(" (`unitgen rules` lists the rules)"));
    } else if (near.size() > MOST_SHOWN) {
      out.append(": ").append(near.size()).append(" rules match (`unitgen rules ");
      out.append(text).append("` lists them)");
    } else {
      out.append("; similar rules:");
      near.forEach(rule -> out.append("\n  ").append(rule.id()).append("  ").append(rule.name()));
    }
    return Stop.usage(out.toString());
  }

  private static String plain(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c != '-' && c != ' ' && c != '_') {
        out.append(c);
      }
    }
    return out.toString();
  }
}

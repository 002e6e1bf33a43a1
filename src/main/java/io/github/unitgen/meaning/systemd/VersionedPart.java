package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Enums;
import io.github.unitgen.catalog.KnownSpecifiers;
import io.github.unitgen.catalog.SpecifierValues;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A part of a value that a version of systemd added or removed: a word, the prefix of a command, a
 * specifier.
 *
 * @param at the place of the part
 * @param what the part, as text for readers
 * @param addedIn the first version that knows it, 0 if no version does
 * @param removedIn the first version that does not know it any more, 0 if it stays
 */
public record VersionedPart(Span at, String what, int addedIn, int removedIn) {
  /** The parts of each line that has any, searched once for each unit. */
  private record All(IdentityHashMap<Assignment, List<VersionedPart>> lines) {
    static All of(UnitInput unit) {
      IdentityHashMap<Assignment, List<VersionedPart>> lines = new IdentityHashMap<>(0);
      for (Standing.Known known : Standing.known(unit)) {
        List<VersionedPart> parts = read(unit, known);
        if (!parts.isEmpty()) {
          lines.put(known.line(), parts);
        }
      }
      return new All(lines);
    }
  }

  /**
   * Returns the parts by the lines of {@code unit} that have any, which are {@link Standing#KNOWN};
   * those of one line are in no particular order. Words and prefixes that all versions know, and
   * that no version removes, are left out.
   */
  public static IdentityHashMap<Assignment, List<VersionedPart>> all(UnitInput unit) {
    return unit.derived(All.class, All::of).lines();
  }

  private static List<VersionedPart> read(UnitInput unit, Standing.Known known) {
    Assignment line = known.line();
    boolean command = ExecLines.isExec(known.directive());
    boolean specifiers = line.value().indexOf('%') >= 0;
    boolean words = !command && Enums.differ(line.key(), unit.versions().oldest());
    if (!command && !specifiers && !words) {
      return List.of();
    }
    List<VersionedPart> parts = new ArrayList<>();
    if (command) {
      prefixes(unit, line, parts);
    } else if (words) {
      words(unit.versions(), line, parts);
    }
    if (specifiers && SpecifierValues.has(line.section(), line.key())) {
      for (Specifiers.Use use : Specifiers.uses(line.value())) {
        int since = KnownSpecifiers.since(use.letter()).orElse(0);
        Span at = line.sourceSpan(use.at());
        parts.add(new VersionedPart(at, "the specifier %" + use.letter(), since, 0));
      }
    }
    return parts;
  }

  private static boolean isTimeless(SystemdVersions versions, Enums.Word word) {
    return word.removedIn() == 0 && versions.haveSince(word.addedIn());
  }

  private static void words(SystemdVersions versions, Assignment line, List<VersionedPart> parts) {
    String value = line.value();
    for (int at = 0; at < value.length(); ) {
      int end = at;
      while (end < value.length() && value.charAt(end) != ' ' && value.charAt(end) != '\t') {
        end++;
      }
      int from = value.startsWith("~", at) ? at + 1 : at;
      int to = from;
      while (to < end && value.charAt(to) != ':') {
        to++;
      }
      if (to > from) {
        String word = value.substring(from, to);
        Optional<Enums.Word> known = Enums.find(line.section(), line.key(), word);
        if (known.isPresent() && !isTimeless(versions, known.get())) {
          parts.add(
              new VersionedPart(
                  line.sourceSpan(new Span(from, to)),
                  line.key() + "=" + word,
                  known.get().addedIn(),
                  known.get().removedIn()));
        }
      }
      at = end + 1;
    }
  }

  private static void prefixes(UnitInput unit, Assignment line, List<VersionedPart> parts) {
    for (ExecLine.Command command : unit.exec(line).commands()) {
      for (Prefix prefix : command.prefixes()) {
        Enums.prefix(prefix.sign())
            .filter(word -> !isTimeless(unit.versions(), word))
            .ifPresent(word -> parts.add(prefix(line, command, prefix.sign(), word)));
      }
    }
  }

  private static VersionedPart prefix(
      Assignment line, ExecLine.Command command, String sign, Enums.Word word) {
    int at = line.value().lastIndexOf(sign, command.program().span().start());
    Span inValue = at < 0 ? command.program().span() : new Span(at, at + sign.length());
    return new VersionedPart(
        line.sourceSpan(inValue),
        "the prefix `" + sign + "` of " + line.key() + "=",
        word.addedIn(),
        word.removedIn());
  }
}

package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.manifest.Text.Part;
import io.github.unitgen.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Replaces {@code {{name}}} and {@code {{group}}}, keeps {@code {{instance}}} and {@code {{home}}},
 * refuses the rest.
 */
final class Placeholders {
  private static final List<String> KNOWN = List.of("instance", "name", "group", "home");

  private final String name;
  private final String group;
  private final boolean counted;
  private final Problems problems;

  Placeholders(String name, String group, boolean counted, Problems problems) {
    this.name = name;
    this.group = group;
    this.counted = counted;
    this.problems = problems;
  }

  /** {@code place} tells where the characters from, to of {@code text} are written. */
  Text replace(String text, BiFunction<Integer, Integer, Place> place) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("{{{{", at)) {
        literal.append("{{");
        at += 4;
      } else if (text.startsWith("{{", at)) {
        int close = text.indexOf("}}", at);
        int end = close < 0 ? at + 2 : close + 2;
        String key = close < 0 ? "" : text.substring(at + 2, close);
        switch (key) {
          case "name" -> literal.append(name);
          case "group" -> literal.append(group);
          case "instance" -> {
            if (!counted) {
              problems.add(
                  ManifestRule.UNRESOLVED_PLACEHOLDER.error(
                      place.apply(at, end),
                      "{{instance}} requires `count` or `instances`",
                      "add one of them"));
            }
            flush(literal, parts);
            parts.add(new Text.Instance());
          }
          case "home" -> {
            problems.addHome(place.apply(at, end));
            flush(literal, parts);
            parts.add(new Text.Home());
          }
          default -> unknown(key, close >= 0, place.apply(at, end));
        }
        at = end;
      } else {
        literal.append(text.charAt(at));
        at++;
      }
    }
    flush(literal, parts);
    return new Text(parts);
  }

  /**
   * Reports placeholders in a text that goes into a file of an init as it is; {@code own} is what
   * that init has for them.
   */
  void refuse(String text, Map<String, String> own, BiFunction<Integer, Integer, Place> place) {
    for (int at = text.indexOf("{{"); at >= 0; at = text.indexOf("{{", at + 2)) {
      int close = text.indexOf("}}", at);
      String key = close < 0 ? "" : text.substring(at + 2, close).strip();
      String instead =
          own.getOrDefault(key, key.equals("name") ? name : key.equals("group") ? group : "");
      if (!instead.isEmpty()) {
        problems.add(
            ManifestRule.UNRESOLVED_PLACEHOLDER.error(
                place.apply(at, close + 2),
                "placeholders are not supported here: the init reads this text unchanged",
                "write `" + instead + "`"));
      }
    }
  }

  private void unknown(String key, boolean closed, Place at) {
    Optional<String> nearest = Nearest.of(key.strip(), KNOWN);
    problems.add(
        ManifestRule.UNRESOLVED_PLACEHOLDER.error(
            at,
            closed
                ? "unknown placeholder " + Quoted.of(key)
                : "`{{` is not closed by `}}` in the same word",
            nearest
                .map(near -> "did you mean {{" + near + "}}, without spaces?")
                .orElse(
                    "use {{instance}}, {{name}}, {{group}} or {{home}}; {{{{ is a literal {{")));
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Text.Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}

package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code %} specifiers of a value. In systemd 252 (specifier.c) a {@code %} before an ASCII
 * letter or digit is a specifier, {@code %%} is a percent sign, and any other {@code %} stays.
 */
public final class Specifiers {
  private Specifiers() {}

  /** A specifier in a value; the span covers both characters. */
  public record Use(char letter, Span at) {}

  /** The value with all specifiers replaced, or the first unknown specifier; never both. */
  public record Expansion(Optional<String> text, Optional<Use> unknown) {}

  /** Returns the specifiers in file order, without {@code %%}. */
  public static List<Use> uses(String text) {
    List<Use> found = new ArrayList<>();
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at)) {
      if (at + 1 < text.length() && UnitText.isAlphanumeric(text.charAt(at + 1))) {
        found.add(new Use(text.charAt(at + 1), new Span(at, at + 2)));
      }
      // The next character belongs to this one, even if it is another percent sign.
      at += 2;
    }
    return found;
  }

  /** Pure. {@code values} maps the letter of each known specifier to its value. */
  public static Expansion expand(String text, Map<Character, String> values) {
    if (text.indexOf('%') < 0) {
      return new Expansion(Optional.of(text), Optional.empty());
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', from)) {
      out.append(text, from, at);
      from = Math.min(at + 2, text.length());
      char c = from == at + 2 ? text.charAt(at + 1) : '\0';
      if (!UnitText.isAlphanumeric(c)) {
        out.append(text, c == '%' ? at + 1 : at, from);
        continue;
      }
      String value = values.get(c);
      if (value == null) {
        return new Expansion(Optional.empty(), Optional.of(new Use(c, new Span(at, at + 2))));
      }
      out.append(value);
    }
    return new Expansion(
        Optional.of(out.append(text, from, text.length()).toString()), Optional.empty());
  }
}

package io.github.unitgen.manifest;

import java.util.List;

/**
 * A text in which {@code {{instance}}} and {@code {{home}}} may stand. {@code {{name}}} and {@code
 * {{group}}} are replaced already.
 */
public record Text(List<Part> parts) {
  /** Stands for the home in what {@link #with} returns. */
  public static final String HOME = "/home/user";

  /** A run of characters, the number or name of the instance, or the home of the manager's user. */
  public sealed interface Part {}

  /** Characters as they are; not empty. */
  public record Literal(String text) implements Part {}

  /** The number or name of the instance: 1, 2, …, mailers. */
  public record Instance() implements Part {}

  /** The home of the user whose systemd it is. */
  public record Home() implements Part {}

  public Text {
    parts = List.copyOf(parts);
  }

  /** A text without placeholders. */
  public static Text of(String literal) {
    return new Text(literal.isEmpty() ? List.of() : List.of(new Literal(literal)));
  }

  /** Whether the text contains {@code {{instance}}}. */
  public boolean hasInstance() {
    return parts.stream().anyMatch(Instance.class::isInstance);
  }

  /** Whether it is one text whatever the instance and the user. */
  public boolean isLiteral() {
    return parts.stream().allMatch(Literal.class::isInstance);
  }

  /** The text as instance {@code instance} sees it, of a user whose home is {@link #HOME}. */
  public String with(String instance) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(
          part instanceof Literal literal
              ? literal.text()
              : part instanceof Home ? HOME : instance);
    }
    return out.toString();
  }
}

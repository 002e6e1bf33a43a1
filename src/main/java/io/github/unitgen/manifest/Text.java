package io.github.unitgen.manifest;

import java.util.List;

/**
 * A text in which {@code {{instance}}} may stand. {@code {{name}}} and {@code {{group}}} are
 * replaced already.
 */
public record Text(List<Part> parts) {
  /** A run of characters, or the number of the instance. */
  public sealed interface Part {}

  /** Characters as they are; not empty. */
  public record Literal(String text) implements Part {}

  /** The number of the instance: 1, 2, … */
  public record Instance() implements Part {}

  public Text {
    parts = List.copyOf(parts);
  }

  /** A text without placeholders. */
  public static Text of(String literal) {
    return new Text(literal.isEmpty() ? List.of() : List.of(new Literal(literal)));
  }

  /** Whether {@code {{instance}}} stands in it. */
  public boolean hasInstance() {
    return parts.stream().anyMatch(Instance.class::isInstance);
  }

  /** The text as instance {@code instance} sees it. */
  public String with(String instance) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(part instanceof Literal literal ? literal.text() : instance);
    }
    return out.toString();
  }
}

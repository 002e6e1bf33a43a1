package io.github.unitgen.source;

/** Names that come from a disk or the command line, fit for one line that people read. */
public final class Printable {
  private Printable() {}

  /** {@code text} with each unprintable character as <code>\&#117;{hex}</code>, all else as is. */
  public static String escape(String text) {
    if (isPrintable(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isPrintable(c)) {
                out.appendCodePoint(c);
              } else {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
              }
            });
    return out.toString();
  }

  public static boolean isPrintable(String text) {
    return text.codePoints().allMatch(Printable::isPrintable);
  }

  private static boolean isPrintable(int c) {
    // Unassigned ones count as printable: which they are differs between Java versions, and equal
    // input is to give equal bytes on all of them.
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}

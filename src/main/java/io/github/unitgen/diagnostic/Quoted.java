package io.github.unitgen.diagnostic;

/** Text of a user inside a message: short, so that the message stays one line. */
public final class Quoted {
  private static final int MOST = 24;

  private Quoted() {}

  /** {@code text} in backquotes; of a long one the first 24 characters and an ellipsis. */
  public static String of(String text) {
    return "`" + clipped(text) + "`";
  }

  /** {@code text}, or the first 24 characters of a long one and an ellipsis. */
  public static String clipped(String text) {
    if (text.codePointCount(0, text.length()) <= MOST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, MOST)) + "…";
  }
}

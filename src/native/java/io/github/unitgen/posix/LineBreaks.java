package io.github.unitgen.posix;

/**
 * Where a line of help may be broken, with the names and the verdicts of {@code
 * java.text.BreakIterator}. Help is ASCII; of its dashes picocli has made {@code ÿ}.
 */
public final class LineBreaks {
  private static final int BEFORE = 1;
  private static final int LETTERS = 1 << 1;
  private static final int DIGITS = 1 << 2;
  private static final int POINT = 1 << 3;
  private static final int AFTER = 1 << 4;
  private static final int SPACES = 1 << 5;
  private static final int OPEN = 1 << 6;
  private static final int CLOSED = 1 << 7;
  private static final int WIDE = 0x1100;

  private String text = "";
  private int at;

  private LineBreaks() {}

  public static LineBreaks getLineInstance() {
    return new LineBreaks();
  }

  /** Whether a character takes two columns; those of a help never do. */
  public static boolean isWide(int character) {
    if (character >= WIDE) {
      throw Native.handOver();
    }
    return false;
  }

  public void setText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~' || c == '-') && c != '\u00ff') {
        throw Native.handOver();
      }
    }
    this.text = text;
    at = 0;
  }

  public int first() {
    at = 0;
    return at;
  }

  /** The next break, or -1. */
  public int next() {
    if (at == text.length()) {
      return -1;
    }
    int states = BEFORE;
    for (int i = at; i < text.length() && states != 0; i++) {
      states = after(states, text.charAt(i));
      // A number may not end with its point, nor a word with the first half of ().
      if ((states & ~(POINT | OPEN)) != 0) {
        at = i + 1;
      }
    }
    return at;
  }

  /** Every way to read a word at once: the longest is the one that counts. */
  private static int after(int states, char c) {
    int after = 0;
    boolean closing = "!\"%),.:;?]}".indexOf(c) >= 0;
    boolean letter = c != ' ' && !closing && "([{".indexOf(c) < 0;
    boolean digit = c >= '0' && c <= '9';
    boolean sign = c == '$' || c == '\'';
    if ((states & BEFORE) != 0) {
      after |= "([{$'\"".indexOf(c) >= 0 ? BEFORE : 0;
    }
    if ((states & (LETTERS | DIGITS | AFTER)) != 0) {
      after |= sign ? BEFORE : 0;
    }
    if ((states & (BEFORE | LETTERS)) != 0) {
      after |= letter ? LETTERS : 0;
    }
    if ((states & (BEFORE | DIGITS | POINT)) != 0) {
      after |= digit ? DIGITS : 0;
    }
    if ((states & DIGITS) != 0) {
      after |= c == '.' || c == ',' ? POINT : 0;
    }
    if ((states & (BEFORE | LETTERS | DIGITS | AFTER)) != 0) {
      after |= closing ? AFTER : 0;
    }
    if ((states & (BEFORE | LETTERS | DIGITS | AFTER | SPACES)) != 0) {
      after |= c == ' ' ? SPACES : c == '(' ? OPEN : 0;
    }
    if ((states & OPEN) != 0) {
      after |= c == ')' ? CLOSED : 0;
    }
    if ((states & CLOSED) != 0) {
      after |= closing ? CLOSED : 0;
    }
    return after;
  }
}

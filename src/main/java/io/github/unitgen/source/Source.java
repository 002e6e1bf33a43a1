package io.github.unitgen.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A named text and its line index. A byte that is not part of valid UTF-8 is held as the lone
 * surrogate {@code U+DC00 + byte}, so any bytes become a text and come back unchanged from {@link
 * #encode}.
 */
public final class Source {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char ESCAPED_BYTE = '\uDC00';
  private static final int STRIDE = 256;

  private final String name;
  private final String text;
  private int[] lineStarts = {};

  /** The number of characters before each multiple of {@link #STRIDE}. */
  private int[] strides = {};

  /** {@code name} is what people see: the path as they gave it, or an option such as --set. */
  public Source(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** Total: any bytes give a source. */
  public static Source of(String name, byte[] bytes) {
    return new Source(name, decode(bytes));
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** The whole text. */
  public Place whole() {
    return new Place(this, new Span(0, text.length()));
  }

  /** The place of {@code start} (inclusive) to {@code end} (exclusive). */
  public Place place(int start, int end) {
    return new Place(this, new Span(start, end));
  }

  /**
   * The 1-based line and column of {@code offset}; the column counts code points, not bytes, and
   * not a byte order mark at the start of the text.
   */
  public Position at(int offset) {
    int line = lineAt(offset);
    return new Position(line, columnAt(offset, line));
  }

  /** The column of {@code offset}, which is in {@code line}. */
  public int columnAt(int offset, int line) {
    int start = Math.min(lineSpan(line).start(), offset);
    int before =
        offset - start <= STRIDE
            ? text.codePointCount(start, offset)
            : characters(offset) - characters(start);
    return before + 1;
  }

  /** Returns the number of characters before {@code offset}. */
  private int characters(int offset) {
    int[] known = strides;
    if (known.length == 0) {
      known = new int[text.length() / STRIDE + 1];
      for (int i = 1; i < known.length; i++) {
        known[i] = known[i - 1] + begun((i - 1) * STRIDE, i * STRIDE);
      }
      strides = known;
    }
    int stride = offset / STRIDE;
    return known[stride] + begun(stride * STRIDE, offset);
  }

  /** How many characters begin there; the second half of a pair is the end of one. */
  private int begun(int from, int to) {
    boolean half =
        from > 0
            && from < to
            && Character.isLowSurrogate(text.charAt(from))
            && Character.isHighSurrogate(text.charAt(from - 1));
    return text.codePointCount(from, to) - (half ? 1 : 0);
  }

  /** The 1-based line of {@code offset}. */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where a 1-based line stands, without its terminator (LF or CR LF) and byte order mark. */
  public Span lineSpan(int number) {
    int[] starts = lineStarts();
    int start = starts[number - 1];
    int end = number < starts.length ? starts[number] - 1 : text.length();
    if (number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      start++;
    }
    boolean carriageReturn = number < starts.length && end > start && text.charAt(end - 1) == '\r';
    return new Span(start, carriageReturn ? end - 1 : end);
  }

  /** The text of a 1-based line, without its terminator (LF or CR LF) and byte order mark. */
  public String line(int number) {
    return slice(lineSpan(number));
  }

  /** The text covered by {@code span}. */
  public String slice(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** The offset of the first byte that is not part of valid UTF-8, or -1. */
  public int firstInvalidByte() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
        i++; // a pair: decode never leaves a lone high surrogate in front of an escaped byte
      } else if (isEscapedByte(c)) {
        return i;
      }
    }
    return -1;
  }

  /** The bytes that {@link #of} made {@code text} from. */
  public static byte[] encode(String text) {
    if (new Source("", text).firstInvalidByte() < 0) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        i++;
      } else if (isEscapedByte(c)) {
        write(out, text.substring(from, i));
        out.write(c - ESCAPED_BYTE);
        from = i + 1;
      }
    }
    write(out, text.substring(from));
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
  }

  private static boolean isEscapedByte(char c) {
    return c >= ESCAPED_BYTE + 0x80 && c <= ESCAPED_BYTE + 0xFF;
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String decode(byte[] bytes) {
    String quick = utf8(bytes);
    if (quick.indexOf('\uFFFD') < 0) {
      return quick;
    }
    StringBuilder out = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int length = sequenceLength(bytes, at);
      if (length == 0) {
        out.append((char) (ESCAPED_BYTE + (bytes[at] & 0xFF)));
        at++;
      } else {
        out.append(new String(bytes, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return out.toString();
  }

  /** The length of the valid UTF-8 sequence at {@code at}, or 0 (RFC 3629, table in section 4). */
  private static int sequenceLength(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > bytes.length) {
      return 0;
    }
    int second = bytes[at + 1] & 0xFF;
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known.length == 0) {
      int count = 1;
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        count++;
      }
      known = new int[count];
      int line = 1;
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        known[line++] = i + 1;
      }
      lineStarts = known;
    }
    return known;
  }

  /** A 1-based place for people; everything internal uses offsets. */
  public record Position(int line, int column) {}
}

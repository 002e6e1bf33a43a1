package io.github.unitgen.posix;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.teavm.interop.Address;

/** Methods of the JDK that the compiler lacks, or has wrong; the receiver is the first argument. */
public final class Stand {
  /** What a pattern does not take as it is. */
  private static final String SPECIAL = ".$|()[{^?*+\\";

  private Stand() {}

  public static Stream<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(from, i));
        i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
        from = i + 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines.stream();
  }

  /** The compiler has no pool of texts; there a comparison does not need it to be fast. */
  public static String intern(String text) {
    return text;
  }

  /** Beyond the end there is nothing, where the class library of the compiler throws. */
  public static boolean startsWith(String text, String begin, int from) {
    return from >= 0 && from <= text.length() - begin.length() && text.startsWith(begin, from);
  }

  /** The class library of the compiler makes a pattern of any separator. */
  public static String[] split(String text, String separator) {
    return split(text, separator, 0);
  }

  public static String[] split(String text, String separator, int limit) {
    if (limit > 0 || separator.length() != 1 || SPECIAL.indexOf(separator.charAt(0)) >= 0) {
      return text.split(separator, limit);
    }
    List<String> parts = new ArrayList<>();
    char wanted = separator.charAt(0);
    int from = 0;
    for (int to = text.indexOf(wanted); to >= 0; to = text.indexOf(wanted, from)) {
      parts.add(text.substring(from, to));
      from = to + 1;
    }
    parts.add(text.substring(from));
    int count = parts.size();
    // Without a separator there is one part, even of an empty text.
    if (limit == 0 && count > 1) {
      while (count > 0 && parts.get(count - 1).isEmpty()) {
        count--;
      }
    }
    String[] all = new String[count];
    for (int i = 0; i < count; i++) {
      all[i] = parts.get(i);
    }
    return all;
  }

  /**
   * In UTF-8 half a pair is a question mark. The class library of the compiler leaves it out, and
   * loses a pair of which the halves are in two blocks of its encoder.
   */
  public static byte[] getBytes(String text, Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? utf8(text) : text.getBytes(charset);
  }

  private static byte[] utf8(String text) {
    char[] all = text.toCharArray();
    byte[] bytes = new byte[utf8Length(all)];
    int to = 0;
    for (int i = 0; i < all.length; i++) {
      char c = all[i];
      if (c < 0x80) {
        bytes[to++] = (byte) c;
      } else if (c < 0x800) {
        bytes[to++] = (byte) (0xC0 | c >> 6);
        bytes[to++] = (byte) (0x80 | c & 0x3F);
      } else if (isPair(all, i)) {
        int code = Character.toCodePoint(c, all[++i]);
        bytes[to++] = (byte) (0xF0 | code >> 18);
        bytes[to++] = (byte) (0x80 | code >> 12 & 0x3F);
        bytes[to++] = (byte) (0x80 | code >> 6 & 0x3F);
        bytes[to++] = (byte) (0x80 | code & 0x3F);
      } else if (Character.isSurrogate(c)) {
        bytes[to++] = '?';
      } else {
        bytes[to++] = (byte) (0xE0 | c >> 12);
        bytes[to++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[to++] = (byte) (0x80 | c & 0x3F);
      }
    }
    return bytes;
  }

  private static int utf8Length(char[] all) {
    int length = 0;
    for (int i = 0; i < all.length; i++) {
      char c = all[i];
      if (isPair(all, i)) {
        length += 4;
        i++;
      } else if (c < 0x80 || Character.isSurrogate(c)) {
        length++;
      } else {
        length += c < 0x800 ? 2 : 3;
      }
    }
    return length;
  }

  private static boolean isPair(char[] all, int at) {
    return Character.isHighSurrogate(all[at])
        && at + 1 < all.length
        && Character.isLowSurrogate(all[at + 1]);
  }

  /** The class library of the compiler does not know {@code %n}. */
  public static String format(String text, Object... values) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean directive = c == '%' && i + 1 < text.length();
      if (directive && text.charAt(i + 1) == 'n') {
        all.append('\n');
        i++;
      } else {
        all.append(c);
        if (directive) {
          all.append(text.charAt(++i));
        }
      }
    }
    return String.format(all.toString(), values);
  }

  public static long toSeconds(Duration time) {
    return time.getSeconds();
  }

  /** Fills up with zeros beyond the end, which the class library of the compiler does not. */
  public static int[] copyOfRange(int[] from, int begin, int end) {
    int[] copy = new int[end - begin];
    System.arraycopy(from, begin, copy, 0, Math.min(from.length, end) - begin);
    return copy;
  }

  public static byte[] copyOfRange(byte[] from, int begin, int end) {
    byte[] copy = new byte[end - begin];
    System.arraycopy(from, begin, copy, 0, Math.min(from.length, end) - begin);
    return copy;
  }

  public static char[] copyOfRange(char[] from, int begin, int end) {
    char[] copy = new char[end - begin];
    System.arraycopy(from, begin, copy, 0, Math.min(from.length, end) - begin);
    return copy;
  }

  public static <T> T[] copyOfRange(T[] from, int begin, int end) {
    T[] copy = Arrays.copyOf(from, end - begin);
    Arrays.fill(copy, null);
    System.arraycopy(from, begin, copy, 0, Math.min(from.length, end) - begin);
    return copy;
  }

  /** There are no hooks: what is to be taken back {@code disk.c} takes back. */
  public static void addShutdownHook(Runtime program, Thread hook) {
    PosixDisk.holdSignals(true);
  }

  public static boolean removeShutdownHook(Runtime program, Thread hook) {
    PosixDisk.holdSignals(false);
    return true;
  }

  /** The resources are in the program. */
  public static InputStream getResourceAsStream(Class<?> type, String name) {
    int length = Posix.resource(Address.ofData(Native.bytes(name)));
    return length < 0 ? null : new ByteArrayInputStream(Native.answer(length));
  }
}

package io.github.unitgen.posix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.teavm.interop.Address;

/** The process of the native program. */
public final class Native {
  private static final int PART = 1 << 16;
  private static final int MOST_OF_FAULT = 400;

  /** Where most files have room. */
  private static final byte[] SOME = new byte[PART];

  private static final Set<String> NOTES = new TreeSet<>();

  private Native() {}

  /** The words of the command line; one that is not ASCII is left to the other program. */
  public static String[] args() {
    String[] args = new String[Posix.args()];
    for (int i = 0; i < args.length; i++) {
      byte[] bytes = new byte[Posix.argLength(i)];
      Posix.arg(i, Address.ofData(bytes));
      args[i] = text(bytes, 0, bytes.length);
    }
    return args;
  }

  /** The environment; only variables in ASCII decide anything. */
  public static Map<String, String> variables() {
    Map<String, String> all = new HashMap<>();
    int count = Posix.variables();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[Posix.variableLength(i)];
      Posix.variable(i, Address.ofData(bytes));
      String text = Characters.latin(bytes);
      int end = text.indexOf('=', 1);
      if (end > 0) {
        all.put(text.substring(0, end), text.substring(end + 1));
      }
    }
    return all;
  }

  /** Whether output and errors go to a terminal. */
  public static boolean terminal() {
    return Posix.terminal() != 0;
  }

  /** Standard input. */
  public static InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] to, int from, int length) throws IOException {
        int count = Posix.read(0, Address.ofData(to), from, Math.min(length, PART));
        if (count < 0) {
          throw new IOException(PosixFiles.reason(-count));
        }
        return count == 0 && length > 0 ? -1 : count;
      }
    };
  }

  /** All that is left; of a regular file that is {@code size}, if the file system tells it. */
  static byte[] read(int descriptor, int size) throws IOException {
    byte[] bytes = size < SOME.length ? SOME : new byte[size + 1];
    int length = 0;
    while (true) {
      int count = Posix.read(descriptor, Address.ofData(bytes), length, bytes.length - length);
      if (count < 0) {
        throw new IOException(PosixFiles.reason(-count));
      }
      length += count;
      if (count == 0 || length == size) { // there was room for more
        return Arrays.copyOf(bytes, length);
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
    }
  }

  /** Whether all was written; a reader that has seen enough is no trouble. */
  public static boolean write(int descriptor, ByteArrayOutputStream out) {
    byte[] bytes = out.toByteArray();
    int error =
        bytes.length == 0 ? 0 : Posix.write(descriptor, Address.ofData(bytes), bytes.length);
    return error == 0 || error == Posix.EPIPE;
  }

  /** Ends the process. */
  public static void exit(int code) {
    Posix.exit(code);
  }

  /** As {@link #handOver()}, but returns where the other program is not there. */
  public static void tryHandOver() {
    Posix.handOver();
  }

  /** Has a line printed on standard error at the end. */
  public static void note(String line) {
    NOTES.add(line);
  }

  /** The lines of {@link #note}, each once, in an order that no process can change. */
  public static Set<String> notes() {
    return NOTES;
  }

  /**
   * Ends this program, which has printed nothing yet, in favour of the one on the JVM; where it has
   * changed a file already, with an error.
   */
  public static RuntimeException handOver() {
    throw handOver("this command");
  }

  /** The same after a fault; what it was is printed where the other program is not there. */
  public static RuntimeException fault(Throwable e) {
    String text = String.valueOf(e);
    byte[] what = new byte[Math.min(text.length(), MOST_OF_FAULT) + 1];
    for (int i = 0; i < what.length - 1; i++) {
      char c = text.charAt(i);
      what[i] = (byte) (c < ' ' || c > '~' ? '?' : c);
    }
    Posix.fault(Address.ofData(what));
    return new IllegalStateException();
  }

  /** The same; {@code what} is named where the other program is not there. */
  public static RuntimeException handOver(String what) {
    Posix.handOver();
    if (DiskCalls.hasChanged() != 0) {
      throw fault(new IllegalStateException(what + " needs the full package"));
    }
    byte[] text =
        ("unitgen: " + what + " needs the full package\n").getBytes(StandardCharsets.UTF_8);
    Posix.write(2, Address.ofData(text), text.length);
    Posix.exit(3);
    return new IllegalStateException();
  }

  /** An answer of {@code posix.c}. */
  static byte[] answer(int length) {
    byte[] bytes = new byte[length];
    if (length > 0) {
      Posix.answer(Address.ofData(bytes));
    }
    return bytes;
  }

  /** ASCII as a string: other names mean what the locale says, and the JVM knows that. */
  static String text(byte[] bytes, int from, int to) {
    char[] text = new char[to - from];
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        throw handOver("a name that is not ASCII");
      }
      text[i - from] = (char) bytes[i];
    }
    return new String(text);
  }

  /** A string of C. */
  static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || c > '~') {
        throw handOver("a name that is not ASCII");
      }
      bytes[i] = (byte) c;
    }
    return bytes;
  }
}

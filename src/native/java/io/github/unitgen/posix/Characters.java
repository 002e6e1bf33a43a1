package io.github.unitgen.posix;

import java.nio.charset.StandardCharsets;
import org.teavm.interop.Address;

/** Texts of bytes without the decoders of the class library of the compiler. */
public final class Characters {
  /** What a text is made of before its characters are known. */
  private static final char[] BLANK = new char[1 << 14];

  private Characters() {}

  /** Stands for {@code source.Source#utf8}. */
  public static String utf8(byte[] bytes) {
    if (bytes.length > 0 && bytes.length <= BLANK.length) {
      // Nobody has seen the text yet, so that its characters can be written where they stay.
      String text = new String(BLANK, 0, bytes.length);
      boolean ascii = Posix.text(Address.ofData(bytes), bytes.length, Address.ofObject(text)) != 0;
      return ascii ? text : new String(bytes, StandardCharsets.UTF_8);
    }
    char[] text = new char[bytes.length];
    return widen(bytes, text) ? new String(text) : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Each byte as a character. */
  static String latin(byte[] bytes) {
    char[] text = new char[bytes.length];
    widen(bytes, text);
    return new String(text);
  }

  /** Whether all bytes are ASCII. */
  private static boolean widen(byte[] bytes, char[] text) {
    return bytes.length == 0
        || Posix.characters(Address.ofData(bytes), bytes.length, Address.ofData(text)) != 0;
  }

  /** Stands for {@code catalog.TableText#of}. */
  public static String table(String name) {
    byte[] path = Native.bytes("/unitgen/catalog/" + name + ".tsv");
    int length = Posix.resource(Address.ofData(path));
    if (length < 0) {
      throw new IllegalStateException("the table " + name + " is missing from the program");
    }
    char[] text = new char[length];
    if (length > 0) {
      Posix.answerCharacters(Address.ofData(text));
    }
    return new String(text);
  }
}

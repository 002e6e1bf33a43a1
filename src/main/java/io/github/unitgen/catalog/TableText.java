package io.github.unitgen.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the tables that are packed with the program; the core reads no other resource. */
final class TableText {
  private TableText() {}

  /** Returns the table as it is packed; each char represents one byte. */
  static String of(String name) {
    try (InputStream in =
        TableText.class.getResourceAsStream("/unitgen/catalog/" + name + ".tsv")) {
      if (in == null) {
        throw new IllegalStateException("the table " + name + " is missing from the jar");
      }
      // The bytes stay undecoded: decoding a long table for the sake of one word costs more than
      // reading it.
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

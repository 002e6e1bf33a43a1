package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8WriterTest {
  /** Halves of pairs included, which no encoding has alone. */
  private static final String CHARACTERS = "aé€\uD83D\uDE00\uD83D\uDE00\n";

  @Test
  void writesTheBytesThatTheLibraryWrites() throws IOException {
    Random random = new Random(4);
    for (int round = 0; round < 2000; round++) {
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (Writer library = new OutputStreamWriter(expected, StandardCharsets.UTF_8);
          Writer writer = new Utf8Writer(bytes)) {
        int pieces = random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
          StringBuilder text = new StringBuilder();
          int length = random.nextInt(4);
          for (int j = 0; j < length; j++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
          }
          int from = random.nextInt(length + 1);
          library.write(text.toString(), from, length - from);
          if (random.nextBoolean()) {
            writer.write(text.toString(), from, length - from);
          } else {
            writer.write(text.toString().toCharArray(), from, length - from);
          }
        }
      }
      assertThat(bytes.toByteArray()).isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void textLongerThanTheBufferIsWritten() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String text = "a€".repeat(100_000);
    try (Writer writer = new Utf8Writer(bytes)) {
      writer.write("b");
      writer.write(text);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("b" + text);
  }
}

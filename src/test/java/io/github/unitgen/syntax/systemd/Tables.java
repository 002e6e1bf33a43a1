package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables under test-fixtures/systemd; each row was seen in a running systemd 252. */
final class Tables {
  private static final Pattern CHARACTER = Pattern.compile("\\{U\\+([0-9A-F]{4,6})}");

  private Tables() {}

  /** The rows of a table, comments left out, {@code {U+XXXX}} replaced. */
  static Stream<List<String>> rows(String name) {
    try {
      return Files.readAllLines(Path.of("test-fixtures/systemd", name)).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Stream.of(line.split("\t", -1)).map(Tables::decode).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value systemd has for the text behind the equals sign, through the whole parser. */
  static String value(String written) {
    return unit("[S]\nK=" + written + "\n").last("S", "K").orElseThrow().value();
  }

  static UnitFile unit(String text) {
    return UnitParser.parse(new Source("x.service", text));
  }

  private static String decode(String cell) {
    return CHARACTER
        .matcher(cell)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
  }
}

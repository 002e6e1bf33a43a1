package io.github.unitgen.syntax.upstart;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small jobs with what the real Upstart 1.13.2 said of them. */
final class Oracle {
  private static final Path FOLDER = Path.of("test-fixtures/upstart/oracle");

  private Oracle() {}

  /** One row of {@code verdicts.tsv}; line and message are empty where the file is fine. */
  record Verdict(String file, boolean ok, String line, String message) {
    Source source() {
      return Oracle.source("conf/" + file);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Verdict> verdicts() {
    return lines("verdicts.tsv")
        .skip(1)
        .map(row -> row.split("\t", -1))
        .map(cells -> new Verdict(cells[0], cells[1].equals("ok"), cells[2], cells[3]));
  }

  static Stream<Verdict> errors() {
    return verdicts().filter(verdict -> !verdict.ok());
  }

  static Stream<JsonElement> jsonLines(String file) {
    return lines(file).map(JsonParser::parseString);
  }

  static Stream<String> lines(String file) {
    return Stream.of(source(file).text().split("\n"));
  }

  static Source source(String file) {
    try {
      return Source.of(file, Files.readAllBytes(FOLDER.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all jobs that lie there. */
  static List<String> files() {
    try (Stream<Path> found = Files.list(FOLDER.resolve("conf"))) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

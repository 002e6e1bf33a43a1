package io.github.unitgen.lint.fix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Files put together from the lines of the bad examples of all rules, and those themselves. */
final class ExampleLines {
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```(\\w+) bad[^\n]*\n(.*?)^```$");

  private ExampleLines() {}

  static Arbitrary<String> units() {
    return files("systemd", List.of("[Unit]", "[Service]", "[Install]", "ExecStart=/bin/a", ""));
  }

  static Arbitrary<String> jobs() {
    return files("upstart", List.of("respawn", "exec /bin/a", "script", "end script", ""));
  }

  /** The bad examples of the pages of rules, in this language. */
  static List<String> examples(String language) {
    List<String> examples = new ArrayList<>();
    try (Stream<Path> pages = Files.list(Path.of("docs/rules"))) {
      for (Path page : pages.sorted().toList()) {
        Matcher example = EXAMPLE.matcher(Files.readString(page));
        while (example.find()) {
          if (example.group(1).equals(language)) {
            examples.add(shown(example.group(2)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examples;
  }

  static Arbitrary<String> files(String language, List<String> more) {
    List<String> lines = new ArrayList<>(more);
    examples(language).forEach(example -> lines.addAll(List.of(example.split("\n"))));
    Arbitrary<String> line = Arbitraries.oneOf(Arbitraries.of(lines), Arbitraries.of(more));
    Arbitrary<String> end = Arbitraries.of("\n", "\r\n");
    return line.list()
        .ofMaxSize(12)
        .flatMap(all -> end.map(terminator -> String.join(terminator, all) + terminator));
  }

  private static String shown(String text) {
    return text.replace('␠', ' ').replace('␉', '\t').replace('␍', '\r').replace("␟", "\uFEFF");
  }
}

package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real shell, run on a script file in a folder of its own. */
final class Dash {
  private Dash() {}

  static void assume() {
    Assumptions.assumeTrue(
        Stream.of("/bin/dash", "/usr/bin/dash").anyMatch(p -> Files.isExecutable(Path.of(p))),
        "dash is not installed: nothing is compared with the real shell");
  }

  /** What {@code script} writes, split at each NUL; standard error ends up in the failure. */
  static List<String> run(String shell, Path directory, String script, Map<String, String> env) {
    try {
      Path file = Files.createTempFile("script", ".sh");
      Path out = Files.createTempFile("script", ".out");
      Path err = Files.createTempFile("script", ".err");
      try {
        Files.write(file, script.getBytes(StandardCharsets.UTF_8));
        ProcessBuilder builder =
            new ProcessBuilder(shell, file.toString())
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(env);
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.start().waitFor();
        assertThat(Files.readString(err)).as("errors of: %s", script).isEmpty();
        return Arrays.asList(Files.readString(out).split("\0", -1));
      } finally {
        Files.delete(file);
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The words that the shell makes of each of the texts, put behind the name of a function. */
  @SuppressWarnings("OrphanedFormatString") // the format is for the shell's printf
  static List<List<String>> words(String shell, Path directory, List<String> texts) {
    StringBuilder script = new StringBuilder("w() { printf '%s\\0' \"$#\" \"$@\"; }\n");
    texts.forEach(text -> script.append("w ").append(text).append('\n'));
    return lists(run(shell, directory, script.toString(), Map.of("HOME", "/home/of/test")));
  }

  /** Reads lists, each behind its length. */
  static List<List<String>> lists(List<String> out) {
    List<List<String>> words = new ArrayList<>();
    int at = 0;
    while (at < out.size() - 1) {
      int count = Integer.parseInt(out.get(at));
      words.add(out.subList(at + 1, at + 1 + count));
      at += 1 + count;
    }
    return words;
  }

  /**
   * Puts a program named show into {@code folder}: it writes its arguments, its folder and its
   * environment, each list behind its length.
   */
  static Path show(Path folder) throws IOException {
    Path show = folder.resolve("show");
    Files.writeString(
        show,
        """
        #!/bin/sh
        p() { printf '%s\\0' "$@"; }
        p $# "$@"
        p 1 "$(pwd)"
        p 6 "A=$A" "B=$B" "C=$C" "D=$D" "index=$index" "$(env | grep -c '^[ABCD]=')"
        """);
    Files.setPosixFilePermissions(show, PosixFilePermissions.fromString("rwxr-xr-x"));
    return show;
  }

  /** A folder with files for patterns to match. */
  static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("shell-words");
    for (String name : List.of("a", "b", "ab", "ba", "[", "]", "[a]", "a]", "!", "-", "x]", "*")) {
      Files.createFile(folder.resolve(name));
    }
    Files.createFile(Files.createDirectory(folder.resolve("d")).resolve("a"));
    return folder;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

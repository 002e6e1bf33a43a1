package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as build tools call it, in a folder that is not the current one. */
class MainTest {
  private static final String MANIFEST =
      "unitgen: 1\nname: w\nprocesses: { a: { command: /srv/a, user: u } }\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(String... words) {
    return Main.run(List.of(words), folder, new PrintWriter(out), new PrintWriter(err));
  }

  @Test
  void pathsStartInTheFolder() throws IOException {
    Files.writeString(folder.resolve("manifest.yml"), MANIFEST);
    assertThat(run("render", "manifest.yml", "-o", "units")).as(err.toString()).isZero();
    assertThat(Files.readString(folder.resolve("units/a.service")))
        .startsWith("# Rendered by unitgen from manifest.yml for group w");
    Files.writeString(folder.resolve("units/b.service"), "[Service]\nExecStart=/b\nRestarSec=1\n");
    assertThat(run("lint", "--format", "oneline", "units")).isEqualTo(1);
    assertThat(out.toString()).contains("units/b.service:3:1");
  }

  @Test
  void theConfigurationOfTheFolderCounts() throws IOException {
    Files.writeString(folder.resolve(".unitgen.yml"), "exclude: units/\n");
    Files.createDirectory(folder.resolve("units"));
    Files.writeString(folder.resolve("units/b.service"), "[Service]\nRestarSec=1\n");
    assertThat(run("lint")).isZero();
  }

  @Test
  void failuresAreExitCodesWithTheReason() {
    assertThat(run("lint", "nowhere.service")).isEqualTo(3);
    assertThat(err.toString()).startsWith("unitgen: nowhere.service");
    assertThat(run("lint", "--nonsense")).isEqualTo(2);
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> runs = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Path project = Files.createDirectory(folder.resolve("p" + i));
        Files.writeString(project.resolve("manifest.yml"), MANIFEST);
        runs.add(threads.submit(() -> all(project)));
      }
      Set<String> seen = new TreeSet<>();
      for (Future<String> one : runs) {
        seen.add(one.get());
      }
      assertThat(seen).hasSize(1).first().asString().contains("a.service").startsWith("0 0 ");
    } finally {
      threads.shutdown();
    }
  }

  private static String all(Path project) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    int rendered =
        Main.run(List.of("render", "manifest.yml", "-o", "units"), project, writer, writer);
    int linted = Main.run(List.of("lint", "manifest.yml", "units"), project, writer, writer);
    return rendered + " " + linted + " " + text.toString().replace(project + "/", "");
  }
}

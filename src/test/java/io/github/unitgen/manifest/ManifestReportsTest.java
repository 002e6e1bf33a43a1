package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.report.TextReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a user sees of each folder in test-fixtures/manifest. {@code -Dunitgen.accept=true} writes
 * the reports anew.
 */
class ManifestReportsTest {
  static List<Fixture> err() {
    return Fixture.all("err");
  }

  static List<Fixture> ok() {
    return Fixture.all("ok");
  }

  @ParameterizedTest
  @MethodSource("err")
  void reports(Fixture fixture) throws IOException {
    Parsed<Manifest> manifest = fixture.read();
    String report = new TextReporter(false).report(manifest.problems());
    Path expected = fixture.folder().resolve("report.txt");
    if (Boolean.getBoolean("unitgen.accept")) {
      assertThat(System.getenv("CI")).as("reports are accepted by people, not in CI").isNull();
      Files.writeString(expected, report);
    }
    assertThat(manifest.problems()).isNotEmpty();
    assertThat(report).isEqualTo(Files.readString(expected));
    assertThat(manifest.value().isPresent()).isNotEqualTo(manifest.hasErrors());
  }

  @ParameterizedTest
  @MethodSource("ok")
  void takes(Fixture fixture) throws IOException {
    Parsed<Manifest> manifest = fixture.read();
    assertThat(new TextReporter(false).report(manifest.problems())).isEmpty();
    assertThat(manifest.value()).isPresent();
  }

  @Test
  void writesEveryMessageAndHelpInTheHouseStyle() throws IOException {
    List<Diagnostic> all = new ArrayList<>();
    for (Fixture fixture : err()) {
      all.addAll(fixture.read().problems());
    }
    for (Diagnostic problem : all) {
      assertThat(problem.message()).hasSizeLessThanOrEqualTo(80).doesNotEndWith(".");
      String words = problem.message() + " " + problem.help().orElse("");
      assertThat(words.toLowerCase(Locale.ROOT).replace("did you mean", "").split("[^a-z]+"))
          .as(words)
          .doesNotContain("you", "your", "please", "should");
      assertThat(problem.help()).as(problem.message()).isPresent();
    }
  }
}

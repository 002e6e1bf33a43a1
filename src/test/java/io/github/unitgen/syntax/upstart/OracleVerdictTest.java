package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OracleVerdictTest {
  @Test
  void thereIsAVerdictOnEveryJob() {
    assertThat(Oracle.verdicts().map(Oracle.Verdict::file))
        .hasSize(436)
        .containsExactlyInAnyOrderElementsOf(Oracle.files());
  }

  @ParameterizedTest
  @MethodSource("io.github.unitgen.syntax.upstart.Oracle#verdicts")
  void agreesOnVerdictMessageAndLine(Oracle.Verdict verdict) {
    Optional<JobError> error = JobParser.parse(verdict.source()).error();
    assertThat(error.map(JobError::message).orElse("")).isEqualTo(verdict.message());
    assertThat(error.map(e -> String.valueOf(e.line())).orElse("")).isEqualTo(verdict.line());
    assertThat(error.isEmpty()).isEqualTo(verdict.ok());
  }

  @ParameterizedTest
  @MethodSource("io.github.unitgen.syntax.upstart.Oracle#verdicts")
  void keepsEveryByte(Oracle.Verdict verdict) {
    Source source = verdict.source();
    assertThat(JobParser.parse(source).print()).isEqualTo(source.text());
  }

  /**
   * For people an error is placed where the wrong text starts. That is the reported line, unless
   * something was left open or the line was continued.
   */
  @ParameterizedTest
  @MethodSource("io.github.unitgen.syntax.upstart.Oracle#errors")
  void placesWhatNeverEndsWhereItOpensAndEverythingElseOnItsLine(Oracle.Verdict verdict) {
    Source source = verdict.source();
    JobError error = JobParser.parse(source).error().orElseThrow();
    if (error.neverEnds()) {
      assertThat(error.span().end()).isEqualTo(source.text().length());
      assertThat(error.startLine(source)).isLessThan(error.line());
    } else if (verdict.file().equals("unknown-continuation.conf")) {
      assertThat(error.startLine(source)).isEqualTo(error.line() - 1);
    } else {
      assertThat(error.startLine(source)).isEqualTo(error.line());
    }
  }
}

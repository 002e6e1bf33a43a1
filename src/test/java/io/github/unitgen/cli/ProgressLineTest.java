package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.workspace.Progress.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final long MILLISECOND = 1_000_000;

  private final StringWriter text = new StringWriter();
  private final AtomicLong clock = new AtomicLong();
  private final ProgressLine line = new ProgressLine(new PrintWriter(text), clock::get);

  private void doneAfter(long milliseconds) {
    clock.addAndGet(milliseconds * MILLISECOND);
    line.done();
  }

  @Test
  void saysNothingWithinASecond() {
    line.begin(Step.READ, 3);
    doneAfter(400);
    doneAfter(400);
    doneAfter(199);
    line.close();
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void saysHowFarItIsTenTimesASecondAndGoesAway() {
    line.begin(Step.READ, 1000);
    doneAfter(1000);
    doneAfter(50);
    doneAfter(50);
    line.begin(Step.LINT, 7);
    doneAfter(100);
    line.close();
    assertThat(text.toString().split("\r", -1))
        .containsExactly(
            "",
            "reading 1 of 1000 files",
            "reading 3 of 1000 files",
            "linting 1 of 7 files   ",
            " ".repeat("linting 1 of 7 files".length()),
            "");
  }
}

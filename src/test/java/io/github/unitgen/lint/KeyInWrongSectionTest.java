package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import org.junit.jupiter.api.Test;

class KeyInWrongSectionTest {
  @Test
  void movesTheLineBehindALastOneWithoutAnEnd() {
    assertThat(fixed("[Unit]\nRestart=always\n[Service]\nExecStart=/bin/x"))
        .isEqualTo("[Unit]\n[Service]\nExecStart=/bin/x\nRestart=always\n");
  }

  @Test
  void movesALastLineWithoutAnEnd() {
    assertThat(fixed("[Service]\nExecStart=/bin/x\n[Unit]\nRestart=always"))
        .isEqualTo("[Service]\nExecStart=/bin/x\nRestart=always\n[Unit]\n");
  }

  private static String fixed(String text) {
    return StructureRules.lint(new Source("x.service", text)).stream()
        .filter(finding -> finding.rule().equals("S003"))
        .findFirst()
        .flatMap(finding -> finding.fix())
        .orElseThrow()
        .applyTo(text);
  }
}

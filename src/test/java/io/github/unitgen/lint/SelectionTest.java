package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final RuleInfo RULE = RuleInfo.warning("S104", "bad-thing", "a thing is bad");
  private static final RuleInfo PEDANTIC = RULE.in(Profile.PEDANTIC);

  private static Severity graded(Selection selection) {
    Diagnostic finding =
        new Diagnostic(
            RULE.id(),
            RULE.name(),
            Severity.INFO,
            new Source("", "").whole(),
            "",
            List.of(),
            Optional.empty());
    return selection.graded(RULE, finding).severity();
  }

  private static RuleInfo rule(String id, Profile profile) {
    return RuleInfo.warning(id, "bad-thing", "a thing is bad").in(profile);
  }

  @Test
  void beginsWithTheDefaultProfile() {
    assertThat(Selection.DEFAULT.isOn(rule("S997", Profile.DEFAULT))).isTrue();
    assertThat(Selection.DEFAULT.isOn(rule("S998", Profile.PEDANTIC))).isFalse();
    assertThat(Selection.DEFAULT.isOn(rule("S999", Profile.HARDENING))).isFalse();
  }

  @Test
  void namesRulesInManyWays() {
    for (String pattern : List.of("S104", "s104", "S1", "s", "bad-thing", "pedantic", "all")) {
      assertThat(Selection.DEFAULT.then(pattern, Effect.ON).isOn(PEDANTIC)).as(pattern).isTrue();
    }
    for (String pattern : List.of("S105", "U", "BAD-THING", "hardening", "default", "S1044", "")) {
      assertThat(Selection.DEFAULT.then(pattern, Effect.ON).isOn(PEDANTIC)).as(pattern).isFalse();
    }
  }

  @Test
  void letsTheLastStepDecide() {
    Selection off = Selection.DEFAULT.then("S104", Effect.OFF);
    assertThat(off.isOn(RULE)).isFalse();
    assertThat(off.then("S", Effect.ON).isOn(RULE)).isTrue();
    assertThat(off.then("U", Effect.ON).isOn(RULE)).isFalse();
    assertThat(off.then(Selection.DEFAULT.then("all", Effect.INFO)).isOn(RULE)).isTrue();
  }

  @Test
  void keepsASeverityThatLaterStepsDoNotName() {
    assertThat(graded(Selection.DEFAULT)).isEqualTo(Severity.INFO);
    Selection error = Selection.DEFAULT.then("S104", Effect.ERROR);
    assertThat(graded(error)).isEqualTo(Severity.ERROR);
    assertThat(graded(error.then("all", Effect.OFF).then("S", Effect.ON)))
        .isEqualTo(Severity.ERROR);
    assertThat(graded(error.then("S1", Effect.STYLE))).isEqualTo(Severity.STYLE);
    assertThat(graded(error.then("S2", Effect.STYLE))).isEqualTo(Severity.ERROR);
  }

  @Test
  void knowsWhatNamesAnyRule() {
    for (String pattern :
        List.of("S104", "s104", "M", "x9", "schema-violation", "hardening", "all")) {
      assertThat(Selection.isKnown(pattern)).as(pattern).isTrue();
    }
    for (String pattern : List.of("", "S998", "S1040", "Q", "pid-file", "ALL")) {
      assertThat(Selection.isKnown(pattern)).as(pattern).isFalse();
    }
  }
}

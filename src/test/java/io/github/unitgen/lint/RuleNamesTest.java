package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.manifest.ManifestRule;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleNamesTest {
  private static List<Rule> classes() {
    return Stream.of(
            Rules.units(), Rules.jobs(), Rules.environments(), Rules.groups(), Rules.folders())
        .<Rule>flatMap(List::stream)
        .toList();
  }

  /** {@code StopOnMissesRunlevel1} as {@code stop-on-misses-runlevel-1}. */
  private static String kebab(String className) {
    return className.replaceAll("(?<!^)([A-Z]|[0-9]+)", "-$1").toLowerCase(Locale.ROOT);
  }

  @Test
  void aRuleIsCalledAsItsClassIs() {
    assertThat(classes())
        .hasSizeGreaterThan(150)
        .allSatisfy(
            rule ->
                assertThat(kebab(rule.getClass().getSimpleName())).isEqualTo(rule.info().name()));
  }

  @Test
  void aRuleOfTheReaderOfManifestsIsCalledAsItsConstantIs() {
    assertThat(ManifestRule.values())
        .allSatisfy(
            rule ->
                assertThat(rule.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .isEqualTo(rule.info().name()));
  }

  @Test
  void noTwoRulesShareAName() {
    assertThat(Rules.infos()).extracting(RuleInfo::name).doesNotHaveDuplicates();
  }

  /** They are read behind "ignore": {@code ignore[missing-restart]}, not {@code [no-restart]}. */
  @Test
  void aNameSaysWhatIsBadAndNotWhatToDo() {
    assertThat(Rules.infos())
        .extracting(RuleInfo::name)
        .noneMatch(name -> name.matches("(no|ban|use|avoid|prefer|dont|require)-.*"));
  }
}

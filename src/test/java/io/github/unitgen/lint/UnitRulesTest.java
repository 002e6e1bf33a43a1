package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.RulePage.Block;
import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.Inputs;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which rules are asked of a unit: none that is left out would have found anything. */
class UnitRulesTest {
  private static List<UnitRule> asked(UnitInput unit) {
    List<UnitRule> asked = new ArrayList<>();
    UnitRules.every().forEachAsked(unit, asked::add);
    return asked;
  }

  private static final List<SystemdVersions> VERSIONS =
      List.of(SystemdVersions.of(208), SystemdVersions.of(219, 252), SystemdVersions.NEWEST);

  /** A machine without programs and accounts. */
  private static final Image EMPTY =
      new Image() {
        @Override
        public boolean isComplete() {
          return true;
        }

        @Override
        public boolean has(String path) {
          return false;
        }

        @Override
        public Optional<Source> read(String path) {
          return Optional.of(new Source(path, ""));
        }
      };

  @Test
  void noRuleThatIsLeftOutFindsAnythingInAnExample() throws IOException {
    for (Block example : examples()) {
      check(example.file(), example.example());
    }
  }

  @Test
  void noRuleThatIsLeftOutFindsAnythingInAnExampleWithoutOneOfItsSettings() throws IOException {
    for (Block example : examples()) {
      String text = example.example();
      for (UnitFile.Line line : UnitParser.parse(new Source("", text)).lines()) {
        if (line instanceof UnitFile.Assignment) {
          check(
              example.file(),
              text.substring(0, line.span().start()) + text.substring(line.span().end()));
        }
      }
    }
  }

  @Test
  void oneWalkFindsInAnExampleWhatEachRuleFindsAlone() throws IOException {
    int found = 0;
    for (Block example : examples()) {
      UnitFile file = UnitParser.parse(new Source(example.file(), example.example()));
      UnitName name = UnitName.of(example.file());
      UnitInput unit = new UnitInput(file, name, SystemdVersions.NEWEST);
      List<RawFinding> expected = new ArrayList<>();
      for (UnitRule rule : Rules.units()) {
        List<Diagnostic> alone = new ArrayList<>();
        rule.check(unit, new Findings(file.source(), rule.info(), alone));
        alone.forEach(finding -> expected.add(new RawFinding(rule.info(), finding)));
      }
      List<RawFinding> walked =
          UnitRules.every().check(new UnitInput(file, name, SystemdVersions.NEWEST), rule -> true);
      assertThat(walked).as(example.example()).containsExactlyInAnyOrderElementsOf(expected);
      found += walked.size();
    }

    assertThat(found).isPositive();
  }

  @Test
  void callsARuleAboutLinesForItsKeysAlone() {
    for (UnitRule rule : Rules.units()) {
      if (rule instanceof LineRule line) {
        List<String> seen = new ArrayList<>();
        LineRule watched =
            new LineRule() {
              @Override
              public RuleInfo info() {
                return line.info();
              }

              @Override
              public Collection<String> keys() {
                return line.keys();
              }

              @Override
              public void check(UnitInput unit, UnitFile.Assignment at, Findings findings) {
                seen.add(at.section() + "." + at.key());
              }
            };
        String key = line.keys().iterator().next();
        UnitInput unit =
            unit("a.service", "[Unit]\n" + key + "=1\nX-A=2\n[Socket]\nX-B=3\n" + key + "=4\n");

        new UnitRules(List.of(watched)).check(unit, any -> true);

        assertThat(seen).containsExactly("Unit." + key, "Socket." + key);
      }
    }
  }

  @Test
  void asksOnlyRulesThatHaveToDoWithASettingOfTheUnit() {
    List<UnitRule> asked = asked(unit("a.service", "[Service]\nAlias=b\n"));

    assertThat(ids(asked)).contains("S716", "S001").doesNotContain("S104", "S025");
    assertThat(ids(asked(unit("a.timer", "")))).contains("S025");
  }

  @Test
  void knowsAllSettingsThatTakeCommands() {
    Set<String> keys = new TreeSet<>();
    for (String section : UnitSections.all()) {
      for (String key : Directives.all().keys(section)) {
        if (Directives.all()
            .find(section, key)
            .filter(found -> found.valueType().equals("exec-command"))
            .isPresent()) {
          keys.add(key);
        }
      }
    }

    assertThat(ExecLines.KEYS).containsExactlyInAnyOrderElementsOf(keys);
  }

  private static void check(String name, String text) {
    UnitFile file = UnitParser.parse(new Source(name, text));
    for (SystemdVersions versions : VERSIONS) {
      check(new UnitInput(file, UnitName.of(name), versions, EMPTY, ShellReviewer.NONE), text);
    }
    check(unit(name, text), text);
  }

  private static void check(UnitInput unit, String text) {
    List<UnitRule> asked = asked(unit);
    for (UnitRule rule : Rules.units()) {
      if (!asked.contains(rule)) {
        List<Diagnostic> found = new ArrayList<>();
        rule.check(unit, new Findings(unit.file().source(), rule.info(), found));
        assertThat(found).as(text).isEmpty();
      }
    }
  }

  private static UnitInput unit(String name, String text) {
    return Inputs.unit(name, text);
  }

  private static List<String> ids(List<UnitRule> rules) {
    return rules.stream().map(rule -> rule.info().id()).toList();
  }

  private static List<Block> examples() throws IOException {
    List<Block> examples = new ArrayList<>();
    for (RuleInfo rule : Rules.infos()) {
      for (Block block : RulePage.of(rule).blocks()) {
        if (Kind.of(block.language()).filter(Kind.SYSTEMD::equals).isPresent()
            && block.head().contains(" ")) {
          examples.add(block);
        }
      }
    }
    return examples;
  }
}

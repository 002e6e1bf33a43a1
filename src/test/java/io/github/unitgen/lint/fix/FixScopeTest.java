package io.github.unitgen.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.SystemdVersion;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.systemd.VersionedPart;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What a fix of a unit may change: the settings that it writes to, in words that the versions know.
 */
class FixScopeTest {
  private static final Path CASES = Path.of("test-fixtures/lint/cases");
  private static final String SERVICE = "worker.service";
  private static final Selection ALL = Selection.DEFAULT.then("all", Effect.ON);

  @Example
  void aSafeFixOfAnExampleLeavesEveryOtherSettingAsItIs() {
    examples().forEach(FixScopeTest::checkSafeFixes);
  }

  @Example
  void aSafeFixOfACaseLeavesEveryOtherSettingAsItIs() {
    cases().forEach(FixScopeTest::checkSafeFixes);
  }

  @Property(tries = 2000)
  void aSafeFixLeavesEveryOtherSettingAsItIs(@ForAll("units") String text) {
    checkSafeFixes(new Source(SERVICE, text));
  }

  @Example
  void noFixOfAnExampleWritesWhatAVersionLacks() {
    examples().forEach(FixScopeTest::checkVersions);
  }

  @Example
  void noFixOfACaseWritesWhatAVersionLacks() {
    cases().forEach(FixScopeTest::checkVersions);
  }

  @Property(tries = 2000)
  void noFixWritesWhatAVersionLacks(
      @ForAll("units") String text,
      @ForAll @IntRange(min = SystemdVersion.OLDEST, max = SystemdVersion.NEWEST) int version) {
    checkVersion(new Source(SERVICE, text), SystemdVersions.of(version));
  }

  @Provide
  Arbitrary<String> units() {
    return ExampleLines.units();
  }

  private static List<Source> examples() {
    return ExampleLines.examples("systemd").stream().map(x -> new Source(SERVICE, x)).toList();
  }

  private static List<Source> cases() {
    List<Source> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.sorted().toList()) {
        cases.add(Source.of(file.getFileName().toString(), Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(cases).hasSizeGreaterThan(50);
    cases.addAll(SharedCases.all(".service", ".socket", ".timer", ".path", ".mount", ".target"));
    return cases;
  }

  private static UnitInput unit(Source source, SystemdVersions versions) {
    return new UnitInput(UnitParser.parse(source), UnitName.of(source.name()), versions);
  }

  private static List<Diagnostic> lint(Source source, Targets targets) {
    return Linter.lint(new Document(source, Kind.SYSTEMD), Criteria.ofRules(targets, ALL));
  }

  private static String setting(Assignment line) {
    return line.section() + "." + line.key();
  }

  private static boolean isRefused(UnitFile file) {
    return file.lines().stream()
        .anyMatch(line -> line instanceof UnitFile.Junk junk && junk.reason().refusesFile());
  }

  /** What is left of each setting that any version knows, in file order. */
  private static Map<String, List<String>> effective(UnitInput unit) {
    Map<String, List<String>> values = new TreeMap<>();
    for (Assignment line : unit.assignments()) {
      if (Directives.all().find(line.section(), line.key()).isPresent()) {
        values.computeIfAbsent(
            setting(line),
            setting ->
                unit.effective(line.section(), line.key()).stream()
                    .map(Assignment::value)
                    .toList());
      }
    }
    return values;
  }

  private static void checkSafeFixes(Source text) {
    FixStep.eachSafe(text, now -> lint(now, Targets.NEWEST), FixScopeTest::check);
  }

  private static void check(FixStep step) {
    UnitInput before = unit(step.before(), Targets.NEWEST.systemd());
    UnitInput after = unit(step.after(), Targets.NEWEST.systemd());
    if (isRefused(before.file())) {
      return; // no setting counts
    }
    Map<String, List<String>> was = effective(before);
    Map<String, List<String>> is = effective(after);
    Set<String> written = step.settings();
    written.forEach(was::remove);
    written.forEach(is::remove);
    assertThat(is).as(step.toString()).isEqualTo(was);
  }

  private static void checkVersions(Source text) {
    for (int version = SystemdVersion.OLDEST; version <= SystemdVersion.NEWEST; version++) {
      checkVersion(text, SystemdVersions.of(version));
    }
  }

  private static void checkVersion(Source text, SystemdVersions versions) {
    Targets targets = new Targets(versions, Targets.NEWEST.upstart(), Optional.empty());
    for (Diagnostic finding : lint(text, targets)) {
      finding
          .fix()
          .filter(fix -> !fix.edits().stream().allMatch(edit -> edit.text().isEmpty()))
          .ifPresent(
              fix -> {
                FixStep step = FixStep.of(text, finding, fix);
                List<String> written = lacking(unit(step.after(), versions));
                written.removeIf(text.text()::contains);
                assertThat(written).as("for %s, %s", versions, step).isEmpty();
              });
    }
  }

  /** The settings and words that the versions of the unit do not have, but newer ones. */
  private static List<String> lacking(UnitInput unit) {
    List<String> lacking = new ArrayList<>();
    for (Assignment line : unit.assignments()) {
      Directives.all()
          .find(line.section(), line.key())
          .filter(directive -> !unit.versions().know(directive))
          .ifPresent(directive -> lacking.add(line.key()));
      for (VersionedPart part : VersionedPart.all(unit).getOrDefault(line, List.of())) {
        if (!unit.versions().haveSince(part.addedIn())) {
          lacking.add(unit.file().source().slice(part.at()));
        }
      }
    }
    return lacking;
  }
}

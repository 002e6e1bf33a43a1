package io.github.unitgen.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
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
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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

/**
 * What a fix of a unit may change: the settings that it writes to, in words that the versions know.
 */
class FixScopeTest {
  private static final Path CASES = Path.of("test-fixtures/lint/cases");
  private static final String SERVICE = "worker.service";
  private static final Selection ALL = Selection.DEFAULT.then("all", Effect.ON);

  /** After so many fixes, one by one, the rest is left. */
  private static final int MOST_FIXES = 20;

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

  @Property(tries = 500)
  void noFixWritesWhatAVersionLacks(@ForAll("units") String text) {
    checkVersions(new Source(SERVICE, text));
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
    return cases;
  }

  /** A text before and after a fix. */
  private record Step(Diagnostic finding, UnitInput before, UnitInput after) {
    static Step of(UnitInput before, Diagnostic finding, Fix fix) {
      Source source = before.file().source();
      Source after = new Source(source.name(), fix.applyTo(source.text()));
      return new Step(finding, before, unit(after, before.versions()));
    }

    /** The settings whose lines the fix writes to. */
    private Set<String> written() {
      Set<String> written = new HashSet<>();
      List<Edit> edits = new ArrayList<>(finding.fix().orElseThrow().edits());
      edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
      int moved = 0;
      for (Edit edit : edits) {
        Span span = edit.span();
        int start = span.start() + moved;
        touched(before, span).forEach(line -> written.add(setting(line)));
        touched(after, new Span(start, start + edit.text().length()))
            .forEach(line -> written.add(setting(line)));
        moved += edit.text().length() - span.length();
      }
      return written;
    }

    private static List<Assignment> touched(UnitInput unit, Span span) {
      return unit.assignments().stream()
          .filter(
              line ->
                  line.span().start() <= span.start() && span.start() < line.span().end()
                      || span.start() <= line.span().start() && line.span().start() < span.end())
          .toList();
    }

    @Override
    public String toString() {
      return finding.rule()
          + ": "
          + finding.fix().map(Fix::title).orElse("")
          + "\n"
          + before.file().source().text()
          + "became\n"
          + after.file().source().text();
    }
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
    Source now = text;
    for (int i = 0; i < MOST_FIXES; i++) {
      UnitInput unit = unit(now, Targets.NEWEST.systemd());
      List<Diagnostic> safe =
          lint(now, Targets.NEWEST).stream()
              .filter(f -> f.fix().filter(x -> x.safety() == Fix.Safety.SAFE).isPresent())
              .toList();
      for (Diagnostic finding : safe) {
        check(Step.of(unit, finding, finding.fix().orElseThrow()));
      }
      if (safe.isEmpty()) {
        return;
      }
      now = new Source(now.name(), safe.get(0).fix().orElseThrow().applyTo(now.text()));
    }
  }

  private static void check(Step step) {
    if (isRefused(step.before().file())) {
      return; // no setting counts
    }
    Map<String, List<String>> before = effective(step.before());
    Map<String, List<String>> after = effective(step.after());
    step.written().forEach(before::remove);
    step.written().forEach(after::remove);
    assertThat(after).as(step.toString()).isEqualTo(before);
  }

  private static void checkVersions(Source text) {
    for (int version : new int[] {219, 239, 252}) {
      SystemdVersions versions = SystemdVersions.of(version);
      Targets targets = new Targets(versions, Targets.NEWEST.upstart(), Optional.empty());
      UnitInput unit = unit(text, versions);
      for (Diagnostic finding : lint(text, targets)) {
        finding
            .fix()
            .filter(fix -> !fix.edits().stream().allMatch(edit -> edit.text().isEmpty()))
            .ifPresent(
                fix -> {
                  Step step = Step.of(unit, finding, fix);
                  List<String> written = lacking(step.after());
                  written.removeIf(text.text()::contains);
                  assertThat(written).as("for %d, %s", version, step).isEmpty();
                });
      }
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
      for (VersionedPart part : VersionedPart.of(unit, line)) {
        if (!unit.versions().haveSince(part.addedIn())) {
          lacking.add(unit.file().source().slice(part.at()));
        }
      }
    }
    return lacking;
  }
}

package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.config.ConfigReader;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Runs the rules over one text. Holds no state of a run, so that threads can share it. */
public final class Linter {
  /** With every rule of the default profile, for the newest inits; asks no rendering. */
  public static final Linter DEFAULT = new Linter(Targets.NEWEST, Selection.DEFAULT);

  private final Targets targets;
  private final Selection selection;
  private final Function<Manifest, List<Diagnostic>> rendering;

  /** {@code targets}: the inits that files are judged for. Asks no rendering. */
  public Linter(Targets targets, Selection selection) {
    this(targets, selection, group -> List.of());
  }

  /**
   * As above, and {@code rendering}: what rendering a group would say of it; asked by one thread at
   * a time for each file.
   */
  public Linter(
      Targets targets, Selection selection, Function<Manifest, List<Diagnostic>> rendering) {
    this.targets = targets;
    this.selection = selection;
    this.rendering = rendering;
  }

  /**
   * What is wrong with {@code document}, in the order of its places; of two at one place the lower
   * id first. Total: any text gives findings.
   */
  public List<Diagnostic> lint(Document document) {
    List<Diagnostic> found = new ArrayList<>();
    Suppressions suppressions =
        switch (document.kind()) {
          case SYSTEMD -> unit(document.source(), found);
          case UPSTART -> job(document.source(), found);
          case MANIFEST -> manifest(document.source(), found);
          case CONFIG -> config(document.source(), found);
        };
    List<Diagnostic> left = suppressions.apply(found, selection);
    left.sort(
        Comparator.<Diagnostic>comparingInt(finding -> finding.at().span().start())
            .thenComparing(Diagnostic::rule));
    return List.copyOf(left);
  }

  private Suppressions unit(Source source, List<Diagnostic> found) {
    UnitFile file = UnitParser.parse(source);
    UnitInput unit = new UnitInput(file, UnitName.of(source.name()), targets.systemd());
    for (UnitRule rule : Rules.units()) {
      if (selection.isOn(rule.info())) {
        Findings findings = new Findings(source, rule.info());
        rule.check(unit, findings);
        keep(rule, findings, found);
      }
    }
    return Suppressions.of(file);
  }

  private Suppressions job(Source source, List<Diagnostic> found) {
    JobFile file = JobParser.parse(source, targets.stanzas());
    JobInput job = JobInput.of(file, source.name(), targets);
    for (JobRule rule : Rules.jobs()) {
      if (selection.isOn(rule.info())) {
        Findings findings = new Findings(source, rule.info());
        rule.check(job, findings);
        keep(rule, findings, found);
      }
    }
    return Suppressions.of(file);
  }

  private Suppressions manifest(Source source, List<Diagnostic> found) {
    Parsed<Manifest> manifest = ManifestReader.read(List.of(source), List.of());
    manifest.problems().forEach(problem -> keep(problem, found));
    manifest
        .value()
        .ifPresent(
            group -> {
              found.addAll(lint(group));
              rendering.apply(group).forEach(problem -> keep(problem, found));
            });
    return Suppressions.ofManifest(source);
  }

  private Suppressions config(Source source, List<Diagnostic> found) {
    ConfigReader.read(source).problems().forEach(problem -> keep(problem, found));
    return Suppressions.ofManifest(source);
  }

  /** What rules say of a group; suppressions are not looked at. */
  public List<Diagnostic> lint(Manifest group) {
    List<Diagnostic> found = new ArrayList<>();
    for (GroupRule rule : Rules.groups()) {
      if (selection.isOn(rule.info())) {
        Findings findings = new Findings(group.source(), rule.info());
        rule.check(group, findings);
        keep(rule, findings, found);
      }
    }
    return found;
  }

  /**
   * {@code findings} on a group that was read from {@code sources}, without those that a comment in
   * one of them takes back. An error of the reader stays: there is no group to go on with.
   */
  public static List<Diagnostic> withoutIgnored(List<Diagnostic> findings, List<Source> sources) {
    List<Diagnostic> left = new ArrayList<>(findings);
    for (Source source : sources) {
      Suppressions suppressions = Suppressions.ofManifest(source);
      left.removeIf(
          finding ->
              finding.at().source().equals(source)
                  && suppressions.cover(finding)
                  && (finding.severity() != Severity.ERROR || isOfGroups(finding.rule())));
    }
    return left;
  }

  private static boolean isOfGroups(String id) {
    return Rules.groups().stream().anyMatch(rule -> rule.info().id().equals(id));
  }

  /** What a reader found itself. */
  private void keep(Diagnostic problem, List<Diagnostic> found) {
    Rules.find(problem.rule())
        .filter(selection::isOn)
        .ifPresent(rule -> found.add(selection.graded(rule, problem)));
  }

  private void keep(Rule rule, Findings findings, List<Diagnostic> found) {
    for (Diagnostic finding : findings.found()) {
      found.add(selection.graded(rule.info(), finding));
    }
  }
}

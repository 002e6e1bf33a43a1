package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.lint.config.ConfigReader;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which rules speak of a file, and for which inits. Threads may share it. */
public final class Linter {
  /** With every rule of the default profile, for the newest inits; asks nobody else. */
  public static final Linter DEFAULT = new Linter(Targets.NEWEST, Selection.DEFAULT);

  private final Targets targets;
  private final Selection selection;
  private final Function<Manifest, List<Diagnostic>> rendering;
  private final ShellReviewer reviewer;

  /** Asked for with each file; two threads may both work it out. */
  private @Nullable List<UnitRule> unitRules;

  private @Nullable List<JobRule> jobRules;

  /** {@code targets}: the inits that files are judged for. Asks nobody else. */
  public Linter(Targets targets, Selection selection) {
    this(targets, selection, group -> List.of(), ShellReviewer.NONE);
  }

  /**
   * As above, and {@code rendering}: what rendering a group would say of it; asked by one thread at
   * a time for each file. {@code reviewer}: who is asked about shell texts.
   */
  public Linter(
      Targets targets,
      Selection selection,
      Function<Manifest, List<Diagnostic>> rendering,
      ShellReviewer reviewer) {
    this.targets = targets;
    // Where nobody is asked, a suppression of what he would say is not unused.
    this.selection =
        reviewer.equals(ShellReviewer.NONE)
            ? selection.then(ShellReviewer.RULE, Effect.OFF)
            : selection;
    this.rendering = rendering;
    this.reviewer = reviewer;
  }

  Targets targets() {
    return targets;
  }

  Selection selection() {
    return selection;
  }

  ShellReviewer reviewer() {
    return reviewer;
  }

  /** The rules for unit files that speak, by id. */
  List<UnitRule> unitRules() {
    List<UnitRule> known = unitRules;
    if (known == null) {
      known = List.copyOf(selection.of(Rules.units()));
      unitRules = known;
    }
    return known;
  }

  /** The rules for jobs that speak, by id. */
  List<JobRule> jobRules() {
    List<JobRule> known = jobRules;
    if (known == null) {
      known = List.copyOf(selection.of(Rules.jobs()));
      jobRules = known;
    }
    return known;
  }

  List<Diagnostic> rendering(Manifest group) {
    return rendering.apply(group);
  }

  /**
   * What is wrong with {@code document}, with nothing beside it, in the order of its places; of two
   * at one place the lower id first. Total: any text gives findings.
   */
  public List<Diagnostic> lint(Document document) {
    FolderLinter alone = new FolderLinter(List.of(new FolderLinter.Entry(document, this)));
    alone.parts().forEach(Runnable::run);
    Map<Source, List<Diagnostic>> found = alone.finish();
    return Objects.requireNonNull(found.get(document.source()));
  }

  /**
   * Where the init, or the reader of manifests, gives the document up because of an error: from
   * there on more can be wrong than is found. Its length where it reads all.
   */
  public int readTo(Document document) {
    Source source = document.source();
    int length = source.text().length();
    return switch (document.kind()) {
      case SYSTEMD, ENVIRONMENT -> length;
      case UPSTART ->
          JobParser.parse(source, targets.stanzas())
              .error()
              .map(error -> error.span().start())
              .orElse(length);
      case MANIFEST ->
          ManifestReader.read(List.of(source), List.of()).value().isPresent() ? length : 0;
      case CONFIG -> ConfigReader.read(source).value().isPresent() ? length : 0;
    };
  }

  /** Whether the rule of this id speaks. */
  public boolean isOn(String rule) {
    return Rules.find(rule).filter(selection::isOn).isPresent();
  }

  /** The same, with every rule of the default profile and no other. */
  public Linter withDefaultRules() {
    return new Linter(targets, Selection.DEFAULT, rendering, ShellReviewer.NONE);
  }

  /** What rules say of a group; suppressions are not looked at. */
  public List<Diagnostic> lint(Manifest group) {
    List<Diagnostic> graded = new ArrayList<>();
    for (Found finding : Checks.of(group, selection)) {
      graded.add(selection.graded(finding.rule(), finding.finding()));
    }
    return graded;
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
}

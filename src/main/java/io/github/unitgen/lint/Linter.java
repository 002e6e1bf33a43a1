package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lints texts. Commands, programs, fixes and tests all use this class. Any text has a result. */
public final class Linter {
  private Linter() {}

  /**
   * Lints {@code files}; those of one folder are judged together.
   *
   * @param neighbours returns the other files of a folder, by its name (see {@link #folderOf}). It
   *     returns empty if they are not known; then no rule that looks across files runs
   * @param runner runs all of its tasks, in any order, each in one thread
   * @return the findings by file, including files of variables that linted units name, as far as
   *     their {@link Image} has them. Findings are sorted by place, and at one place by id
   */
  public static Map<Source, List<Diagnostic>> lint(
      List<LintFile> files,
      Function<String, Optional<Neighbours>> neighbours,
      Consumer<List<Runnable>> runner) {
    Map<String, List<LintFile>> byFolder = new LinkedHashMap<>();
    for (LintFile file : files) {
      byFolder
          .computeIfAbsent(folderOf(file.source().name()), folder -> new ArrayList<>())
          .add(file);
    }
    List<FolderLinter> folders = new ArrayList<>();
    List<Runnable> tasks = new ArrayList<>();
    byFolder.forEach(
        (name, inFolder) -> {
          FolderLinter folder = new FolderLinter(inFolder, neighbours.apply(name));
          folders.add(folder);
          tasks.addAll(folder.tasks());
        });
    runner.accept(tasks);
    Map<Source, List<Diagnostic>> found = new LinkedHashMap<>();
    folders.forEach(folder -> found.putAll(folder.finish()));
    for (LintFile file : files) {
      found.computeIfPresent(
          file.source(), (source, findings) -> ManifestHelp.named(file, findings));
    }
    return found;
  }

  /** Lints {@code files} in the calling thread. */
  public static Map<Source, List<Diagnostic>> lint(
      List<LintFile> files, Function<String, Optional<Neighbours>> neighbours) {
    return lint(files, neighbours, tasks -> tasks.forEach(Runnable::run));
  }

  /** Lints one file whose neighbours are not known. */
  public static List<Diagnostic> lint(Document document, Criteria criteria) {
    LintFile file = new LintFile(document, criteria);
    return Objects.requireNonNull(
        lint(List.of(file), folder -> Optional.empty()).get(document.source()));
  }

  /** Runs the default rules on a manifest and ignores suppressions. */
  public static List<Diagnostic> lint(Manifest manifest) {
    List<Diagnostic> findings = new ArrayList<>();
    for (RawFinding found : Checks.of(manifest, Selection.DEFAULT)) {
      findings.add(found.finding());
    }
    return findings;
  }

  /**
   * Runs the default rules on the files that a manifest is rendered to. Findings are at the lines
   * of the manifest. A finding that repeats one of {@code known}, the findings in the manifest
   * itself, is left out.
   */
  public static List<Diagnostic> lint(
      Manifest manifest, RenderedManifest rendered, List<Diagnostic> known) {
    List<Diagnostic> findings = new ArrayList<>();
    List<RawFinding> said = Checks.ofReader(known);
    Criteria criteria = Criteria.ofRules(Targets.NEWEST, Selection.DEFAULT);
    for (RawFinding found : RenderedFindings.of(manifest, rendered, criteria, said)) {
      findings.add(found.finding());
    }
    return findings;
  }

  /**
   * Returns the name of the folder that the file at {@code path} belongs to; for a drop-in, that of
   * its unit. The name ends with a slash or is empty.
   */
  public static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, slash + 1);
    UnitName name = UnitName.of(path);
    if (!name.dropIn() || !name.isKnown()) {
      return folder;
    }
    return path.substring(0, path.lastIndexOf('/', slash - 1) + 1);
  }

  /**
   * Returns the offset at which the init, or the reader of manifests, stops because of an error:
   * more problems may follow than are found. It is the length of the text if all of it is read.
   */
  public static int readTo(LintFile file) {
    Source source = file.source();
    int length = source.text().length();
    return switch (file.document().kind()) {
      case SYSTEMD, ENVIRONMENT -> length;
      case UPSTART ->
          JobParser.parse(source, file.criteria().targets().stanzas())
              .error()
              .map(error -> error.span().start())
              .orElse(length);
      case MANIFEST ->
          ManifestReader.read(List.of(source), List.of()).value().isPresent() ? length : 0;
      case CONFIG -> file.criteria().others().configuration(source).isEmpty() ? length : 0;
    };
  }

  /**
   * Returns {@code findings} in a manifest that was read from {@code sources}, without those that a
   * comment in one of them suppresses. An error of the reader stays, since there is no manifest to
   * continue with.
   */
  public static List<Diagnostic> withoutIgnored(List<Diagnostic> findings, List<Source> sources) {
    List<Diagnostic> left = new ArrayList<>(findings);
    for (Source source : sources) {
      Suppressions suppressions = Suppressions.ofManifest(source);
      left.removeIf(
          finding ->
              finding.at().source().equals(source)
                  && suppressions.cover(finding)
                  && (finding.severity() != Severity.ERROR || !isOfReader(finding.rule())));
    }
    return left;
  }

  /** Returns a test for findings that a comment of {@code file} suppresses. */
  public static Predicate<Diagnostic> ignored(LintFile file) {
    FolderFile read = FolderFile.linted(file);
    Suppressions suppressions =
        switch (file.document().kind()) {
          case SYSTEMD -> Suppressions.of(read.unit());
          case UPSTART -> Suppressions.of(read.job());
          case ENVIRONMENT -> Suppressions.of(EnvironmentFile.read(file.source()));
          case MANIFEST, CONFIG -> Suppressions.ofManifest(file.source());
        };
    return suppressions::cover;
  }

  /** Whether the rule with this id is about suppressions: ignoring its findings hides a mistake. */
  public static boolean isAboutIgnoring(String rule) {
    return Suppressions.RULES.stream().anyMatch(info -> info.id().equals(rule));
  }

  private static boolean isOfReader(String id) {
    return id.startsWith("M")
        && Rules.groups().stream().noneMatch(rule -> rule.info().id().equals(id));
  }
}

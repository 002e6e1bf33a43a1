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

/**
 * Lints texts. Commands, programs, fixes and tests all come through here. Total: any text gives
 * findings.
 */
public final class Linter {
  private Linter() {}

  /**
   * Lints {@code files}, those of a folder with an eye on each other.
   *
   * @param neighbours by the name of a folder (see {@link #folderOf}), what else lies in it; empty
   *     if that is not known, and then no rule that looks across files is asked
   * @param runner does all of the tasks that it is given, in any order, by one thread each
   * @return the findings by file, and by the files of variables that linted units name, as far as
   *     their {@link Image} has them; in the order of their places, of two at one place the lower
   *     id first
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

  /** The same, by the calling thread. */
  public static Map<Source, List<Diagnostic>> lint(
      List<LintFile> files, Function<String, Optional<Neighbours>> neighbours) {
    return lint(files, neighbours, tasks -> tasks.forEach(Runnable::run));
  }

  /** Lints one file of which it is not known what lies beside it. */
  public static List<Diagnostic> lint(Document document, Criteria criteria) {
    LintFile file = new LintFile(document, criteria);
    return Objects.requireNonNull(
        lint(List.of(file), folder -> Optional.empty()).get(document.source()));
  }

  /** Runs the default rules on a manifest; suppressions are not looked at. */
  public static List<Diagnostic> lint(Manifest manifest) {
    List<Diagnostic> findings = new ArrayList<>();
    for (RawFinding found : Checks.of(manifest, Selection.DEFAULT)) {
      findings.add(found.finding());
    }
    return findings;
  }

  /**
   * Runs the default rules on the files that a manifest is rendered to. Findings are at the lines
   * of the manifest, and none is what {@code known}, all that is known of the manifest itself, says
   * there already.
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
   * The name of the folder that the file at {@code path} belongs to; of a drop-in that of its unit.
   * Ends with a slash, or is empty.
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
   * Where the init, or the reader of manifests, gives the file up because of an error: from there
   * on more can be wrong than is found. The length of the text if all of it is read.
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
   * {@code findings} on a manifest that was read from {@code sources}, without those that a comment
   * in one of them suppresses. An error of the reader stays: there is no manifest to go on with.
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

  /** Whether a comment of {@code file} suppresses a finding in it. */
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

  /** Whether the rule of this id is about suppressions: to ignore its findings hides a mistake. */
  public static boolean isAboutIgnoring(String rule) {
    return Suppressions.RULES.stream().anyMatch(info -> info.id().equals(rule));
  }

  private static boolean isOfReader(String id) {
    return id.startsWith("M")
        && Rules.groups().stream().noneMatch(rule -> rule.info().id().equals(id));
  }
}

package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.meaning.Origin;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Maps the findings in the files that a manifest is rendered to back to its lines. */
final class RenderedFindings {
  /** Rules for files, each with the rule for manifests that reports the same about a key. */
  private static final Map<String, String> SAID_OF_MANIFESTS =
      Map.ofEntries(
          Map.entry("S304", "M301"),
          Map.entry("S405", "M008"),
          Map.entry("S707", "M705"),
          Map.entry("S722", "M008"),
          Map.entry("S801", "M801"),
          Map.entry("U106", "M504"),
          Map.entry("U410", "M504"),
          Map.entry("U801", "M801"),
          Map.entry("U802", "M801"),
          Map.entry("X101", "M101"),
          Map.entry("X102", "M102"),
          Map.entry("X204", "M201"),
          Map.entry("X602", "M601"));

  private final RenderedManifest rendered;
  private final Set<String> said = new HashSet<>();
  private final Set<String> told = new HashSet<>();

  private RenderedFindings(RenderedManifest rendered) {
    this.rendered = rendered;
  }

  /**
   * Returns the findings in the files of {@code manifest}. A finding is left out if {@code said},
   * the findings in the manifest itself, has it at the same place or in the same words.
   */
  static List<RawFinding> of(
      Manifest manifest, RenderedManifest rendered, Criteria criteria, List<RawFinding> said) {
    RenderedFindings mapped = new RenderedFindings(rendered);
    for (RawFinding one : said) {
      mapped.said.add(key(one.rule().id(), one.finding().at()));
      mapped.said.add(text(one.finding()));
    }
    Criteria own = criteria.forVersions(manifest);
    List<LintFile> files = new ArrayList<>();
    rendered.files().forEach(document -> files.add(new LintFile(document, own)));
    FolderLinter folder = new FolderLinter(files, Optional.of(Neighbours.NONE));
    folder.tasks().forEach(Runnable::run);
    Map<Source, List<Diagnostic>> found = folder.finish();
    List<Diagnostic> back = new ArrayList<>();
    for (LintFile file : files) {
      for (Diagnostic finding : found.getOrDefault(file.source(), List.of())) {
        mapped.back(finding).ifPresent(back::add);
      }
    }
    return Checks.ofReader(back);
  }

  /** Returns a key for a rule at a line. */
  private static String key(String rule, Place at) {
    return rule + " " + at.source().name() + ":" + at.source().lineAt(at.span().start());
  }

  /**
   * Returns a key that is the same for both kinds of files, since a rule for both reports the same.
   */
  private static String text(Diagnostic finding) {
    return finding.rule() + " " + finding.message();
  }

  /** Returns the finding at its line of the manifest, or empty if that line already has it. */
  private Optional<Diagnostic> back(Diagnostic finding) {
    Source file = finding.at().source();
    Origin origin = rendered.origin(file, finding.at().span());
    String twin = SAID_OF_MANIFESTS.getOrDefault(finding.rule(), finding.rule());
    boolean known =
        said.contains(key(twin, origin.at()))
            || said.contains(key(twin, origin.owner()))
            || said.contains(text(finding));
    if (known || !told.add(key(finding.rule(), origin.at()) + " " + finding.message())) {
      return Optional.empty();
    }
    List<Diagnostic.Label> related = new ArrayList<>();
    for (Diagnostic.Label label : finding.related()) {
      if (label.at().source().equals(file)) {
        Place at = rendered.origin(file, label.at().span()).at();
        if (!at.equals(origin.at())) {
          related.add(new Diagnostic.Label(at, label.text()));
        }
      }
    }
    return Optional.of(
        new Diagnostic(
            finding.rule(),
            finding.name(),
            finding.severity(),
            origin.at(),
            finding.message(),
            related,
            ManifestHelp.of(origin.setting(), finding.help())));
  }
}

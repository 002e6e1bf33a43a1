package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lints files of one folder: first all {@link #tasks}, which threads can share, then the rest. */
final class FolderLinter {
  private final List<FolderFile> linted = new ArrayList<>();
  private final FolderInput folder;
  private final boolean alone;

  /** Creates a linter; {@code neighbours} is empty if they are not known. */
  FolderLinter(List<LintFile> files, Optional<Neighbours> neighbours) {
    Map<String, FolderFile> all = new LinkedHashMap<>();
    for (LintFile file : files) {
      FolderFile one = FolderFile.linted(file);
      linted.add(one);
      all.put(one.name(), one);
    }
    if (neighbours.isPresent()) {
      for (String name : neighbours.get().names()) {
        if (!all.containsKey(name)) {
          all.put(name, FolderFile.beside(name, neighbours.get()));
        }
      }
    }
    this.folder = new FolderInput(List.copyOf(all.values()));
    this.alone = neighbours.isEmpty();
  }

  /**
   * Returns independent tasks, each for one thread. All of them must be done before {@link
   * #finish}.
   */
  List<Runnable> tasks() {
    return folder.linted();
  }

  /** Runs the remaining rules and returns the findings; see {@link Linter#lint}. */
  Map<Source, List<Diagnostic>> finish() {
    environmentFiles();
    if (!alone) {
      together();
    }
    Map<Source, List<Diagnostic>> findings = new LinkedHashMap<>();
    for (FolderFile file : linted) {
      findings.put(file.source(), file.findings());
    }
    return findings;
  }

  private void environmentFiles() {
    Set<String> names = new HashSet<>();
    linted.forEach(file -> names.add(file.name()));
    List<FolderFile> more = new ArrayList<>();
    for (FolderFile file : linted) {
      for (Source text : EnvironmentFiles.named(file)) {
        if (names.add(text.name())) {
          Document document = new Document(text, Kind.ENVIRONMENT);
          FolderFile variables =
              FolderFile.linted(new LintFile(document, file.linted().criteria()));
          new TextTask(variables).run();
          more.add(variables);
        }
      }
    }
    linted.addAll(more);
  }

  private void together() {
    List<RawFinding> all =
        Checks.of(folder, rule -> linted.stream().anyMatch(file -> file.asksFor(rule)));
    if (!all.isEmpty()) {
      FolderFile.hand(all, folder.merged(), linted);
    }
  }
}

package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Replacement;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.fix.IgnoreComments;
import io.github.unitgen.lint.fix.IgnoreComments.Commented;
import io.github.unitgen.source.Source;
import io.github.unitgen.workspace.config.Threshold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Writes comments that suppress what was found, file after file. */
final class IgnoreRun {
  private final Path directory;
  private final String reason;
  private final KnownFindings known;
  private final List<IgnoreResult.Commented> commented = new ArrayList<>();
  private final List<Diagnostic> left = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();

  IgnoreRun(Path directory, String reason, KnownFindings known) {
    this.directory = directory;
    this.reason = reason;
    this.known = known;
  }

  /** {@code found}: what was found in the files that were {@code read}. */
  IgnoreResult of(
      List<ReadFile> read, Map<Source, List<Diagnostic>> found, Optional<Threshold> failOn) {
    for (ReadFile one : read) {
      if (one instanceof ReadFile.Lintable lintable) {
        List<Diagnostic> findings = found.getOrDefault(lintable.file().source(), List.of());
        ignore(lintable.file(), known.unknown(findings));
      } else if (one instanceof ReadFile.Failed failed) {
        troubles.add(failed.trouble());
      }
    }
    return new IgnoreResult(commented, left, notes, troubles, failOn);
  }

  private void ignore(LintFile file, List<Diagnostic> findings) {
    String name = file.source().name();
    List<Diagnostic> wanted = new ArrayList<>();
    for (Diagnostic finding : findings) {
      if (Linter.isAboutIgnoring(finding.rule())) {
        leave(finding, "it is about an ignore comment");
      } else {
        wanted.add(finding);
      }
    }
    Optional<String> rendered =
        RenderedFrom.note(file.source(), "gets no comments", "ignore it there");
    if (rendered.isPresent()) {
      if (!wanted.isEmpty()) {
        left.addAll(wanted);
        notes.add(rendered.get());
      }
      return;
    }
    Commented now = IgnoreComments.add(file, wanted, reason);
    if (!now.ignored().isEmpty()) {
      try {
        Replacement.write(directory.resolve(name), file.source().text(), now.source().text());
      } catch (WriteFailed e) {
        troubles.add(e.summary());
        left.addAll(wanted);
        return;
      }
      TreeSet<String> rules = new TreeSet<>();
      now.ignored().forEach(finding -> rules.add(finding.rule()));
      commented.add(new IgnoreResult.Commented(name, List.copyOf(rules), now.ignored().size()));
    }
    now.left().forEach(finding -> leave(finding, "no comment can cover it"));
  }

  private void leave(Diagnostic finding, String why) {
    left.add(finding);
    Source source = finding.at().source();
    int line = source.lineAt(finding.at().span().start());
    notes.add(source.name() + ":" + line + ": " + finding.rule() + " is not ignored: " + why);
  }
}

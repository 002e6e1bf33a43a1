package io.github.unitgen.lint;

import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A job with its file and its override, one of which may be only consulted. For use by one thread.
 */
final class JobTask implements Runnable {
  private final String name;
  private final Optional<FolderFile> main;
  private final Optional<FolderFile> override;
  private Optional<JobInput> whole = Optional.empty();
  private Optional<Merged> merged = Optional.empty();
  private boolean isRead;

  JobTask(String name, Optional<FolderFile> main, Optional<FolderFile> override) {
    this.name = name;
    this.main = main;
    this.override = override;
  }

  String name() {
    return name;
  }

  private List<FolderFile> files() {
    return Stream.of(main, override).flatMap(Optional::stream).toList();
  }

  boolean isLinted() {
    return files().stream().anyMatch(FolderFile::isLinted);
  }

  @Override
  public void run() {
    if (!isLinted()) {
      return;
    }
    Optional<JobInput> input = whole();
    boolean together = merged.isPresent();
    for (FolderFile file : files()) {
      if (file.isLinted()) {
        boolean plain = !together && main.equals(Optional.of(file));
        JobInput alone =
            (plain ? input : Optional.<JobInput>empty())
                .orElseGet(() -> input(file.job(), file.linted()));
        List<JobRule> rules = file.linted().criteria().jobRules();
        file.add(Checks.of(alone, rules, FolderFile.alone(together)));
        file.suppress(Suppressions.of(alone.file()));
      }
    }
    if (input.isPresent() && merged.isPresent()) {
      List<RawFinding> found = Checks.of(input.get(), Rules.jobs(), FolderFile.together(files()));
      FolderFile.hand(found, List.of(merged.get()), files());
    }
  }

  /** Returns the job with its override, or empty if its own file is not here. */
  Optional<JobInput> whole() {
    if (!isRead) {
      isRead = true;
      main.ifPresent(file -> file.read(Kind.UPSTART).ifPresent(text -> read(file, text)));
    }
    return whole;
  }

  /**
   * Returns the mapping from {@link #whole} back to the files, or empty if it is made of one file.
   */
  Optional<Merged> merged() {
    return merged;
  }

  private void read(FolderFile file, LintFile text) {
    whole = Optional.of(input(file.job(), text));
    Optional<LintFile> second = override.flatMap(there -> there.read(Kind.UPSTART));
    // Upstart drops a file with an error as a whole, so neither file overrides the other.
    if (second.isEmpty()
        || file.job().error().isPresent()
        || override.orElseThrow().job().error().isPresent()) {
      return;
    }
    Merged both = Merged.of(List.of(text.source(), second.get().source()));
    merged = Optional.of(both);
    whole =
        Optional.of(input(JobParser.parse(both.text(), text.criteria().targets().stanzas()), text));
  }

  /** Creates the input; {@code parsed} is the tree of {@code text}, or of it with its override. */
  private static JobInput input(JobFile parsed, LintFile text) {
    return JobInput.of(
        parsed,
        text.source().name(),
        text.criteria().targets(),
        text.document().image(),
        text.criteria().reviewer());
  }
}

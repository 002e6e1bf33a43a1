package io.github.unitgen.lint;

import io.github.unitgen.meaning.Targets;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A job: its file and its override, of which one may be only looked at. Used by one thread. */
final class JobPart implements Runnable {
  private final String name;
  private final Optional<Slot> main;
  private final Optional<Slot> override;
  private Optional<JobInput> whole = Optional.empty();
  private Optional<Merged> merged = Optional.empty();
  private boolean isRead;

  JobPart(String name, Optional<Slot> main, Optional<Slot> override) {
    this.name = name;
    this.main = main;
    this.override = override;
  }

  String name() {
    return name;
  }

  private List<Slot> slots() {
    return Stream.of(main, override).flatMap(Optional::stream).toList();
  }

  boolean isLinted() {
    return slots().stream().anyMatch(Slot::isLinted);
  }

  @Override
  public void run() {
    if (!isLinted()) {
      return;
    }
    Optional<JobInput> input = whole();
    boolean together = merged.isPresent();
    for (Slot slot : slots()) {
      if (slot.isLinted()) {
        boolean plain = !together && main.equals(Optional.of(slot));
        JobInput alone =
            (plain ? input : Optional.<JobInput>empty()).orElseGet(() -> job(slot.linted()));
        List<JobRule> rules = slot.linted().linter().jobRules();
        slot.add(Checks.of(alone, Slot.alone(rules, together)));
        slot.suppress(Suppressions.of(alone.file()));
      }
    }
    if (input.isPresent() && merged.isPresent()) {
      List<Found> found = Checks.of(input.get(), Slot.together(Rules.jobs(), slots()));
      Slot.hand(found, List.of(merged.get()), slots());
    }
  }

  /** The job with its override; empty where its own file is not here. */
  Optional<JobInput> whole() {
    if (!isRead) {
      isRead = true;
      main.flatMap(slot -> slot.entry(Kind.UPSTART)).ifPresent(this::read);
    }
    return whole;
  }

  /** How to come back from {@link #whole} to the files, where it is made of two. */
  Optional<Merged> merged() {
    return merged;
  }

  private void read(FolderLinter.Entry entry) {
    JobInput alone = job(entry);
    whole = Optional.of(alone);
    Optional<FolderLinter.Entry> second = override.flatMap(slot -> slot.entry(Kind.UPSTART));
    // A file with an error is dropped as a whole, so nothing is laid over it or over the job.
    if (second.isEmpty()
        || alone.file().error().isPresent()
        || job(second.get()).file().error().isPresent()) {
      return;
    }
    Source source = entry.document().source();
    Merged both = Merged.of(List.of(source, second.get().document().source()), "");
    Targets targets = entry.linter().targets();
    JobFile file = JobParser.parse(both.text(), targets.stanzas());
    merged = Optional.of(both);
    whole =
        Optional.of(
            JobInput.of(
                file, source.name(), targets, entry.document().image(), entry.linter().reviewer()));
  }

  private static JobInput job(FolderLinter.Entry entry) {
    Targets targets = entry.linter().targets();
    Document document = entry.document();
    JobFile file = JobParser.parse(document.source(), targets.stanzas());
    return JobInput.of(
        file, document.source().name(), targets, document.image(), entry.linter().reviewer());
  }
}

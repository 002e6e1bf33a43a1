package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.posix.FindingBytes;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs tasks of which another process does the dear part: the rules about one unit or job. That
 * process writes their findings; this one does everything else of the tasks and reads them.
 */
public final class ForkedChecks {
  /** Where findings go to, or come from; at most one is set. */
  private static FindingBytes.Writer writer;

  private static FindingBytes.Reader reader;

  private ForkedChecks() {}

  /**
   * The findings of the rules that {@code tasks} run. Empty where this process cannot say them all:
   * then the other one is to run the tasks itself.
   */
  public static byte[] written(List<Runnable> tasks) {
    writer = new FindingBytes.Writer();
    try {
      for (Runnable task : tasks) {
        if (!isWhole(task)) {
          task.run();
        }
      }
      return writer.bytes();
    } finally {
      writer = null;
    }
  }

  /** Runs {@code tasks} with the findings that {@link #written} returned for the same tasks. */
  public static void run(List<Runnable> tasks, byte[] written) {
    FindingBytes.Reader findings = new FindingBytes.Reader(written);
    try {
      for (Runnable task : tasks) {
        reader = isWhole(task) ? null : findings;
        task.run();
      }
    } finally {
      reader = null;
    }
    findings.end();
  }

  /** Whether the process that prints runs it as a whole. */
  private static boolean isWhole(Runnable task) {
    return task instanceof TextTask;
  }

  /** As the method of {@link UnitRules}. */
  static List<RawFinding> check(UnitRules rules, UnitInput unit, Predicate<Rule> which) {
    return of(unit.file().source(), () -> rules.check(unit, which));
  }

  /** As the method of {@link Checks}. */
  static List<RawFinding> of(JobInput job, List<JobRule> rules, Predicate<Rule> which) {
    return of(job.file().source(), () -> Checks.of(job, rules, which));
  }

  private static List<RawFinding> of(Source source, Supplier<List<RawFinding>> checks) {
    if (reader != null) {
      List<RawFinding> found = new ArrayList<>();
      for (int left = reader.begin(source); left > 0; left--) {
        found.add(new RawFinding(Rules.find(reader.text()).orElseThrow(), reader.finding(source)));
      }
      return found;
    }
    List<RawFinding> found = checks.get();
    if (writer != null) {
      writer.begin(source, found.size());
      for (RawFinding one : found) {
        writer.text(one.rule().id());
        writer.finding(source, one.finding());
      }
    }
    return found;
  }
}

package io.github.unitgen.render.compare;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.Arrays;
import java.util.List;

/**
 * A rendered job.
 *
 * @param name without {@code .conf}
 * @param job its meaning to Upstart
 * @param times when cron starts it, in five fields each
 */
record JobFacts(String name, Job job, List<String> times) {
  /** The signal that Upstart sends by default. */
  private static final int TERM = 15;

  private static final int HUP = 1;

  /** {@code table} is the file of cron for the group. */
  static JobFacts of(Source file, String table) {
    String name = file.name().substring(0, file.name().lastIndexOf('.'));
    List<String> times =
        Arrays.stream(table.split("\n", -1))
            .filter(line -> line.endsWith(" " + name))
            .map(line -> line.substring(0, line.indexOf(" root ")))
            .toList();
    return new JobFacts(name, JobParser.parse(file).job(), times);
  }

  String stopSignal() {
    return signal(job.killSignal().map(s -> s.value()).orElse(TERM));
  }

  String reloadSignal() {
    return signal(job.reloadSignal().map(s -> s.value()).orElse(HUP));
  }

  /** Returns a name without SIG. */
  static String signal(int number) {
    return Signals.name(number).orElse(Integer.toString(number));
  }
}

package io.github.unitgen.render.upstart;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from a manager what it starts, in the lines that the template of unitgen writes today, and
 * in those that it wrote before it started members side by side.
 */
final class StartedJobs {
  private static final Pattern COUNT = Pattern.compile("while .*\"\\$(NUM_[A-Z0-9_]+)\".*");
  private static final Pattern ROW = Pattern.compile("for i in \\$\\(seq 1 ([0-9]{1,9})\\); do");
  private static final Pattern START =
      Pattern.compile(
          "(?:start|up|up_[0-9]+) ([^ \"]+)(?: index=(?:([0-9]{1,9})|\"\\$i\"))?(?: .*)?");

  private StartedJobs() {}

  /** Those of the text of a manager. */
  static Map<String, OptionalInt> of(String manager) {
    return of(JobParser.parse(new Source("", manager)));
  }

  /** The jobs in the order of their start, each with the number of its instances if it has any. */
  static Map<String, OptionalInt> of(JobFile manager) {
    Job job = manager.job();
    Map<String, OptionalInt> started = new LinkedHashMap<>();
    String script =
        job.command(Job.Phase.PRE_START).map(command -> command.text().value()).orElse("");
    OptionalInt count = OptionalInt.empty();
    for (String line : script.lines().map(String::strip).toList()) {
      Matcher loop = COUNT.matcher(line);
      Matcher row = ROW.matcher(line);
      Matcher start = START.matcher(line);
      if (loop.matches()) {
        count = count(job, loop.group(1));
      } else if (row.matches()) {
        count = OptionalInt.of(Integer.parseInt(row.group(1)));
      } else if (line.equals("done")) {
        count = OptionalInt.empty();
      } else if (start.matches()) {
        started.put(
            start.group(1),
            start.group(2) == null ? count : OptionalInt.of(Integer.parseInt(start.group(2))));
      }
    }
    return started;
  }

  private static OptionalInt count(Job manager, String variable) {
    for (Located<String> env : manager.env()) {
      String value = env.value();
      if (value.startsWith(variable + "=")) {
        String number = value.substring(variable.length() + 1);
        boolean digits = number.length() < 5 && number.chars().allMatch(Character::isDigit);
        return OptionalInt.of(digits && !number.isEmpty() ? Integer.parseInt(number) : 0);
      }
    }
    return OptionalInt.of(0);
  }
}

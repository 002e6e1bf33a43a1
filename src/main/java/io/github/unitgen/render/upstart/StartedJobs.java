package io.github.unitgen.render.upstart;

import io.github.unitgen.manifest.Instances;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the jobs that a manager starts, from the lines that the built-in template writes today, and
 * from those that it wrote before it started members in parallel.
 */
final class StartedJobs {
  private static final Pattern FIRST = Pattern.compile("i=([0-9]{1,4})");
  private static final Pattern COUNT =
      Pattern.compile("while .*\"\\$(?:\\(\\()?(NUM_[A-Z0-9_]+)(?: \\+ [0-9]+\\)\\))?\".*");
  private static final Pattern ROW =
      Pattern.compile("for i in \\$\\(seq ([0-9]{1,4}) ([0-9]{1,4})\\); do");
  private static final Pattern NAMES = Pattern.compile("for i in ([^$;]+); do");
  private static final Pattern START =
      Pattern.compile(
          "(?:start|up|up_[0-9]+) ([^ \"]+)(?: index=(?:([A-Za-z0-9_.-]+)|\"\\$i\"))?(?: .*)?");

  private static final Pattern STEP =
      Pattern.compile("(?:el)?if start -q ([^ \"]+) && group; then");

  private StartedJobs() {}

  /** Returns the jobs of the steps that it runs, in their order. */
  static List<String> steps(JobFile manager) {
    return preStart(manager)
        .map(STEP::matcher)
        .filter(Matcher::matches)
        .map(step -> step.group(1))
        .toList();
  }

  private static Stream<String> preStart(JobFile manager) {
    return manager
        .job()
        .command(Job.Phase.PRE_START)
        .map(command -> command.text().value())
        .orElse("")
        .lines()
        .map(String::strip);
  }

  /** Returns the jobs that the text of a manager starts. */
  static Map<String, List<String>> of(String manager) {
    return of(JobParser.parse(new Source("", manager)));
  }

  /**
   * Returns the jobs in the order of their start, each with its {@link UpstartJobs#instances},
   * without the steps, which have ended.
   */
  static Map<String, List<String>> of(JobFile manager) {
    Job job = manager.job();
    Map<String, List<String>> started = new LinkedHashMap<>();
    int first = 1;
    List<String> each = List.of(UpstartJobs.PLAIN);
    for (String line : preStart(manager).toList()) {
      Matcher begin = FIRST.matcher(line);
      Matcher loop = COUNT.matcher(line);
      Matcher row = ROW.matcher(line);
      Matcher names = NAMES.matcher(line);
      Matcher start = START.matcher(line);
      if (begin.matches()) {
        first = Integer.parseInt(begin.group(1));
      } else if (loop.matches()) {
        each = new Instances.Numbered(first, count(job, loop.group(1))).names();
      } else if (row.matches()) {
        int from = Integer.parseInt(row.group(1));
        int to = Integer.parseInt(row.group(2));
        each = new Instances.Numbered(from, Math.max(0, to - from + 1)).names();
      } else if (names.matches()) {
        each = List.of(names.group(1).split(" "));
      } else if (line.equals("done")) {
        each = List.of(UpstartJobs.PLAIN);
      } else if (start.matches()) {
        started
            .computeIfAbsent(start.group(1), name -> new ArrayList<>())
            .addAll(start.group(2) == null ? each : List.of(start.group(2)));
      }
    }
    return started;
  }

  private static int count(Job manager, String variable) {
    for (Located<String> env : manager.env()) {
      String value = env.value();
      if (value.startsWith(variable + "=")) {
        String number = value.substring(variable.length() + 1);
        boolean digits = number.length() < 5 && number.chars().allMatch(Character::isDigit);
        return digits && !number.isEmpty() ? Integer.parseInt(number) : 0;
      }
    }
    return 0;
  }
}

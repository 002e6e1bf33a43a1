package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Events;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class InstanceWithStartOn implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U701",
          "instance-with-start-on",
          "Event in `start on` lacks the variable that `instance` needs");

  /** Events of the boot, with all their variables (upstart-events(7)). */
  private static final Set<String> PLAIN =
      Set.of(
          "startup",
          "runlevel",
          "filesystem",
          "local-filesystems",
          "remote-filesystems",
          "virtual-filesystems",
          "all-swaps",
          "static-network-up");

  private static final Set<String> BROUGHT =
      Set.of("RUNLEVEL", "PREVLEVEL", "UPSTART_EVENTS", "PATH", "TERM");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Optional<Located<String>> instance = job.job().instance();
    if (instance.isEmpty() || job.job().startOn().isEmpty()) {
      return;
    }
    Optional<String> missing = missing(job, instance.get().value());
    List<Events.Event> events = Boot.leaves(job.job().startOn());
    boolean together = Boot.waits(job, "start");
    if (missing.isEmpty() || together && !events.stream().allMatch(e -> lacks(e, missing.get()))) {
      return;
    }
    for (Events.Event event : events) {
      if (lacks(event, missing.get())) {
        report(event, missing.get(), instance.get(), findings);
        return;
      }
    }
  }

  private static void report(
      Events.Event event, String variable, Located<String> instance, Findings findings) {
    findings.report(
        event.name().at().span(),
        "`" + event.name().value() + "` does not set `" + variable + "`, so no instance starts",
        finding -> {
          finding.related(instance.at().span(), "needs the variable");
          finding.help("remove `start on` and start the instances from another job");
        });
  }

  private static boolean lacks(Events.Event event, String variable) {
    return PLAIN.contains(event.name().value()) && Boot.value(event, variable, -1).isEmpty();
  }

  /** Returns a variable of {@code pattern} that neither the job nor every event sets. */
  private static Optional<String> missing(JobInput job, String pattern) {
    int at = pattern.indexOf('$');
    while (at >= 0 && at + 1 < pattern.length()) {
      boolean braced = pattern.charAt(at + 1) == '{';
      int start = braced ? at + 2 : at + 1;
      int end = start;
      while (end < pattern.length() && isOfName(pattern.charAt(end))) {
        end++;
      }
      String name = pattern.substring(start, end);
      boolean plain = !braced || end < pattern.length() && pattern.charAt(end) == '}';
      if (!name.isEmpty() && plain && !BROUGHT.contains(name) && !sets(job, name)) {
        return Optional.of(name);
      }
      at = pattern.indexOf('$', Math.max(end, at + 1));
    }
    return Optional.empty();
  }

  private static boolean isOfName(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  private static boolean sets(JobInput job, String name) {
    for (Located<String> variable : job.job().env()) {
      if (variable.value().equals(name) || variable.value().startsWith(name + "=")) {
        return true;
      }
    }
    return job.override();
  }
}

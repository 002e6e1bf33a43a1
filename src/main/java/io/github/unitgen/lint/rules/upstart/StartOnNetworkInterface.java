package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Events;
import java.util.List;
import java.util.Optional;

public final class StartOnNetworkInterface implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U705",
          "start-on-network-interface",
          "Event of each network interface is used as if it meant the network");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    List<Events.Event> starts = Boot.leaves(job.job().startOn());
    boolean later =
        starts.stream()
            .map(event -> event.name().value())
            .anyMatch(name -> name.equals("runlevel") || name.equals("static-network-up"));
    boolean together = Boot.waits(job, "start");
    boolean first = starts.stream().allMatch(event -> event.name().value().equals("starting"));
    if (first) {
      starts = List.of(); // it must be up before the network is
    }
    // A task may need to run for each of them.
    Severity severity = job.job().task().isPresent() ? Severity.INFO : Severity.WARNING;
    for (Events.Event event : starts) {
      boolean device = event.name().value().equals("net-device-up") && event.arguments().isEmpty();
      if (device && !later) {
        String message = "`net-device-up` also happens for `lo`, before the network is up";
        report(event, message, severity, findings);
      } else if (isAnyInterface(event) && !(later && together)) {
        String message = "`network-interface` also happens for `lo`, before the network is up";
        report(event, message, severity, findings);
      }
    }
    for (Events.Event event : Boot.leaves(job.job().stopOn())) {
      if (isAnyInterface(event)) {
        String message = "`network-interface` happens as soon as any interface goes down";
        report(event, message, Severity.WARNING, findings);
      }
    }
  }

  private static void report(
      Events.Event event, String message, Severity severity, Findings findings) {
    Optional<Located<String>> job = Boot.job(event);
    findings.report(
        job.orElse(event.name()).at().span(),
        message,
        finding -> {
          finding.severity(severity);
          finding.help(
              job.isPresent()
                  ? "use `runlevel [2345]` and `runlevel [!2345]`, or add `INTERFACE=NAME`"
                  : "use `runlevel [2345]`, or add `IFACE!=lo`");
        });
  }

  /**
   * Whether the event is for any interface: the job network-interface has an instance for each,
   * including lo.
   */
  private static boolean isAnyInterface(Events.Event event) {
    return event.arguments().size() == 1
        && Boot.job(event).filter(job -> job.value().equals("network-interface")).isPresent();
  }
}

package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Daemonizing.How;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.List;

public final class SelfDaemonizingCommand implements UnitRule, JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "X101",
          "self-daemonizing-command",
          "Program goes into the background, so its supervisor loses it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStart");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (ServiceType.isInvalid(unit)) {
      return; // S006, S009: the type that was meant may be forking
    }
    Supervision supervision = Supervision.of(unit);
    boolean remains = MainProcess.isUpWithoutIt(unit);
    if (supervision.follows() != Follows.NONE || !remains) {
      boolean terminal = !unit.value("Service", "TTYPath").isEmpty();
      check(Commands.of(unit).main(), supervision, terminal, unit.file().source(), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Supervision supervision = Supervision.of(job);
    if (supervision.follows() != Follows.NONE) {
      check(Commands.of(job).main(), supervision, false, job.file().source(), findings);
    }
  }

  /** {@code terminal}: whether the program has its own terminal, which it would leave. */
  private static void check(
      List<Started> main,
      Supervision supervision,
      boolean terminal,
      Source source,
      Findings findings) {
    if (supervision.follows() == Follows.FORKED) {
      return; // it is intended; S103, S106 and U104 report the details
    }
    for (Started started : main) {
      if (started.context().last() || started.context().executed()) {
        Daemonizing.of(started)
            .filter(leaves -> !mayStay(leaves, supervision))
            .filter(leaves -> leaves.certain() || !terminal)
            .filter(
                leaves -> leaves.how() != How.CONTAINER || supervision.follows() == Follows.FIRST)
            .ifPresent(leaves -> report(leaves, supervision, started, source, findings));
      }
    }
    background(main, supervision, findings);
  }

  /**
   * Whether the program may stay. A program that forks by default may not do so if NOTIFY_SOCKET is
   * set, such as collectd. For a program that serves a bus, {@code --daemon} usually means that it
   * waits for calls, as in dolphin and thunar.
   */
  private static boolean mayStay(Daemonizing leaves, Supervision supervision) {
    return switch (leaves.how()) {
      case DEFAULT -> supervision.follows() == Follows.TOLD;
      case GUESS, DOUBT -> supervision.as().equals("dbus");
      default -> false;
    };
  }

  private static void report(
      Daemonizing leaves,
      Supervision supervision,
      Started started,
      Source source,
      Findings findings) {
    findings.report(
        leaves.span(),
        leaves.message(),
        finding -> {
          supervision
              .says()
              .filter(says -> supervision.follows() == Follows.FIRST)
              .ifPresent(says -> finding.related(says, "the first process is followed"));
          finding.severity(severity(leaves.severity(), supervision));
          finding.help(leaves.help());
          leaves
              .removable()
              .flatMap(words -> Removal.of(source, words, first(leaves, started), "Remove it"))
              .ifPresent(finding::fix);
        });
  }

  private static String first(Daemonizing leaves, Started started) {
    for (var wrapper : started.wrappers()) {
      if (wrapper.span().equals(leaves.span())) {
        return "";
      }
    }
    return started.arguments().stream()
        .filter(argument -> argument.span().start() == leaves.span().start())
        .map(argument -> argument.value())
        .findFirst()
        .orElse("-");
  }

  /** Returns an error only if the init is known to follow the first process. */
  private static Severity severity(Severity bad, Supervision supervision) {
    boolean first = supervision.follows() == Follows.FIRST;
    return bad == Severity.ERROR && !first ? Severity.WARNING : bad;
  }

  /** Reports a shell that ends after {@code program &}: the init has nothing to follow. */
  private static void background(List<Started> main, Supervision supervision, Findings findings) {
    for (int i = 0; i < main.size(); i++) {
      Started started = main.get(i);
      boolean ends = i + 1 == main.size() || main.get(i + 1).group() != started.group();
      if (!ends || !started.context().shell() || started.context().background().isEmpty()) {
        continue;
      }
      if (started.context().executed() || started.context().inFunction()) {
        continue; // U507 reports it, and a function is called from elsewhere
      }
      Span at = started.context().background().get();
      findings.report(
          at,
          "`&` runs the last command in the background, and the shell ends",
          finding -> {
            finding.severity(severity(Severity.ERROR, supervision));
            finding.related(started.word().span(), "nothing follows this process");
            finding.help("use `exec` before the command, without `&`");
          });
    }
  }
}

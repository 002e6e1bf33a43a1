package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class ForkingForegroundCommand implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S106",
          "forking-foreground-command",
          "A program that stays never ends the start of a Type=forking service");

  /** Files in which a worker may be told to go into the background. */
  private static final Set<String> CONFIGURED =
      Set.of(
          "gunicorn",
          "gunicorn_django",
          "gunicorn_paster",
          "gunicorn3",
          "uwsgi",
          "passenger",
          "thin",
          "resque",
          "delayed_job");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> type = ServiceType.of(unit).line("forking");
    if (type.isEmpty()) {
      return;
    }
    stays(Commands.of(unit))
        .ifPresent(
            word ->
                findings.report(
                    type.orElseThrow().valueSpan(),
                    "Type=forking waits for a fork that never comes, until the start times out",
                    finding -> {
                      finding.related(word.span(), "stays in the foreground");
                      finding.help("write `Type=exec`, or `Type=notify` if the program notifies");
                      finding.fix(
                          Fix.unsafe(
                              "Write Type=" + kept(unit),
                              new Edit(type.orElseThrow().valueSpan(), kept(unit))));
                    }));
  }

  private static String kept(UnitInput unit) {
    return unit.versions().haveSince(240) ? "exec" : "simple";
  }

  /** The flag that keeps the main program in the foreground, or a program that always stays. */
  static Optional<Argument> stays(Commands commands) {
    for (Started started : commands.main()) {
      if (Daemonizing.of(started).isPresent() || started.context().background().isPresent()) {
        return Optional.empty();
      }
    }
    for (Started started : commands.main()) {
      if (started.context().last()) {
        List<Flags.Use> flags = Flags.of(started, Kind.FOREGROUND);
        if (!flags.isEmpty()) {
          return Optional.of(flags.get(0).written());
        }
        if (Workers.is(started) && !CONFIGURED.contains(started.program()) && isPlain(started)) {
          return Optional.of(started.word());
        }
      }
    }
    return Optional.empty();
  }

  /** Not {@code BACKGROUND=yes rake resque:work}, and no options in variables. */
  private static boolean isPlain(Started started) {
    if (started.program().equals("rake") || !Flags.of(started, Kind.DAEMONIZE).isEmpty()) {
      return false;
    }
    for (Argument argument : started.arguments()) {
      if (!argument.literal()) {
        return false;
      }
    }
    return true;
  }
}

package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public final class HeavyPreStart implements UnitRule, JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              "S512", "heavy-pre-start", "Deployment task runs again at each start of the service")
          .in(Profile.PEDANTIC);

  private static final Set<String> TESTS = Set.of("[", "[[", "test");
  private static final Set<String> INSTALL = Set.of("install");
  private static final Set<String> TASKS =
      Set.of("db:migrate", "db:setup", "db:create", "db:prepare", "assets:precompile");
  private static final Set<String> NODE = Set.of("install", "ci", "i", "build");

  /** Arguments with which a program does such work. */
  private static final Map<String, Set<String>> HEAVY =
      Map.ofEntries(
          Map.entry("rake", TASKS),
          Map.entry("rails", TASKS),
          Map.entry("bundle", INSTALL),
          Map.entry("bundler", INSTALL),
          Map.entry("pip", INSTALL),
          Map.entry("pip3", INSTALL),
          Map.entry("gem", INSTALL),
          Map.entry("npm", NODE),
          Map.entry("yarn", NODE),
          Map.entry("pnpm", NODE),
          Map.entry("composer", Set.of("install", "update")),
          Map.entry("manage.py", Set.of("migrate", "collectstatic")),
          Map.entry("alembic", Set.of("upgrade")),
          Map.entry("apt-get", INSTALL),
          Map.entry("apt", INSTALL));

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecCondition", "ExecStartPre");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (unit.isService() && !ServiceType.of(unit).isOneshot()) {
      check(Commands.of(unit), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (job.job().task().isEmpty()) {
      check(Commands.of(job), findings);
    }
  }

  private static void check(Commands commands, Findings findings) {
    String before = "";
    for (Started started : commands.in(Phase.PRE_START)) {
      if (!isConditional(started.context(), before)) {
        heavy(started).ifPresent(work -> report(started, work, findings));
      }
      before = started.program();
    }
  }

  private static boolean isConditional(Started.Context context, String before) {
    return context.inBranch()
        || context.inCondition()
        || context.operator().equals("||")
        || (context.operator().equals("&&") && TESTS.contains(before));
  }

  private static void report(Started started, Argument work, Findings findings) {
    findings.report(
        work.span(),
        "`" + started.program() + " " + work.value() + "` runs at each start",
        finding -> finding.help("run it when you deploy, or in a separate unit that starts first"));
  }

  private static Optional<Argument> heavy(Started started) {
    Set<String> words = HEAVY.get(started.program());
    if (words == null) {
      return Optional.empty();
    }
    for (Argument argument : started.arguments()) {
      if (words.contains(argument.value())) {
        return Optional.of(argument);
      }
      boolean task = words == TASKS && argument.value().indexOf(':') > 0;
      boolean option = argument.value().startsWith("-") || argument.value().indexOf('=') > 0;
      if (!task && !option) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}

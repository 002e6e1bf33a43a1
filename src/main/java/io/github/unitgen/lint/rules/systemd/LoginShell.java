package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Interpreters;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Wrapper;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class LoginShell implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S509", "login-shell", "Login shell runs profile files that the unit file does not show");

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
    if (unit.isService()) {
      check(Commands.of(unit), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    check(Commands.of(job), findings);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are reported once, not for each process
    for (ProcessSpec process : manifest.processes()) {
      Place command = process.program().command().at();
      if (told.add(command)) {
        check(Commands.of(process), findings.in(command.source()));
      }
    }
  }

  private static void check(Commands commands, Findings findings) {
    Set<Span> told = new HashSet<>(); // one shell may start several programs
    List<Wrapper> last = List.of(); // all commands of a shell share their wrappers
    for (Started started : commands.main()) {
      if (started.wrappers() == last) {
        continue;
      }
      last = started.wrappers();
      for (Wrapper wrapper : started.wrappers()) {
        if (Interpreters.isShell(wrapper.name())) {
          check(wrapper, told, findings);
        }
      }
    }
  }

  private static void check(Wrapper shell, Set<Span> told, Findings findings) {
    for (Argument argument : shell.arguments()) {
      String word = argument.value();
      if (!word.startsWith("-")) {
        return;
      }
      boolean login = word.startsWith("--") ? word.equals("--login") : word.indexOf('l', 1) > 0;
      if (login && told.add(argument.span())) {
        findings.report(
            argument.span(),
            "this login shell first runs the profile files of the user",
            finding ->
                finding.help("use the path of the program, for example `/usr/local/bin/bundle`"));
      }
    }
  }
}

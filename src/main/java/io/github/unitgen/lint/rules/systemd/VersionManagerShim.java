package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Wrapper;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Set;

public final class VersionManagerShim implements UnitRule, JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S510",
              "version-manager-shim",
              "Version manager chooses at each start which program runs")
          .in(Profile.PEDANTIC);

  private static final Set<String> MANAGERS =
      Set.of("rvm", "rbenv", "pyenv", "nodenv", "jenv", "asdf", "mise", "chruby-exec", "nvm-exec");

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
      check(Commands.of(unit), unit.file().source().text(), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    check(Commands.of(job), job.file().source().text(), findings);
  }

  private static void check(Commands commands, String text, Findings findings) {
    for (Started started : commands.main()) {
      for (Wrapper wrapper : started.wrappers()) {
        int end = wrapper.span().start() + wordLength(text, wrapper.span().start());
        Span name = new Span(wrapper.span().start(), end);
        if (MANAGERS.contains(wrapper.name()) || isShim(text, name)) {
          report(name, findings);
          return;
        }
      }
      if (isShim(text, started.word().span())) {
        report(started.word().span(), findings);
        return;
      }
    }
  }

  private static boolean isShim(String text, Span word) {
    return text.substring(word.start(), word.end()).contains("/shims/");
  }

  private static int wordLength(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\n'\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at - from;
  }

  private static void report(Span at, Findings findings) {
    findings.report(
        at,
        "a version manager chooses the version of the program at each start",
        finding ->
            finding.help(
                "use the path of the version, for example `/home/app/.rbenv/versions/3.3.0/bin/bundle`"));
  }
}

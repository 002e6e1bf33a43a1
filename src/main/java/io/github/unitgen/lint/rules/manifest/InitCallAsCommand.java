package io.github.unitgen.lint.rules.manifest;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.source.Place;
import java.util.HashSet;
import java.util.Set;

public final class InitCallAsCommand implements GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "M014",
          "init-call-as-command",
          "Command only calls the init, so no process is left to supervise");

  /** Programs that ask an init to start something, and then exit. */
  private static final Set<String> CALLS =
      Set.of("systemctl", "service", "initctl", "invoke-rc.d", "rc-service");

  private static final Set<String> STARTS = Set.of("start", "restart", "reload", "try-restart");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are part of each process
    for (ProcessSpec process : manifest.processes()) {
      Place command = process.program().command().at();
      for (Started started : Commands.of(process).main()) {
        boolean calls =
            CALLS.contains(started.program())
                && started.arguments().stream().anyMatch(word -> STARTS.contains(word.value()));
        if (calls && told.add(command)) {
          findings
              .in(command.source())
              .report(
                  started.word().span(),
                  started.program() + " ends at once, so no process is left to supervise",
                  finding ->
                      finding.help(
                          "remove this process and add the unit to `requires` of those that need it"));
        }
      }
    }
  }
}

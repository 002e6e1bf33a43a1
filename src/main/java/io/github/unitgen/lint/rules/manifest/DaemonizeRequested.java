package io.github.unitgen.lint.rules.manifest;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Daemonizing.How;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.source.Source;
import java.util.List;

public final class DaemonizeRequested implements GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "M101",
          "daemonize-requested",
          "Command puts the program in the background, where the init loses it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      Source source = process.program().command().at().source();
      check(source, process, Commands.of(process).main(), findings.in(source));
    }
  }

  private static void check(
      Source source, ProcessSpec process, List<Started> main, Findings findings) {
    boolean followed = Supervision.of(process).follows() == Follows.FIRST;
    for (Started started : main) {
      if (started.context().last() || started.context().executed()) {
        Daemonizing.of(started)
            .filter(leaves -> leaves.how() != How.CONTAINER || followed)
            .ifPresent(leaves -> report(source, leaves, findings));
      }
    }
    if (main.isEmpty()) {
      return;
    }
    Started end = main.get(main.size() - 1);
    if (end.context().shell() && !end.context().inFunction()) {
      end.context()
          .background()
          .ifPresent(
              sign ->
                  findings.report(
                      sign,
                      "`&` runs the program in the background, where the init loses it",
                      finding -> finding.help("remove the `&`")));
    }
  }

  private static void report(Source source, Daemonizing leaves, Findings findings) {
    findings.report(
        leaves.span(),
        leaves.message(),
        finding -> {
          finding.severity(leaves.severity());
          finding.help(leaves.help());
          leaves
              .removable()
              .flatMap(
                  words ->
                      Removal.of(
                          source,
                          words,
                          source.text().startsWith("-", words.start()) ? "-" : "",
                          "Remove it"))
              .ifPresent(finding::fix);
        });
  }
}

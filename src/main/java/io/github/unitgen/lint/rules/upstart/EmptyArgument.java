package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Refusal;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.Set;

public final class EmptyArgument implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U009",
          "empty-argument",
          "Empty quotes do not count as a value, so Upstart rejects the job");

  private static final Set<String> SAME_WITHOUT =
      Set.of("author", "description", "usage", "version");

  private static final Set<String> DEFAULT_WITHOUT =
      Set.of(
          "chdir",
          "chroot",
          "console",
          "expect",
          "instance",
          "kill",
          "limit",
          "nice",
          "oom",
          "reload",
          "setgid",
          "setuid",
          "umask");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Refusal.of(job, Refusal.Rule.EMPTY_ARGUMENT).ifPresent(refusal -> report(refusal, findings));
  }

  private static void report(Refusal refusal, Findings findings) {
    String name = refusal.words().get(0);
    refusal.report(
        findings,
        Quoted.of(refusal.wrong()) + " does not count as a value",
        finding -> {
          finding.help("add a value, or remove the line");
          Edit edit = new Edit(refusal.stanza().span(), "");
          if (SAME_WITHOUT.contains(name)) {
            refusal.mend(finding, Fix.safe("Remove the `" + name + "` line", edit));
          } else if (DEFAULT_WITHOUT.contains(name)) {
            refusal.mend(finding, Fix.unsafe("Remove the `" + name + "` line", edit));
          }
        });
  }
}

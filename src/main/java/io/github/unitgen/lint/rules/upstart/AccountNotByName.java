package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import java.util.Optional;

public final class AccountNotByName implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U806",
          "account-not-by-name",
          "setuid and setgid take the name of an account and nothing else");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    check(job.job().setuid(), "setuid", "user", findings);
    check(job.job().setgid(), "setgid", "group", findings);
  }

  private static void check(
      Optional<Located<String>> account, String stanza, String kind, Findings findings) {
    if (account.isEmpty()) {
      return;
    }
    String name = account.get().value();
    String wrong = wrong(name);
    if (!wrong.isEmpty()) {
      findings.report(
          account.get().at().span(),
          "`" + stanza + "` takes the name of a " + kind + ", and " + wrong,
          finding ->
              finding.help(
                  name.indexOf(':') > 0
                      ? "write `setuid` and `setgid` with one name each"
                      : "write the name of the " + kind));
    }
  }

  private static String wrong(String name) {
    if (name.indexOf('$') >= 0) {
      return "expands no variable";
    }
    if (name.indexOf(':') >= 0) {
      return "no pair of names";
    }
    return name.chars().allMatch(c -> c >= '0' && c <= '9') ? "no number" : "";
  }
}

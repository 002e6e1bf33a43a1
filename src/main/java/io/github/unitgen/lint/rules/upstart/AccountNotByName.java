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
          "U806", "account-not-by-name", "Account in `setuid` or `setgid` is not a plain name");

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
          "`" + stanza + "` expects the name of a " + kind + wrong,
          finding ->
              finding.help(
                  name.indexOf(':') > 0
                      ? "use one name in `setuid` and one in `setgid`"
                      : "use the name of the " + kind + ", such as `deploy`"));
    }
  }

  private static String wrong(String name) {
    if (name.indexOf('$') >= 0) {
      return " and does not expand variables";
    }
    if (name.indexOf(':') >= 0) {
      return ", not a pair of names";
    }
    return name.chars().allMatch(c -> c >= '0' && c <= '9') ? ", not a number" : "";
  }
}

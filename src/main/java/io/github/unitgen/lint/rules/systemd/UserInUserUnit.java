package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;

public final class UserInUserUnit implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S803",
          "user-in-user-unit",
          "User unit sets another user or group, so it fails to start");

  /** Since this version systemd refuses the unit (load-fragment.c of 256). */
  private static final int REFUSED_SINCE = 256;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return Account.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String section = UnitSections.own(unit.type());
    if (!UserUnits.is(unit)) {
      return;
    }
    Account.of(unit, section)
        .user()
        .filter(line -> !isOwn(unit, line.value()))
        .ifPresent(
            line ->
                report(
                    line, "the user manager cannot start anything as " + line.value(), findings));
    Account.of(unit, section)
        .group()
        .filter(line -> !isOwn(unit, line.value()))
        .ifPresent(
            line ->
                findings.report(
                    line.keySpan(),
                    "the start fails with 216/GROUP unless "
                        + line.value()
                        + " is the user's group",
                    finding -> {
                      finding.severity(Severity.WARNING);
                      finding.help("remove the line: the unit runs with the group of the user");
                    }));
    Account.of(unit, section)
        .dynamic()
        .filter(line -> unit.versions().newest() >= REFUSED_SINCE)
        .ifPresent(line -> report(line, "DynamicUser= is refused in a user unit", findings));
  }

  private static boolean isOwn(UnitInput unit, String user) {
    return user.startsWith("%")
        || ("/" + unit.file().source().name()).contains("/" + user + "/.config/");
  }

  private static void report(Assignment line, String message, Findings findings) {
    findings.report(
        line.keySpan(),
        message,
        finding -> {
          finding.help("remove the line: the unit runs as the user of the manager");
          finding.fix(Fix.safe("Remove the " + line.key() + "= line", new Edit(line.span(), "")));
        });
  }
}

package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.Optional;

public final class MissingAccount implements UnitRule, JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error("X812", "missing-account", "User or group does not exist in the image");

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
    if (!unit.image().isComplete() || Account.of(unit).dynamic().isPresent()) {
      return;
    }
    for (String section : new String[] {"Service", "Socket", "Mount", "Swap"}) {
      check(unit, Account.of(unit, section).user(), "passwd", "user", findings);
      check(unit, Account.of(unit, section).group(), "group", "group", findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (job.image().isComplete()) {
      job.job()
          .setuid()
          .ifPresent(u -> check(job.image(), u.value(), u.at().span(), "passwd", "user", findings));
      job.job()
          .setgid()
          .ifPresent(g -> check(job.image(), g.value(), g.at().span(), "group", "group", findings));
    }
  }

  private static void check(
      UnitInput unit, Optional<Assignment> line, String file, String what, Findings findings) {
    if (line.isPresent() && !line.get().isReset()) {
      check(unit.image(), line.get().value(), line.get().valueSpan(), file, what, findings);
    }
  }

  private static void check(
      Image image, String name, Span at, String file, String what, Findings findings) {
    Optional<Source> accounts = image.read("/etc/" + file);
    boolean number = name.chars().allMatch(c -> c >= '0' && c <= '9');
    if (accounts.isEmpty() || number || name.equals("root") || name.indexOf('%') >= 0) {
      return;
    }
    String text = "\n" + accounts.get().text();
    if (text.contains("\n" + name + ":")) {
      return;
    }
    findings.report(
        at,
        what + " " + name + " does not exist in the image",
        finding -> {
          if (image.has("/usr/lib/sysusers.d") || image.has("/etc/sysusers.d")) {
            finding.severity(Severity.WARNING); // perhaps created at the first start
          }
          finding.help("create it in the image, or with sysusers.d(5)");
        });
  }
}

package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Variable;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class SecretInEnvironment implements UnitRule, JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X602",
          "secret-in-environment",
          "Secret in the environment of a unit or job is readable by every user");

  private static final String CREDENTIAL = "LoadCredential";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(Environment.KEY);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (String section : Environment.SECTIONS) {
      Set<String> names = names(unit, section);
      for (Assignment line : Environment.lines(unit, section)) {
        for (Variable variable : unit.environment(line).variables()) {
          if (Secrets.isSecret(variable.name(), variable.value())
              && !Secrets.isPublicHalf(variable.name(), names)) {
            boolean ofUser = UserUnits.is(unit); // whose bus is open to that user alone
            report(
                line.sourceSpan(variable.at()),
                variable.name(),
                ofUser
                    ? "everyone who can read this file can read the secret in " + variable.name()
                    : "every user can read the secret in "
                        + variable.name()
                        + ", also over the bus",
                ofUser
                    ? "move it to an EnvironmentFile= that other users cannot read"
                    : "move it to an EnvironmentFile= that only root can read"
                        + (unit.versions().know(section, CREDENTIAL) ? ", or LoadCredential=" : ""),
                findings);
          }
        }
      }
    }
  }

  private static Set<String> names(UnitInput unit, String section) {
    Set<String> names = new HashSet<>();
    for (Assignment line : Environment.lines(unit, section)) {
      unit.environment(line).variables().forEach(variable -> names.add(variable.name()));
    }
    return names;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Set<String> names = new HashSet<>();
    for (Located<String> variable : job.job().env()) {
      names.add(name(variable.value()));
    }
    for (Located<String> variable : job.job().env()) {
      String written = variable.value();
      String name = name(written);
      if (!name.isEmpty()
          && name.length() < written.length()
          && Secrets.isSecret(name, written.substring(name.length() + 1))
          && !Secrets.isPublicHalf(name, names)) {
        report(
            variable.at().span(),
            name,
            "every user can read the secret in " + name,
            "read it in the script from a file that only root can read",
            findings);
      }
    }
  }

  private static String name(String written) {
    int equals = written.indexOf('=');
    return equals < 0 ? written : written.substring(0, equals);
  }

  /** Omits the value, which a report must not show either. */
  private static void report(
      Span variable, String name, String message, String help, Findings findings) {
    int end = Math.min(variable.start() + name.length(), variable.end());
    findings.report(new Span(variable.start(), end), message, finding -> finding.help(help));
  }
}

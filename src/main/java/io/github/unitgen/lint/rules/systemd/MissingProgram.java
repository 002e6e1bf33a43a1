package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import java.util.Collection;
import java.util.List;

public final class MissingProgram implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S518", "missing-program", "Program does not exist in the image");

  private static final List<String> KEYS =
      List.of(
          "ExecCondition", "ExecStartPre", "ExecStart", "ExecStartPost", "ExecReload", "ExecStop");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean elsewhere =
        !unit.value("Service", "RootDirectory").isEmpty()
            || !unit.value("Service", "RootImage").isEmpty();
    if (!unit.image().isComplete() || !unit.isService() || elsewhere) {
      return;
    }
    for (String key : KEYS) {
      for (UnitCommand command : unit.commands("Service", key)) {
        String program = command.command().program().value();
        boolean sure =
            program.startsWith("/") && program.indexOf('%') < 0 && program.indexOf('$') < 0;
        if (sure && !unit.image().has(program)) {
          findings.report(
              command.span(command.command().program()),
              program + " does not exist in the image",
              finding -> {
                if (command.command().prefixes().contains(Prefix.IGNORE_FAILURE)
                    || isCondition(unit, program)) {
                  finding.severity(Severity.INFO);
                }
                finding.help("install it in the image or correct the path");
              });
        }
      }
    }
  }

  /** Whether the unit is only for machines that have the program. */
  private static boolean isCondition(UnitInput unit, String program) {
    for (String key : List.of("ConditionPathExists", "ConditionFileIsExecutable")) {
      for (var line : unit.effective("Unit", key)) {
        if (line.value().equals(program)) {
          return true;
        }
      }
    }
    return false;
  }
}

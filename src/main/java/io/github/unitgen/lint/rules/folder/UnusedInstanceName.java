package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;

public final class UnusedInstanceName implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S710",
          "unused-instance-name",
          "Template never uses its instance name, so its instances look the same");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return isAsked(unit) && !isUsed(unit);
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (UnitInput unit : folder.lintedUnits(this)) {
      if (!isConnection(unit, folder)) {
        findings
            .in(unit)
            .report(
                unit.header("Service"),
                "this template never uses its instance name, so all instances look the same",
                finding ->
                    finding.help(
                        "add `SyslogIdentifier=%p-%i`, or use a plain unit instead of a template"));
      }
    }
  }

  private static boolean isAsked(UnitInput unit) {
    return unit.isService() && unit.name().isTemplate() && !unit.assignments().isEmpty();
  }

  /** Whether any setting uses the instance; the journal and {@code status} show a description. */
  private static boolean isUsed(UnitInput unit) {
    for (Assignment line : unit.assignments()) {
      if (UnitName.differsByInstance(line.value())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a socket with Accept=yes starts an instance for each connection. */
  private static boolean isConnection(UnitInput unit, FolderInput folder) {
    String socket = unit.name().unit().replace("@.service", ".socket");
    return unit.value("Service", "StandardInput").equals("socket")
        || !unit.all("Service", "Sockets").isEmpty()
        || folder.unit(socket).filter(found -> found.isYes("Socket", "Accept")).isPresent();
  }
}

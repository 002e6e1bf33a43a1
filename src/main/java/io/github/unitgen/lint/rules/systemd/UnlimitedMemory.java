package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;

public final class UnlimitedMemory implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info("S809", "unlimited-memory", "Service has no memory limit")
          .in(Profile.HARDENING);

  private static final List<String> LIMITS =
      List.of("MemoryMax", "MemoryHigh", "MemoryLimit", "Slice");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStart");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService()
        || unit.isDropIn()
        || unit.commands("Service", "ExecStart").isEmpty()
        || ServiceType.of(unit).isOneshot()) {
      return;
    }
    for (String key : LIMITS) {
      if (!unit.value("Service", key).isEmpty()) {
        return;
      }
    }
    String key = unit.versions().know("Service", "MemoryMax") ? "MemoryMax" : "MemoryLimit";
    findings.report(
        unit.header("Service"),
        "no limit is set for the memory of this service",
        finding ->
            finding.help("add `" + key + "=` above what it needs, for example `" + key + "=1G`"));
  }
}

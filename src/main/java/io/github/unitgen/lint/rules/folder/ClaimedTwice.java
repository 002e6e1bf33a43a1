package io.github.unitgen.lint.rules.folder;

import com.google.auto.service.AutoService;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.UnitInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@AutoService(FolderRule.class)
public final class ClaimedTwice implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S720", "claimed-twice", "two units claim a port, runtime folder or bus name");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** What two units cannot have both. */
  private enum Thing {
    STREAM("Socket", "ListenStream"),
    DATAGRAM("Socket", "ListenDatagram"),
    SEQUENTIAL("Socket", "ListenSequentialPacket"),
    FIFO("Socket", "ListenFIFO"),
    RUNTIME("Service", "RuntimeDirectory"),
    BUS_NAME("Service", "BusName");

    private final String section;
    private final String key;

    Thing(String section, String key) {
      this.section = section;
      this.key = key;
    }

    boolean isClaimedBy(UnitInput unit) {
      return !unit.effective(section, key).isEmpty()
          && switch (this) {
            case STREAM, DATAGRAM, SEQUENTIAL, FIFO -> !isYes(unit, "Socket", "ReusePort");
            case RUNTIME -> !isKept(unit);
            case BUS_NAME -> unit.value("Service", "Type").equals("dbus");
          };
    }

    private static boolean isKept(UnitInput unit) {
      String keep = unit.value("Service", "RuntimeDirectoryPreserve");
      return !keep.isEmpty() && !keep.equals("no")
          || unit.value("Service", "Type").equals("oneshot");
    }

    private static boolean isYes(UnitInput unit, String section, String key) {
      return List.of("yes", "true", "on", "1").contains(unit.value(section, key));
    }
  }

  private record Claim(UnitInput unit, UnitReference at) {}

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (Thing thing : Thing.values()) {
      if (folder.lintedUnits().stream().anyMatch(thing::isClaimedBy)) {
        check(thing, folder, findings);
      }
    }
  }

  private static void check(Thing thing, FolderInput folder, FolderFindings findings) {
    Map<String, List<Claim>> claims = new LinkedHashMap<>();
    for (UnitInput unit : folder.units()) {
      if (thing.isClaimedBy(unit) && !unit.isDropIn()) {
        for (UnitReference claim : UnitReference.of(unit, thing.section, thing.key)) {
          if (!claim.hasSpecifier()) {
            claims
                .computeIfAbsent(claim.unit(), value -> new ArrayList<>())
                .add(new Claim(unit, claim));
          }
        }
      }
    }
    for (List<Claim> same : claims.values()) {
      for (Claim claim : same) {
        same.stream()
            .filter(other -> other.unit() != claim.unit() && !areApart(claim.unit(), other.unit()))
            .findFirst()
            .ifPresent(other -> report(thing, claim, other, findings));
      }
    }
  }

  /** Whether the two never run together. */
  private static boolean areApart(UnitInput one, UnitInput other) {
    return names(one, "Conflicts", other) || names(other, "Conflicts", one);
  }

  private static boolean names(UnitInput one, String key, UnitInput other) {
    for (UnitReference reference : UnitReference.of(one, "Unit", key)) {
      if (reference.unit().equals(other.name().unit())) {
        return true;
      }
    }
    return false;
  }

  private static void report(Thing thing, Claim claim, Claim other, FolderFindings findings) {
    String what = claim.at().unit();
    String by = other.unit().name().unit();
    findings
        .in(claim.unit())
        .report(
            claim.at().at(),
            switch (thing) {
              case RUNTIME ->
                  by + " has the runtime folder " + what + " too: the first to stop removes it";
              case BUS_NAME ->
                  by + " has the bus name " + what + " too, so systemd refuses one of them";
              default -> by + " listens on " + what + " too: the second one fails to start";
            },
            finding -> {
              finding.related(other.unit().file().source(), other.at().at(), "claimed here too");
              if (thing == Thing.BUS_NAME) {
                finding.severity(Severity.ERROR);
              }
              finding.help(
                  thing == Thing.RUNTIME
                      ? "give each its own folder, or set `RuntimeDirectoryPreserve=yes`"
                      : "give each its own, or add `Conflicts=" + by + "`");
            });
  }
}

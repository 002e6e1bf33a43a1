package io.github.unitgen.lint.shared;

import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the units of a folder start, by their own settings, through other units and by
 * default dependencies. An instance counts as its template, so two units reported as ordered may be
 * instances of different names.
 */
public final class StartOrder {
  private static final String SYSINIT = "sysinit.target";

  /** Services of systemd 252 with {@code Before=sysinit.target}. */
  private static final List<String> EARLY =
      List.of(
          "kmod-static-nodes.service",
          "systemd-binfmt.service",
          "systemd-journald.service",
          "systemd-modules-load.service",
          "systemd-sysctl.service",
          "systemd-sysusers.service",
          "systemd-tmpfiles-setup-dev.service",
          "systemd-tmpfiles-setup.service",
          "systemd-update-utmp.service");

  /** The units that each unit waits for. */
  private final Map<String, Set<String>> earlier = new HashMap<>();

  /** The units that have a name as their alias. */
  private final Map<String, Set<String>> aliases = new HashMap<>();

  private @Nullable Walk last;

  private StartOrder() {}

  /** Reads all units of the folder. */
  public static StartOrder of(FolderInput folder) {
    StartOrder order = new StartOrder();
    folder.units().forEach(order::read);
    EARLY.forEach(early -> order.add(SYSINIT, early));
    return order;
  }

  private void read(UnitInput unit) {
    String name = unit.name().unit();
    boolean target = unit.name().type().equals("target");
    for (Named after : NamedUnits.of(unit, "Unit", "After")) {
      add(name, after.name());
    }
    for (Named before : NamedUnits.of(unit, "Unit", "Before")) {
      add(before.name(), name);
    }
    // Enabled, the unit has its other names too, as a display manager does.
    for (Named alias : NamedUnits.of(unit, "Install", "Alias")) {
      aliases.computeIfAbsent(alias.name(), other -> new HashSet<>()).add(name);
    }
    if (unit.isNo("Unit", "DefaultDependencies")) {
      return;
    }
    if (unit.isService()) {
      add(name, SYSINIT);
      add(name, "basic.target");
    }
    // A target starts after the units that it pulls in.
    for (Named pulled : NamedUnits.of(unit, "Unit", List.of("Wants", "Requires"))) {
      if (target) {
        add(name, pulled.name());
      }
    }
    for (Named wanting : NamedUnits.of(unit, "Install", NamedUnits.INSTALLS)) {
      if (wanting.name().endsWith(".target")) {
        add(wanting.name(), name);
      }
    }
  }

  private void add(String later, String sooner) {
    earlier
        .computeIfAbsent(UnitName.template(later), name -> new HashSet<>())
        .add(UnitName.template(sooner));
  }

  /**
   * Whether one of the two units waits for the other, or for a unit with the other as its alias;
   * quick for many others in a row.
   */
  public boolean isBetween(String one, String other) {
    if (waits(one, other)) {
      return true;
    }
    for (String unit : aliases.getOrDefault(other, Set.of())) {
      if (waits(one, unit)) {
        return true;
      }
    }
    return false;
  }

  private boolean waits(String one, String other) {
    String from = UnitName.template(one);
    String to = UnitName.template(other);
    if (last == null || !last.later.equals(from)) {
      last = new Walk(from);
    }
    return last.reaches(to) || earlier.containsKey(to) && new Walk(to).reaches(from);
  }

  /** A search for what {@code later} waits for, which goes on where it stopped. */
  private final class Walk {
    private final String later;
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> next = new ArrayDeque<>();

    Walk(String later) {
      this.later = later;
      next.add(later);
    }

    boolean reaches(String wanted) {
      while (!seen.contains(wanted)) {
        if (next.isEmpty()) {
          return false;
        }
        for (String name : earlier.getOrDefault(next.remove(), Set.of())) {
          if (seen.add(name)) {
            next.add(name);
          }
        }
      }
      return true;
    }
  }
}

package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

/**
 * As whom the processes of a unit run. The lines are those that count, without empty ones; {@code
 * dynamic} is the line that switches DynamicUser= on.
 */
public record Account(
    Optional<Assignment> user, Optional<Assignment> group, Optional<Assignment> dynamic) {
  private static final String SERVICE = "Service";

  /** That of a service. */
  public static Account of(UnitInput unit) {
    return of(unit, SERVICE);
  }

  /** As {@code [section]} says: services, sockets, mounts and swaps run commands. */
  public static Account of(UnitInput unit, String section) {
    return new Account(
        unit.last(section, "User").filter(line -> !line.isReset()),
        unit.last(section, "Group").filter(line -> !line.isReset()),
        unit.last(section, "DynamicUser").filter(line -> unit.isYes(section, "DynamicUser")));
  }

  /** Whether the unit names a user, root too, or has one made for it. */
  public boolean isWritten() {
    return user.isPresent() || dynamic.isPresent();
  }

  /** Whether the unit itself says root. */
  public boolean isRootByName() {
    return user.filter(Account::isRoot).isPresent();
  }

  /** Whether the unit names a user other than root. */
  public boolean isOther() {
    return user.filter(line -> !isRoot(line)).isPresent();
  }

  private static boolean isRoot(Assignment line) {
    return line.value().equals("root") || line.value().equals("0");
  }
}

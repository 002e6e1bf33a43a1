package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Optional;

/**
 * As whom the processes of a unit run. The lines are those that count, without empty ones; {@code
 * dynamic} is the line that switches DynamicUser= on.
 */
public record Account(
    Optional<Assignment> user, Optional<Assignment> group, Optional<Assignment> dynamic) {
  /** The setting that has systemd make a user for the service. */
  public static final String DYNAMIC = "DynamicUser";

  private static final String USER = "User";
  private static final String GROUP = "Group";

  /** The settings that say so. */
  public static final List<String> KEYS = List.of(USER, GROUP, DYNAMIC);

  private static final String SERVICE = "Service";

  /** That of a service; worked out once. */
  public static Account of(UnitInput unit) {
    return unit.derived(Account.class, service -> of(service, SERVICE));
  }

  /** As {@code [section]} says: services, sockets, mounts and swaps run commands. */
  public static Account of(UnitInput unit, String section) {
    return new Account(
        unit.set(section, USER),
        unit.set(section, GROUP),
        unit.isYes(section, DYNAMIC) ? unit.last(section, DYNAMIC) : Optional.empty());
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

package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Optional;

/**
 * The user and group that the processes of a unit run as. Each line is the one that counts, without
 * empty ones; {@code dynamic} is the line that switches DynamicUser= on.
 */
public record Account(
    Optional<Assignment> user, Optional<Assignment> group, Optional<Assignment> dynamic) {
  /** The setting that makes systemd create a user for the service. */
  public static final String DYNAMIC = "DynamicUser";

  private static final String USER = "User";
  private static final String GROUP = "Group";

  /** The settings that determine the account. */
  public static final List<String> KEYS = List.of(USER, GROUP, DYNAMIC);

  private static final String SERVICE = "Service";

  /** Returns the account of a service, which is computed once. */
  public static Account of(UnitInput unit) {
    return unit.derived(Account.class, service -> of(service, SERVICE));
  }

  /**
   * Returns the account that {@code [section]} sets: services, sockets, mounts and swaps run
   * commands.
   */
  public static Account of(UnitInput unit, String section) {
    return new Account(
        unit.set(section, USER),
        unit.set(section, GROUP),
        unit.isYes(section, DYNAMIC) ? unit.last(section, DYNAMIC) : Optional.empty());
  }

  /** Whether the unit names a user, even root, or has one created for it. */
  public boolean isWritten() {
    return user.isPresent() || dynamic.isPresent();
  }

  /** Whether the unit names root itself. */
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

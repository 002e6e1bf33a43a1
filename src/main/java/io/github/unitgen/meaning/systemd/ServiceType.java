package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

/**
 * How systemd knows that a service is up, and which of its processes it follows. {@code line} is
 * the assignment to Type= that counts. {@code word} is the type, also where none is written or none
 * that is one; empty for a drop-in that says nothing of it.
 */
public record ServiceType(Optional<Assignment> line, String word) {
  /** The setting. */
  public static final String KEY = "Type";

  private static final String SERVICE = "Service";

  /** NEWS 240. */
  private static final int EXEC_SINCE = 240;

  /** That of {@code unit}; worked out once. */
  public static ServiceType of(UnitInput unit) {
    return unit.derived(ServiceType.class, ServiceType::read);
  }

  /** The type of a service whose first process stays, as far as {@code versions} have it. */
  public static String inForeground(SystemdVersions versions) {
    return versions.haveSince(EXEC_SINCE) ? "exec" : "simple";
  }

  private static ServiceType read(UnitInput unit) {
    Optional<Assignment> line = unit.set(SERVICE, KEY);
    return new ServiceType(line, line.isPresent() ? line.get().value() : implied(unit));
  }

  /** What service_add_extras() of systemd takes where nothing is written. */
  private static String implied(UnitInput unit) {
    if (unit.isDropIn()) {
      return "";
    }
    if (!unit.value(SERVICE, "BusName").isEmpty()) {
      return "dbus";
    }
    return unit.effective(SERVICE, "ExecStart").isEmpty() ? "oneshot" : "simple";
  }

  /** The line, where it says {@code type}. */
  public Optional<Assignment> line(String type) {
    return line.filter(written -> written.value().equals(type));
  }

  /** Whether it is known: it is not for a drop-in without a type. */
  public boolean isKnown() {
    return !word.isEmpty();
  }

  /** Whether the service is {@code type}; false where that is not known. */
  public boolean is(String type) {
    return word.equals(type);
  }

  /** Whether the commands of the service run to their end, one after the other. */
  public boolean isOneshot() {
    return is("oneshot");
  }

  /** Whether the first process forks another one, which is followed, and ends. */
  public boolean isForking() {
    return is("forking");
  }

  /** Whether the program says with sd_notify(3) that it is up. */
  public boolean notifies() {
    return is("notify") || is("notify-reload");
  }
}

package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

/**
 * The way in which systemd learns that a service is up, and which of its processes it follows.
 * {@code line} is the assignment to Type= that counts. {@code word} is the type, also if no valid
 * one is written; it is empty for a drop-in that does not set it.
 */
public record ServiceType(Optional<Assignment> line, String word) {
  /** The name of the setting. */
  public static final String KEY = "Type";

  private static final String SERVICE = "Service";

  /** The first version that knows the type exec (NEWS 240). */
  private static final int EXEC_SINCE = 240;

  /** Returns the type of {@code unit}, which is computed once. */
  public static ServiceType of(UnitInput unit) {
    return unit.derived(ServiceType.class, ServiceType::read);
  }

  /**
   * Returns the type for a service whose first process stays: exec if all of {@code versions} know
   * it, else simple.
   */
  public static String inForeground(SystemdVersions versions) {
    return versions.haveSince(EXEC_SINCE) ? "exec" : "simple";
  }

  private static ServiceType read(UnitInput unit) {
    Optional<Assignment> line = unit.set(SERVICE, KEY);
    return new ServiceType(line, line.isPresent() ? line.get().value() : implied(unit));
  }

  /** Returns the default type, as service_add_extras() of systemd chooses it. */
  private static String implied(UnitInput unit) {
    if (unit.isDropIn()) {
      return "";
    }
    if (!unit.value(SERVICE, "BusName").isEmpty()) {
      return "dbus";
    }
    return unit.effective(SERVICE, "ExecStart").isEmpty() ? "oneshot" : "simple";
  }

  /** Returns the line if it says {@code type}. */
  public Optional<Assignment> line(String type) {
    return line.filter(written -> written.value().equals(type));
  }

  /** Whether the type is known: it is not for a drop-in without a type. */
  public boolean isKnown() {
    return !word.isEmpty();
  }

  /** Whether Type= of {@code unit} only has values that systemd refuses, so the type is a guess. */
  public static boolean isInvalid(UnitInput unit) {
    return of(unit).line().isEmpty()
        && unit.all(SERVICE, KEY).stream().anyMatch(line -> !line.value().isEmpty());
  }

  /** Whether the type is {@code type}; false if it is not known. */
  public boolean is(String type) {
    return word.equals(type);
  }

  /** Whether the commands of the service run to their end, one after the other. */
  public boolean isOneshot() {
    return is("oneshot");
  }

  /** Whether the first process ends after it has forked another one, which systemd follows. */
  public boolean isForking() {
    return is("forking");
  }

  /** Whether the program reports with sd_notify(3) that it is up. */
  public boolean notifies() {
    return is("notify") || is("notify-reload");
  }
}

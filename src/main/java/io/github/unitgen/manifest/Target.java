package io.github.unitgen.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An init that files can be written for. */
public enum Target {
  SYSTEMD("systemd", "multi-user.target"),
  SYSTEMD_USER("systemd-user", "default.target"),
  UPSTART("upstart", "");

  private final String id;
  private final String wantedBy;

  Target(String id, String wantedBy) {
    this.id = id;
    this.wantedBy = wantedBy;
  }

  /** As it is written in manifests and after {@code --target}. */
  public String id() {
    return id;
  }

  /** The unit that starts a group at boot where the manifest names none; Upstart has none. */
  public Optional<String> wantedBy() {
    return Optional.of(wantedBy).filter(unit -> !unit.isEmpty());
  }

  /** The target of this id. */
  public static Optional<Target> of(String id) {
    return Arrays.stream(values()).filter(target -> target.id.equals(id)).findFirst();
  }

  /** Every id, in the order of their names. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Target::id).toList();
  }
}

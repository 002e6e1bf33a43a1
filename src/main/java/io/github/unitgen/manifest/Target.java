package io.github.unitgen.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An init that files can be written for. */
public enum Target {
  SYSTEMD("systemd"),
  SYSTEMD_USER("systemd-user"),
  UPSTART("upstart");

  private final String id;

  Target(String id) {
    this.id = id;
  }

  /** As it is written in manifests and after {@code --target}. */
  public String id() {
    return id;
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

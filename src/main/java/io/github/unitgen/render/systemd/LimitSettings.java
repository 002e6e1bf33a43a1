package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.Resource;
import io.github.unitgen.render.systemd.ServiceView.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The limits of a process as settings for the versions of systemd that it is for. */
final class LimitSettings {
  private final SystemdVersions versions;
  private final List<Diagnostic> problems;

  /** Adds to {@code problems} the limits that some of {@code versions} cannot keep. */
  LimitSettings(SystemdVersions versions, List<Diagnostic> problems) {
    this.versions = versions;
    this.problems = problems;
  }

  /** Returns the limits that are kept. */
  List<Setting> of(List<Limit> limits) {
    List<Setting> settings = new ArrayList<>();
    limits.forEach(limit -> setting(limit).ifPresent(settings::add));
    return settings;
  }

  private Optional<Setting> setting(Limit limit) {
    Optional<String> key = key(limit.resource(), versions);
    boolean none = limit.hard().isEmpty() && limit.soft().isEmpty();
    if (limit.resource() == Resource.MEMORY && none && !versions.haveSince(Since.PERCENT)) {
      return Optional.empty(); // unlimited is their default, and they have no word for it
    }
    if (key.isEmpty()) {
      notKept(
          limit, "`" + limit.resource().key() + "` is ignored: " + versions + " cannot limit it");
      return Optional.empty();
    }
    boolean share = limit.percent() && limit.resource() != Resource.CPU;
    if (share && !versions.haveSince(Since.PERCENT)) {
      notKept(
          limit,
          "`"
              + limit.resource().key()
              + "` is ignored: "
              + versions
              + " accepts no percentage here");
      return Optional.empty();
    }
    boolean both = limit.soft().equals(limit.hard());
    if (!both && !versions.haveSince(Since.SOFT_AND_HARD_LIMIT)) {
      notKept(limit, versions + " has one value for both limits: using the hard one");
      return Optional.of(setting(key.get(), number(limit, limit.hard())));
    }
    String hard = number(limit, limit.hard());
    return Optional.of(setting(key.get(), both ? hard : number(limit, limit.soft()) + ":" + hard));
  }

  private static Setting setting(String key, String value) {
    return new Setting(key, SystemdText.of(value));
  }

  private void notKept(Limit limit, String message) {
    problems.add(ManifestRule.UNSUPPORTED_SETTING.warning(limit.at(), message, ""));
  }

  /** Returns the directive of a resource; empty if some of {@code versions} lack it. */
  static Optional<String> key(Resource resource, SystemdVersions versions) {
    List<String> keys =
        switch (resource) {
          case MEMORY -> List.of("MemoryMax", "MemoryLimit");
          case TASKS -> List.of("TasksMax");
          case CPU -> List.of("CPUQuota");
          default -> List.of("Limit" + resource.rlimit());
        };
    boolean newest = versions.areNewest();
    return keys.stream().filter(key -> newest || versions.know("Service", key)).findFirst();
  }

  /**
   * Returns the number with the largest unit that leaves it whole; units are powers of 1024
   * (systemd.exec(5)).
   */
  private String number(Limit limit, OptionalLong value) {
    if (value.isEmpty()) {
      return "infinity";
    }
    Resource.Unit unit = limit.resource().unit();
    boolean bytes =
        unit == Resource.Unit.GROUP_BYTES
            || unit == Resource.Unit.BYTES && versions.haveSince(Since.LIMIT_SUFFIXES);
    long number = value.getAsLong();
    int power = 0;
    while (bytes && !limit.percent() && power < 4 && number > 0 && number % 1024 == 0) {
      number /= 1024;
      power++;
    }
    return number
        + (power == 0 ? "" : "KMGT".substring(power - 1, power))
        + (limit.percent() ? "%" : "");
  }
}

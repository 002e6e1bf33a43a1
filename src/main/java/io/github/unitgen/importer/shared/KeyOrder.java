package io.github.unitgen.importer.shared;

import io.github.unitgen.manifest.ManifestDraft.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a process in the order in which a person would write them. */
public final class KeyOrder {
  static final List<String> KEYS =
      List.of(
          "description",
          "documentation",
          "schedule",
          "command",
          "shell",
          "pre_start",
          "count",
          "instances",
          "first_instance",
          "port",
          "oneshot",
          "listen",
          "user",
          "group",
          "directory",
          "umask",
          "nice",
          "oom_score_adjust",
          "limits",
          "env",
          "env_files",
          "runtime_directory",
          "state_directory",
          "notify",
          "watchdog",
          "timeout_start",
          "stop_signal",
          "stop_timeout",
          "kill",
          "quiet_signal",
          "reload_signal",
          "restart",
          "restart_delay",
          "restart_limit",
          "success_exit",
          "on_failure",
          "before",
          "after",
          "wants",
          "requires",
          "capabilities",
          "hardening",
          "systemd",
          "upstart");

  private KeyOrder() {}

  /** Returns {@code settings} in that order. */
  public static Map<String, Value> ordered(Map<String, Value> settings) {
    Map<String, Value> ordered = new LinkedHashMap<>();
    for (String key : KEYS) {
      Value value = settings.get(key);
      if (value != null) {
        ordered.put(key, value);
      }
    }
    return ordered;
  }
}

package io.github.unitgen.manifest;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What unknown keys stand for, and what other tools call the keys of a manifest. */
final class Keys {
  private static final String KEEPS_OUTPUT =
      "write to standard output: the init keeps it (journalctl, /var/log/upstart)";
  private static final String NO_PID_FILE =
      "leave it out: the init knows the process it started, a PID file goes stale";

  /** Keys of foreman, docker compose, supervisord, systemd and Upstart for what we have. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("environment", "env"),
          Map.entry("environment_variables", "env"),
          Map.entry("vars", "env"),
          Map.entry("env_file", "env_files"),
          Map.entry("environment_file", "env_files"),
          Map.entry("working_dir", "directory"),
          Map.entry("working_directory", "directory"),
          Map.entry("workdir", "directory"),
          Map.entry("cwd", "directory"),
          Map.entry("chdir", "directory"),
          Map.entry("dir", "directory"),
          Map.entry("root", "directory"),
          Map.entry("replicas", "count"),
          Map.entry("instances", "count"),
          Map.entry("scale", "count"),
          Map.entry("numprocs", "count"),
          Map.entry("quantity", "count"),
          Map.entry("stop_grace_period", "stop_timeout"),
          Map.entry("kill_timeout", "stop_timeout"),
          Map.entry("stopwaitsecs", "stop_timeout"),
          Map.entry("timeout", "stop_timeout"),
          Map.entry("timeout_stop_sec", "stop_timeout"),
          Map.entry("kill_signal", "stop_signal"),
          Map.entry("stopsignal", "stop_signal"),
          Map.entry("depends_on", "wants"),
          Map.entry("respawn", "restart"),
          Map.entry("autorestart", "restart"),
          Map.entry("restart_policy", "restart"),
          Map.entry("respawn_limit", "restart_limit"),
          Map.entry("restart_sec", "restart_delay"),
          Map.entry("cmd", "command"),
          Map.entry("exec", "command"),
          Map.entry("run", "command"),
          Map.entry("script", "command"),
          Map.entry("entrypoint", "command"),
          Map.entry("exec_start", "command"),
          Map.entry("before_start", "pre_start"),
          Map.entry("prestart", "pre_start"),
          Map.entry("exec_start_pre", "pre_start"),
          Map.entry("setuid", "user"),
          Map.entry("uid", "user"),
          Map.entry("setgid", "group"),
          Map.entry("gid", "group"),
          Map.entry("ulimits", "limits"),
          Map.entry("oom_score_adj", "oom_score_adjust"),
          Map.entry("priority", "nice"),
          Map.entry("ports", "port"),
          Map.entry("exitcodes", "success_exit"),
          Map.entry("normal_exit", "success_exit"),
          Map.entry("success_exit_status", "success_exit"),
          Map.entry("services", "processes"),
          Map.entry("programs", "processes"),
          Map.entry("commands", "processes"),
          Map.entry("default", "defaults"),
          Map.entry("app", "name"),
          Map.entry("version", "unitgen"));

  /** Keys for what unitgen does not do, with the reason. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("log", KEEPS_OUTPUT),
          Map.entry("logs", KEEPS_OUTPUT),
          Map.entry("log_file", KEEPS_OUTPUT),
          Map.entry("logfile", KEEPS_OUTPUT),
          Map.entry("logging", KEEPS_OUTPUT),
          Map.entry("stdout_logfile", KEEPS_OUTPUT),
          Map.entry("stderr_logfile", KEEPS_OUTPUT),
          Map.entry("pid", NO_PID_FILE),
          Map.entry("pidfile", NO_PID_FILE),
          Map.entry("pid_file", NO_PID_FILE),
          Map.entry("daemon", "leave it out: the init owns the foreground process"),
          Map.entry("daemonize", "leave it out: the init owns the foreground process"));

  private Keys() {}

  /** The known key that an unknown one stands for: another tool's name for it, or the nearest. */
  static Optional<String> meant(String unknown, Collection<String> known) {
    String plain = snakeCase(unknown);
    String here = ELSEWHERE.get(plain);
    if (here != null) {
      return Optional.of(here).filter(known::contains);
    }
    if (REFUSED.containsKey(plain)
        || ManifestReader.KEYS.contains(unknown)
        || ProcessReader.KEYS.contains(unknown)) {
      return Optional.empty();
    }
    return known.contains(plain) ? Optional.of(plain) : Nearest.of(plain, known);
  }

  /** What to do about an unknown key. */
  static String help(String unknown, Collection<String> known) {
    String plain = snakeCase(unknown);
    String refused = REFUSED.get(plain);
    if (refused != null) {
      return refused;
    }
    if (ProcessReader.KEYS.contains(unknown)) {
      return "it is a key of a process: put it under `defaults:` or a process";
    }
    if (ManifestReader.KEYS.contains(unknown)) {
      return "it is a key of the manifest: put it beside `processes:`";
    }
    String here = ELSEWHERE.get(plain);
    Optional<String> meant = meant(unknown, known);
    if (meant.isPresent()) {
      return (here == null ? "did you mean `" + meant.get() + "`?" : called(meant.get()));
    }
    if (here != null) {
      return called(here)
          + ", a key of "
          + (ManifestReader.KEYS.contains(here) ? "the manifest" : "a process");
    }
    return known.size() > 20
        ? "look it up: `unitgen schema` lists the keys"
        : "use one of " + String.join(", ", known);
  }

  private static String called(String key) {
    return "here it is called `" + key + "`";
  }

  /** WorkingDirectory, working-directory and workingDirectory are all working_directory. */
  private static String snakeCase(String key) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '-') {
        out.append('_');
      } else if (Character.isUpperCase(c)) {
        if (i > 0 && Character.isLowerCase(key.charAt(i - 1))) {
          out.append('_');
        }
        out.append(Character.toLowerCase(c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}

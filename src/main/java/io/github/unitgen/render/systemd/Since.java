package io.github.unitgen.render.systemd;

/**
 * The first versions of systemd that support today's syntax, each with its source. A comment that
 * names a file refers to systemd's source at 219 (RHEL 7) and 239 (RHEL 8).
 */
final class Since {
  /** {@code KillMode=mixed} (NEWS 209). */
  static final int KILL_MODE_MIXED = 209;

  /** Patterns of units on systemctl's command line (NEWS 209). */
  static final int PATTERNS = 209;

  /** K, M, G after a resource limit (NEWS 228). */
  static final int LIMIT_SUFFIXES = 228;

  /** {@code soft:hard} as a resource limit (NEWS 229). */
  static final int SOFT_AND_HARD_LIMIT = 229;

  /** {@code StartLimitInterval=} and {@code StartLimitBurst=} in {@code [Unit]} (NEWS 229). */
  static final int START_LIMIT_OF_UNIT = 229;

  /** {@code infinity} for no timeout, written as 0 before (systemd.service(5) of 228). */
  static final int INFINITE_TIMEOUT = 229;

  /** {@code StartLimitIntervalSec=} (NEWS 230). */
  static final int START_LIMIT_INTERVAL_SEC = 230;

  /** Shares as {@code MemoryLimit=} and {@code TasksMax=} (NEWS 231). */
  static final int PERCENT = 231;

  /**
   * The first and last version that ignores {@code User=} for a name with a dot or a dollar sign,
   * so that root would run the process (user-util.c; relaxed by NEWS 246).
   */
  static final int STRICT_NAMES_FROM = 232;

  static final int STRICT_NAMES_TO = 245;

  /**
   * Specifiers and slashes in {@code RuntimeDirectory=}. Version 219 creates a folder of the name
   * as written, and ignores one with a slash (load-fragment.c, config_parse_runtime_directory).
   */
  static final int DIRECTORIES_WITH_SPECIFIERS = 235;

  /** Lines of more than 2047 bytes, whose rest was read as another line before (NEWS 235). */
  static final int LONG_LINES = 235;

  /** {@code RuntimeDirectoryPreserve=} (NEWS 235). */
  static final int RUNTIME_DIRECTORY_PRESERVE = 235;

  /**
   * {@code OnFailure=} of a restarted service waits until systemd stops restarting it (NEWS 239).
   * Earlier versions start the unit at each failure.
   */
  static final int FAILURE_FOR_GOOD = 239;

  /** Specifiers in the path of a program; 219 runs the path as written (load-fragment.c). */
  static final int SPECIFIERS_IN_PROGRAM = 239;

  /**
   * {@code $$} at the start of a word. Version 219 reads it as a variable of that name, which is
   * unset, and drops the word (util.c, replace_env_argv; fixed at some time before 239).
   */
  static final int DOLLARS_FIRST = 239;

  /**
   * Tabs and line breaks in the value of a variable. Earlier versions ignore the assignment
   * (env-util.c, string_has_cc; pull request 8471).
   */
  static final int LINE_BREAKS_IN_VARIABLES = 239;

  /** {@code Type=exec} (NEWS 240). */
  static final int TYPE_EXEC = 240;

  /** {@code :} before a command (NEWS 242). */
  static final int NO_DOLLARS = 242;

  /** {@code Restart=} other than {@code no} with {@code Type=oneshot} (NEWS 244). */
  static final int RESTART_OF_ONESHOT = 244;

  /**
   * {@code StopPropagatedFrom=} (NEWS 249). Before, only {@code PartOf=} stops a unit with another
   * one, and it also restarts it.
   */
  static final int STOP_PROPAGATED_FROM = 249;

  /** {@code ExecSearchPath=} (NEWS 250). */
  static final int EXEC_SEARCH_PATH = 250;

  /** Any control character in the value of a variable (env-util.c of 250, RHEL 9). */
  static final int CONTROLS_IN_VARIABLES = 250;

  /**
   * The version that starts the unit of {@code OnFailure=} at each failure again, unless it has
   * {@code RestartMode=direct} (issue 33710).
   */
  static final int FAILURE_EACH_TIME = 254;

  private Since() {}
}

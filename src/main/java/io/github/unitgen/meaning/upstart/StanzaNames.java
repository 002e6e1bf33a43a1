package io.github.unitgen.meaning.upstart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words that begin the stanzas of Upstart 1.13.2 (parse_job.c). */
public final class StanzaNames {
  private static final List<String> COMMANDS = List.of("exec", "script");

  /** Stanzas whose names are one word. */
  private static final Set<String> SINGLE =
      Set.of(
          "author",
          "cgroup",
          "chdir",
          "chroot",
          "console",
          "debug",
          "description",
          "emits",
          "env",
          "exec",
          "expect",
          "export",
          "instance",
          "limit",
          "manual",
          "nice",
          "oom",
          "respawn",
          "script",
          "setgid",
          "setuid",
          "task",
          "umask",
          "usage",
          "version");

  /** Stanzas that need a second word, or accept one of these. */
  private static final Map<String, List<String>> SECOND =
      Map.ofEntries(
          Map.entry("apparmor", List.of("load", "switch")),
          Map.entry("console", List.of("log", "none", "output", "owner")),
          Map.entry("expect", List.of("daemon", "fork", "none", "stop")),
          Map.entry("kill", List.of("signal", "timeout")),
          Map.entry(
              "limit",
              List.of(
                  "as",
                  "core",
                  "cpu",
                  "data",
                  "fsize",
                  "memlock",
                  "msgqueue",
                  "nice",
                  "nofile",
                  "nproc",
                  "rss",
                  "rtprio",
                  "sigpending",
                  "stack")),
          Map.entry("normal", List.of("exit")),
          Map.entry("post-start", COMMANDS),
          Map.entry("post-stop", COMMANDS),
          Map.entry("pre-start", COMMANDS),
          Map.entry("pre-stop", COMMANDS),
          Map.entry("reload", List.of("signal")),
          Map.entry("respawn", List.of("limit")),
          Map.entry("start", List.of("on")),
          Map.entry("stop", List.of("on")));

  private static final Set<String> COMPLETE = complete();

  private StanzaNames() {}

  private static Set<String> complete() {
    Set<String> all = new TreeSet<>(SINGLE);
    SECOND.forEach((first, seconds) -> seconds.forEach(second -> all.add(first + " " + second)));
    all.addAll(SECOND.keySet());
    return all;
  }

  static boolean isName(String word) {
    return SINGLE.contains(word) || SECOND.containsKey(word);
  }

  /** Returns the second words that {@code name} accepts; empty if it accepts none or any text. */
  public static List<String> seconds(String name) {
    return SECOND.getOrDefault(name, List.of());
  }

  /** Returns every name of one or two words, sorted. */
  public static Set<String> all() {
    return COMPLETE;
  }

  /**
   * Whether a line looks like a complete stanza, which is more certain than its first word alone.
   */
  public static boolean looksLikeStanza(String line) {
    String[] words = line.strip().split("[ \t]+", 3);
    if (words.length == 1) {
      return Set.of("task", "respawn", "script", "manual").contains(words[0]);
    }
    return switch (words[0]) {
      case "env" -> words[1].indexOf('=') > 0;
      case "exec" -> words[1].startsWith("/") || words[1].startsWith("$");
      case "chdir", "chroot" -> words[1].startsWith("/");
      case "setuid", "setgid", "umask", "instance" -> words.length == 2;
      case "respawn" -> words[1].equals("limit");
      default -> seconds(words[0]).contains(words[1]);
    };
  }

  /** Returns the fix for a stanza that Upstart no longer has or never had, as an imperative. */
  public static Optional<String> replacement(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "service" -> "remove this line: every job without `task` is a service";
          case "daemon" -> "use `expect daemon`, if the program forks twice";
          case "pid" -> "remove this line: Upstart follows the process itself";
          case "session" -> "remove this line: every process leads its own session";
          case "normalexit" -> "use `normal exit`";
          case "depends" -> "use `start on started JOB`";
          case "on", "when", "from" -> "use `start on EVENT`";
          case "user" -> "use `setuid NAME`";
          case "group" -> "use `setgid NAME`";
          case "log" -> "use `console log`";
          case "end" -> "remove this line: no script is open here";
          case "and", "or" -> "put the whole expression in parentheses to continue it";
          case "stdout", "stderr", "output" -> "use `console log`";
          case "workdir", "cwd", "cd" ->
              "use `chdir FOLDER`, or move commands into a `script` block";
          case "environment", "setenv" -> "use `env KEY=VALUE`";
          default -> null;
        });
  }
}

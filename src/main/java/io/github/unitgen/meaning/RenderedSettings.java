package io.github.unitgen.meaning;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of a rendered file, and the keys of a process that they are written from. */
public final class RenderedSettings {
  private static final Map<String, String> DIRECTIVES =
      Map.ofEntries(
          Map.entry("Description", "description"),
          Map.entry("Documentation", "documentation"),
          Map.entry("Requires", "requires"),
          Map.entry("Requisite", "requires"),
          Map.entry("Wants", "requires"),
          Map.entry("OnFailure", "on_failure"),
          Map.entry("ListenStream", "listen"),
          Map.entry("ListenDatagram", "listen"),
          Map.entry("SocketMode", "listen"),
          Map.entry("SocketUser", "listen"),
          Map.entry("SocketGroup", "listen"),
          Map.entry("After", "after"),
          Map.entry("Before", "before"),
          Map.entry("StartLimitIntervalSec", "restart_limit"),
          Map.entry("StartLimitInterval", "restart_limit"),
          Map.entry("StartLimitBurst", "restart_limit"),
          Map.entry("Type", "notify"),
          Map.entry("NotifyAccess", "notify"),
          Map.entry("User", "user"),
          Map.entry("Group", "group"),
          Map.entry("WorkingDirectory", "directory"),
          Map.entry("RuntimeDirectory", "runtime_directory"),
          Map.entry("StateDirectory", "state_directory"),
          Map.entry("AmbientCapabilities", "capabilities"),
          Map.entry("CapabilityBoundingSet", "capabilities"),
          Map.entry("KillMode", "kill"),
          Map.entry("TimeoutStartSec", "timeout_start"),
          Map.entry("UMask", "umask"),
          Map.entry("Nice", "nice"),
          Map.entry("OOMScoreAdjust", "oom_score_adjust"),
          Map.entry("TasksMax", "limits"),
          Map.entry("MemoryMax", "limits"),
          Map.entry("MemoryLimit", "limits"),
          Map.entry("CPUQuota", "limits"),
          Map.entry("Environment", "env"),
          Map.entry("EnvironmentFile", "env_files"),
          Map.entry("ExecSearchPath", "env"),
          Map.entry("ExecStartPre", "pre_start"),
          Map.entry("ExecStart", "command"),
          Map.entry("ExecReload", "reload_signal"),
          Map.entry("KillSignal", "stop_signal"),
          Map.entry("TimeoutStopSec", "stop_timeout"),
          Map.entry("Restart", "restart"),
          Map.entry("OnCalendar", "schedule"),
          Map.entry("Persistent", "schedule"),
          Map.entry("RandomizedDelaySec", "schedule"),
          Map.entry("FixedRandomDelay", "schedule"),
          Map.entry("RestartSec", "restart_delay"),
          Map.entry("SuccessExitStatus", "success_exit"),
          Map.entry("WatchdogSec", "watchdog"));

  private static final Map<String, String> STANZAS =
      Map.ofEntries(
          Map.entry("description", "description"),
          Map.entry("instance", "count"),
          Map.entry("respawn", "restart"),
          Map.entry("respawn limit", "restart_limit"),
          Map.entry("normal exit", "success_exit"),
          Map.entry("reload signal", "reload_signal"),
          Map.entry("kill signal", "stop_signal"),
          Map.entry("kill timeout", "stop_timeout"),
          Map.entry("setuid", "user"),
          Map.entry("setgid", "group"),
          Map.entry("chdir", "directory"),
          Map.entry("umask", "umask"),
          Map.entry("nice", "nice"),
          Map.entry("oom", "oom_score_adjust"),
          Map.entry("oom score", "oom_score_adjust"),
          Map.entry("limit", "limits"),
          Map.entry("env", "env"),
          Map.entry("pre-start", "pre_start"),
          Map.entry("exec", "command"),
          Map.entry("script", "command"));

  /** Keys whose values, or parts of them, are in the files without a change. */
  private static final Set<String> VERBATIM =
      Set.of("command", "pre_start", "env", "env_files", "before", "after", "requires");

  /** Keys that accept the same values as their directive or stanza. */
  private static final Set<String> ALIKE =
      Set.of(
          "user",
          "group",
          "directory",
          "umask",
          "nice",
          "oom_score_adjust",
          "stop_timeout",
          "timeout_start",
          "restart_delay");

  /** Stanzas whose name includes the next word. */
  private static final Set<String> TWO_WORDS =
      Set.of("apparmor", "kill", "limit", "normal", "oom", "reload", "respawn", "start", "stop");

  private final List<Setting> all = new ArrayList<>();

  private RenderedSettings() {}

  /**
   * A directive or stanza.
   *
   * @param section the section, empty in a job
   * @param name the name of the directive, or the words that distinguish the stanza from others
   * @param span the setting with its value
   * @param nameSpan its first word
   * @param value the parsed value of a directive, or the whole text of a stanza
   */
  public record Setting(String section, String name, Span span, Span nameSpan, String value) {
    /** Returns the key of a process with the same meaning, or empty if there is no such key. */
    public Optional<String> key() {
      if (section.isEmpty()) {
        int blank = name.indexOf(' ');
        String first = blank < 0 ? name : name.substring(0, blank);
        return Optional.ofNullable(STANZAS.getOrDefault(name, STANZAS.get(first)));
      }
      return name.startsWith("Limit")
          ? Optional.of("limits")
          : Optional.ofNullable(DIRECTIVES.get(name));
    }

    /** Whether the setting contains parts of the key's value without a change. */
    public boolean isVerbatim() {
      return key().filter(VERBATIM::contains).isPresent();
    }

    /**
     * Rewords {@code help} on the setting as help on its key. Returns empty if the two accept
     * different values.
     */
    public Optional<String> helpOnKey(String help) {
      String own = "`" + name + (section.isEmpty() ? " " : "=");
      return key()
          .filter(key -> ALIKE.contains(key) && help.contains(own))
          .map(key -> help.replace(own, "`" + key + ": "));
    }
  }

  /** Reads the settings of a unit file. */
  public static RenderedSettings ofUnit(Source unit) {
    RenderedSettings settings = new RenderedSettings();
    for (UnitFile.Line line : UnitParser.parse(unit).lines()) {
      if (line instanceof Assignment a) {
        settings.all.add(new Setting(a.section(), a.key(), a.span(), a.keySpan(), a.value()));
      }
    }
    return settings;
  }

  /** Reads the settings of a job. */
  public static RenderedSettings ofJob(Source job) {
    RenderedSettings settings = new RenderedSettings();
    for (Stanza stanza : JobParser.parse(job).stanzas()) {
      if (stanza instanceof Words words) {
        settings.add(job, words.span(), words.words().get(0).span(), name(words));
      } else if (stanza instanceof Script script) {
        settings.add(job, script.span(), script.head().get(0).span(), script.name());
      }
    }
    return settings;
  }

  private void add(Source job, Span span, Span first, String name) {
    all.add(new Setting("", name, span, first, job.slice(span).strip()));
  }

  private static String name(Words words) {
    boolean two = TWO_WORDS.contains(words.name()) && words.words().size() > 1;
    return two ? words.name() + " " + words.words().get(1).value() : words.name();
  }

  /** Returns the setting that contains {@code offset}. */
  public Optional<Setting> at(int offset) {
    int from = 0;
    int to = all.size();
    while (from < to) {
      int middle = (from + to) / 2;
      if (all.get(middle).span().end() <= offset) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    boolean here = from < all.size() && all.get(from).span().start() <= offset;
    return here ? Optional.of(all.get(from)) : Optional.empty();
  }
}

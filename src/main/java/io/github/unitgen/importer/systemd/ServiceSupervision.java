package io.github.unitgen.importer.systemd;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.systemd.ProcessKeys.Line;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestDraft.Sequence;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.systemd.StartLimit;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How systemd and a service speak with each other, how it is stopped, and when it is restarted. */
final class ServiceSupervision {
  private static final String SERVICE = "Service";
  private static final List<String> LIMIT_KEYS =
      List.of("StartLimitIntervalSec", "StartLimitInterval", "StartLimitBurst");

  /** RestartSec= where it is not set, in microseconds. */
  private static final long DELAY = 100_000;

  private static final long OWN_DELAY = TimeSetting.SECOND;
  private static final int OWN_RESTARTS = 5;
  private static final long OWN_WITHIN = 30 * TimeSetting.SECOND;
  private static final long ONE_RUN = 2 * TimeSetting.SECOND;

  /** The first signal that start-stop-daemon(8) sends. */
  private static final Pattern RETRY =
      Pattern.compile("start-stop-daemon .*--retry[= ]-?(?:SIG)?([A-Z0-9]+)/");

  private final UnitMember member;
  private final UnitInput unit;
  private final ProcessKeys keys;
  private final boolean runsAlways;

  ServiceSupervision(UnitMember member, ProcessKeys keys) {
    this.member = member;
    this.unit = member.unit();
    this.keys = keys;
    this.runsAlways = !member.isScheduled() && !member.isStep();
  }

  void run() {
    type();
    reload();
    stop();
    times();
    restart();
    success();
    failure();
  }

  private void type() {
    List<Line> lines = member.openOf("Type");
    String type = unit.value(SERVICE, "Type");
    switch (type) {
      case "", "simple", "exec" -> {
        if (member.isScheduled()) {
          member.approximated(lines, "`schedule`: a run is over when its process ends");
        } else {
          member.carried(lines, UnitMember.DEFAULT);
        }
      }
      case "notify" -> {
        if (runsAlways) {
          keys.set("notify", new Word("true"), lines);
        }
      }
      case "oneshot" -> oneshot(lines);
      default -> {
        // The words of systemd say it.
      }
    }
    boolean speaks = watchdog() || type.equals("notify");
    if (speaks && unit.value(SERVICE, "NotifyAccess").equals("main")) {
      member.carried(member.openOf("NotifyAccess"), type.equals("notify") ? "notify" : "watchdog");
    }
  }

  private void oneshot(List<Line> lines) {
    List<Line> remains = member.openOf("RemainAfterExit");
    boolean stays = unit.isYes(SERVICE, "RemainAfterExit");
    if (member.isScheduled()) {
      member.carried(lines, "schedule");
      if (stays) {
        member.approximated(remains, "removed: a unit that stays active would run only once");
      }
    } else if (member.isStep()) {
      keys.set("oneshot", new Word("true"), List.of());
      if (stays || !remains.isEmpty()) {
        member.carried(lines, "oneshot");
      }
      if (stays) {
        member.carried(remains, "oneshot");
      } else if (!remains.isEmpty()) {
        remains.forEach(keys::keep);
      } else {
        member.approximated(
            lines, "`oneshot`: it stays active once it has run, until the group is stopped");
      }
    }
  }

  private boolean watchdog() {
    Optional<TimeSetting> time = TimeSetting.last(unit, SERVICE, "WatchdogSec");
    List<Line> lines = member.openOf("WatchdogSec");
    if (time.isEmpty()) {
      return false;
    }
    if (time.get().length() == 0 || time.get().isInfinite()) {
      member.carried(lines, UnitMember.DEFAULT);
      return false;
    }
    Optional<Value> text = time(time.get().length());
    if (runsAlways && text.isPresent()) {
      keys.set("watchdog", text.get(), lines);
      return true;
    }
    return false;
  }

  /** A duration of whole milliseconds. */
  static Optional<Value> time(long micros) {
    if (micros % 1000 != 0 || micros == Long.MAX_VALUE) {
      return Optional.empty();
    }
    return Optional.of(new Text(TimeSetting.shown(micros)));
  }

  /** {@code kill} with a signal for the main process; empty for any other command. */
  private static Optional<String> killed(UnitInput.UnitCommand command) {
    String program = command.command().program().value();
    List<String> words =
        new ArrayList<>(command.command().words().stream().map(UnitWords.Word::value).toList());
    boolean isKill = program.substring(program.lastIndexOf('/') + 1).equals("kill");
    if (!isKill
        || words.isEmpty()
        || !List.of("$MAINPID", "${MAINPID}").contains(words.remove(words.size() - 1))) {
      return Optional.empty();
    }
    String signal = "TERM";
    if (words.size() == 2 && List.of("-s", "-n", "--signal").contains(words.get(0))) {
      signal = words.get(1);
    } else if (words.size() == 1 && words.get(0).startsWith("-")) {
      String option = words.get(0);
      signal = option.startsWith("--signal=") ? option.substring(9) : option.substring(1);
    } else if (!words.isEmpty()) {
      return Optional.empty();
    }
    return Stop.signalName(signal);
  }

  private void reload() {
    List<UnitInput.UnitCommand> commands = unit.commands(SERVICE, "ExecReload");
    Optional<String> signal = commands.size() == 1 ? killed(commands.get(0)) : Optional.empty();
    if (signal.isPresent() && runsAlways) {
      String key = signal.get().equals("TSTP") ? "quiet_signal" : "reload_signal";
      keys.set(key, new Text(signal.get()), member.openOf("ExecReload"));
    }
  }

  private void stop() {
    Stop stop = Stop.of(unit);
    List<Line> signals = member.openOf("KillSignal");
    List<UnitInput.UnitCommand> commands = unit.commands(SERVICE, "ExecStop");
    Optional<String> killed = commands.size() == 1 ? killed(commands.get(0)) : Optional.empty();
    String pidFile = unit.value(SERVICE, "PIDFile");
    boolean isPidFileGone = !pidFile.isEmpty() && !keys.isRaw("PIDFile");
    List<Line> stops = member.openOf("ExecStop");
    Optional<String> retried =
        stops.stream()
            .map(line -> RETRY.matcher(line.assignment().value()))
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .findFirst();
    if (killed.isEmpty() && isPidFileGone && retried.isPresent()) {
      killed = retried.flatMap(Stop::signalName);
    }
    if (killed.isPresent()) {
      if (killed.get().equals("TERM")) {
        member.approximated(stops, "removed: the init sends the signal");
      } else {
        keys.set(
            "stop_signal",
            new Text(killed.get()),
            stops,
            "`stop_signal`: sent once, without a second signal right after it");
      }
    } else if (isPidFileGone
        && stops.stream().anyMatch(line -> line.assignment().value().contains(pidFile))) {
      member.approximated(stops, "removed: the init sends `stop_signal` to the process");
    }
    if (killed.filter(name -> !name.equals("TERM")).isEmpty()) {
      if (stop.signal().equals("TERM")) {
        member.carried(member.openOf("KillSignal"), UnitMember.DEFAULT);
      } else {
        keys.set("stop_signal", new Text(stop.signal()), signals);
      }
    } else {
      member.approximated(signals, "`stop_signal` is that of `ExecStop=`");
    }
    killMode(stop);
  }

  private void killMode(Stop stop) {
    List<Line> lines = member.openOf("KillMode");
    if (stop.modeLine().isEmpty()) {
      member.carried(lines, UnitMember.DEFAULT);
      if (runsAlways) {
        member
            .source()
            .approximated(
                "KillMode",
                "not set: the stop signal goes only to the main process, not to its children"
                    + " too; `systemd: { Service: { KillMode: control-group } }` keeps that");
      }
    } else if (stop.isMode("mixed")) {
      member.carried(lines, UnitMember.DEFAULT);
    } else if (stop.isMode("process")) {
      keys.set("kill", new Text("main"), lines);
    }
  }

  private void times() {
    List<Line> both = member.openOf("TimeoutSec");
    Optional<TimeSetting> start = TimeSetting.last(unit, SERVICE, "TimeoutStartSec", "TimeoutSec");
    start.ifPresent(time -> start(time, both));
    stopTimeout(both);
  }

  private void start(TimeSetting time, List<Line> both) {
    List<Line> lines = member.openOf("TimeoutStartSec");
    lines.addAll(both);
    boolean isEndless = time.isInfinite() || time.length() == 0;
    if (isEndless && !runsAlways) {
      member.carried(member.openOf("TimeoutStartSec"), UnitMember.DEFAULT);
    } else if (!isEndless) {
      time(time.length()).ifPresent(text -> keys.set("timeout_start", text, lines));
    }
  }

  /** What is not set is 90s; what a manifest takes where it is not set is not written. */
  private void stopTimeout(List<Line> both) {
    Stop stop = Stop.of(unit);
    List<Line> lines = member.openOf("TimeoutStopSec");
    lines.addAll(both);
    if (stop.isEndless()) {
      return;
    }
    Map<String, Value> settings = new LinkedHashMap<>(keys.wished());
    settings.keySet().retainAll(List.of("command", "shell", "count", "instances", "stop_signal"));
    long own =
        DraftCheck.read(DraftCheck.alone(settings, List.of()))
            .map(Manifest::processes)
            .map(processes -> processes.get(0).supervision().stopTimeout().toMillis() * 1000)
            .orElse(0L);
    if (own == stop.length()) {
      lines.removeAll(both.stream().filter(line -> keys.isWished(line)).toList());
      member.carried(lines, UnitMember.DEFAULT);
    } else {
      time(stop.length()).ifPresent(text -> keys.set("stop_timeout", text, lines));
    }
  }

  private void restart() {
    List<Line> lines = member.openOf("Restart");
    String policy = unit.value(SERVICE, "Restart");
    boolean isNever = policy.isEmpty() || policy.equals("no");
    List<Line> delays = member.openOf("RestartSec");
    if (member.isStep()) {
      if (isNever) {
        member.carried(lines, UnitMember.DEFAULT);
        member.carried(delays, UnitMember.DEFAULT);
      }
      limit(false, 0);
      return;
    }
    switch (policy) {
      case "", "no" -> {
        if (runsAlways) {
          keys.set("restart", new Text("never"), lines);
        } else {
          member.carried(lines, UnitMember.DEFAULT);
        }
      }
      case "on-failure" -> {
        if (runsAlways) {
          member.carried(lines, "restart");
        } else {
          keys.set("restart", new Text(policy), lines);
        }
      }
      case "always" -> keys.set("restart", new Text(policy), lines);
      default -> {
        // The words of systemd say it.
      }
    }
    long delay =
        TimeSetting.last(unit, SERVICE, "RestartSec").map(TimeSetting::length).orElse(DELAY);
    if (isNever && delays.isEmpty() || isNever && !runsAlways) {
      member.carried(delays, UnitMember.DEFAULT);
    } else if (delay == OWN_DELAY) {
      member.carried(delays, "restart_delay");
    } else {
      time(delay).ifPresent(text -> keys.set("restart_delay", text, delays));
    }
    limit(!isNever, delay);
  }

  private List<Line> limitLines() {
    List<Line> lines = new ArrayList<>();
    for (String key : LIMIT_KEYS) {
      lines.addAll(member.open("Unit", key));
      lines.addAll(member.open(SERVICE, key));
    }
    return lines;
  }

  private void limit(boolean restarts, long delay) {
    List<Line> lines = limitLines();
    Optional<StartLimit> limit = StartLimit.of(unit);
    if (limit.isEmpty()) {
      return;
    }
    if (!restarts) {
      if (!limit.get().isOn()) {
        member.carried(lines, UnitMember.DEFAULT);
      }
      return;
    }
    boolean isNone = !limit.get().isOn() || lines.isEmpty() && !limit.get().canTrip();
    long within = limit.get().interval();
    long own = Math.max(OWN_WITHIN, (delay + ONE_RUN) * (OWN_RESTARTS + 1));
    if (isNone) {
      keys.set("restart_limit", new Text("none"), lines);
    } else if (limit.get().burst() - 1 == OWN_RESTARTS && within == own) {
      member.carried(lines, "restart_limit");
    } else if (limit.get().burst() > 1) {
      time(within)
          .ifPresent(
              text ->
                  keys.set(
                      "restart_limit",
                      new Text((limit.get().burst() - 1) + " in " + ((Text) text).text()),
                      lines));
    }
  }

  private void success() {
    List<Line> lines = member.openOf("SuccessExitStatus");
    List<String> words = new ArrayList<>();
    for (Assignment line : unit.effective(SERVICE, "SuccessExitStatus")) {
      words.addAll(UnitWords.unquoted(line.value(), UnitWords.Escapes.NONE).values());
    }
    if (words.isEmpty()) {
      return;
    }
    String signal = Stop.of(unit).signal();
    int number = Signals.number(signal).orElse(0);
    if (member.isScheduled()
        && words.size() > 1
        && words.get(0).equals(Integer.toString(128 + number))
        && words.get(1).equals("SIG" + signal)) {
      words.subList(0, 2).clear();
    }
    List<Value> values = new ArrayList<>();
    for (String word : words) {
      boolean isCode = word.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!isCode && !word.startsWith("SIG")) {
        return;
      }
      values.add(isCode ? new Word(word) : new Text(word.substring(3)));
    }
    if (values.isEmpty()) {
      member.carried(lines, "schedule");
    } else {
      keys.set("success_exit", values.size() == 1 ? values.get(0) : new Sequence(values), lines);
    }
  }

  private void failure() {
    List<Line> lines = member.open("Unit", "OnFailure");
    List<String> units = new ArrayList<>();
    for (Assignment line : unit.effective("Unit", "OnFailure")) {
      units.addAll(UnitWords.unquoted(line.value(), UnitWords.Escapes.NONE).values());
    }
    if (units.size() != 1) {
      return;
    }
    String handler = units.get(0).replace("@%n.", "@.");
    keys.set("on_failure", new Text(handler), lines);
    if (unit.value(SERVICE, "RestartMode").equals("direct")
        && !Booleans.isNo(unit.value(SERVICE, "Restart"))) {
      member.carried(member.openOf("RestartMode"), "on_failure");
    }
  }
}

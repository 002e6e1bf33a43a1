package io.github.unitgen.importer.systemd;

import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.systemd.ProcessKeys.Line;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Sequence;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of a process, from the timer and the socket that start its service. */
final class TriggerDraft {
  private static final String TIMER = "Timer";
  private static final String SOCKET = "Socket";
  private static final String PERSISTENT = "Persistent";
  private static final String JITTER = "RandomizedDelaySec";
  private static final Set<String> REPEATED = Set.of("OnUnitActiveSec", "OnUnitInactiveSec");
  private static final Set<String> ONCE = Set.of("OnBootSec", "OnActiveSec", "OnStartupSec");
  private static final Set<String> ACCESS = Set.of("SocketMode", "SocketUser", "SocketGroup");

  /** What unitgen writes into a socket unit by itself, and what systemd does anyway. */
  private static final Map<String, Set<String>> OF_SOCKETS =
      Map.of(
          "Accept", Set.of("no", "false", "off", "0"),
          "FreeBind", Set.of("yes", "true", "on", "1"),
          "SocketMode", Set.of("0666", "666"),
          "DirectoryMode", Set.of("0755", "755"),
          "RemoveOnStop", Set.of("yes", "true", "on", "1"));

  private final UnitMember member;
  private final ProcessKeys keys;
  private final UnitGroup group;

  TriggerDraft(UnitMember member, ProcessKeys keys, UnitGroup group) {
    this.member = member;
    this.keys = keys;
    this.group = group;
  }

  void run() {
    member.timer().ifPresent(this::timer);
    member.socket().ifPresent(this::socket);
  }

  /** {@code schedule} of a timer; empty where no manifest has these times. */
  static Optional<Value> schedule(UnitInput timer) {
    List<String> times = new ArrayList<>();
    for (Assignment line : timer.effective(TIMER, "OnCalendar")) {
      times.add(line.value());
    }
    if (times.isEmpty()) {
      for (String key : REPEATED) {
        TimeSetting.last(timer, TIMER, key)
            .flatMap(time -> calendar(time.length()))
            .ifPresent(times::add);
      }
    }
    if (times.isEmpty()) {
      return Optional.empty();
    }
    Value at = times.size() == 1 ? new Text(times.get(0)) : new Items(times);
    Optional<Value> jitter =
        TimeSetting.last(timer, TIMER, JITTER)
            .filter(time -> time.length() >= TimeSetting.SECOND)
            .flatMap(time -> ServiceSupervision.time(time.length()));
    boolean catchUp = timer.isYes(TIMER, PERSISTENT);
    Value schedule = at;
    if (catchUp || jitter.isPresent()) {
      Map<String, Value> entries = new LinkedHashMap<>();
      entries.put("at", at);
      if (catchUp) {
        entries.put("catch_up", new Word("true"));
      }
      jitter.ifPresent(time -> entries.put("jitter", time));
      schedule = new Entries(entries);
    }
    return isTaken("schedule", schedule) ? Optional.of(schedule) : Optional.empty();
  }

  private static boolean isTaken(String key, Value value) {
    return DraftCheck.error(Map.of(key, value), List.of()).isEmpty();
  }

  /** Times that come as often, by the clock. */
  private static Optional<String> calendar(long micros) {
    if (micros <= 0 || micros % TimeSetting.SECOND != 0 || micros == Long.MAX_VALUE) {
      return Optional.empty();
    }
    long seconds = micros / TimeSetting.SECOND;
    long minutes = seconds / 60;
    long hours = minutes / 60;
    if (seconds < 60 && 60 % seconds == 0) {
      return Optional.of("*:*:0/" + seconds);
    }
    if (seconds % 60 == 0 && minutes < 60 && 60 % minutes == 0) {
      return Optional.of(minutes == 1 ? "minutely" : "*:0/" + minutes);
    }
    if (seconds % 3600 == 0 && hours < 24 && 24 % hours == 0) {
      return Optional.of(hours == 1 ? "hourly" : "0/" + hours + ":00");
    }
    boolean isWeek = seconds == 7 * 86_400;
    return seconds == 86_400 || isWeek
        ? Optional.of(isWeek ? "weekly" : "daily")
        : Optional.empty();
  }

  private void timer(UnitSource timer) {
    UnitMember.tellIgnored(timer);
    List<Line> lines = new ArrayList<>();
    UnitInput unit = timer.unit();
    boolean isOfClock = !unit.effective(TIMER, "OnCalendar").isEmpty();
    for (Assignment line : timer.of(TIMER)) {
      if (!timer.isOpen(line)) {
        continue;
      }
      boolean isJittered = TimeSetting.last(unit, TIMER, JITTER).isPresent();
      switch (line.key()) {
        case "OnCalendar", PERSISTENT, JITTER -> lines.add(new Line(timer, line));
        case "FixedRandomDelay" -> {
          if (isJittered && unit.isYes(TIMER, "FixedRandomDelay")) {
            timer.carried(line, "schedule.jitter");
          } else {
            keys.keep(new Line(timer, line));
          }
        }
        case "AccuracySec" -> {
          boolean isOurs =
              TimeSetting.last(unit, TIMER, "AccuracySec")
                  .filter(time -> time.length() == TimeSetting.SECOND)
                  .isPresent();
          if (isOurs) {
            timer.carried(line, UnitMember.DEFAULT);
          } else {
            keys.keep(new Line(timer, line));
          }
        }
        case "Unit" -> timer.carried(line, "schedule");
        default -> {
          if (REPEATED.contains(line.key()) && !isOfClock) {
            timer.approximated(line, "`schedule`: by the clock, not by when the last run was");
          } else if (ONCE.contains(line.key()) && !isOfClock) {
            timer.approximated(line, "removed: the first run is at the first time of `schedule`");
          } else {
            keys.keep(new Line(timer, line));
          }
        }
      }
    }
    schedule(unit).ifPresent(value -> keys.set("schedule", value, lines));
    ofUnit(timer, "Schedule of ", "schedule");
  }

  /** What a timer or socket says of itself: the group gives it all of that. */
  private void ofUnit(UnitSource source, String called, String key) {
    String description = member.unit().value("Unit", "Description");
    String own = description.isEmpty() ? member.name() : description;
    for (Assignment line : source.unit().assignments()) {
      if (!source.isOpen(line) || line.section().equals(TIMER) || line.section().equals(SOCKET)) {
        continue;
      }
      boolean isGroup =
          List.of("PartOf", "StopPropagatedFrom", "After").contains(line.key())
              && group.isOwnTarget(line.value());
      if (line.section().equals("Install")) {
        source.carried(line, UnitMember.GROUP);
      } else if (line.key().equals("Description")) {
        if (line.value().equals(called + own)) {
          source.carried(line, UnitMember.DEFAULT);
        } else {
          source.approximated(line, "renamed to `" + called + "…`");
        }
      } else if (isGroup || line.isReset()) {
        source.carried(line, UnitMember.GROUP);
      } else if (line.key().equals("Documentation")
          && member.unit().all("Unit", "Documentation").stream()
              .anyMatch(of -> of.value().equals(line.value()))) {
        source.carried(line, "documentation");
      } else {
        source.notCarried(
            line, "`" + key + "` has no such setting: set it for the service if needed");
      }
    }
  }

  /** {@code listen} of a socket; empty where a manifest has no such sockets. */
  static Optional<Value> listen(UnitSource socket, boolean isOfUser) {
    UnitInput unit = socket.unit();
    UnitSpecifiers specifiers = new UnitSpecifiers(socket, true, isOfUser);
    List<Value> values = new ArrayList<>();
    if (unit.isYes(SOCKET, "Accept") || unit.name().isTemplate()) {
      return Optional.empty();
    }
    for (Assignment line : Listeners.left(unit, SOCKET, Listeners.KEYS)) {
      Optional<String> address = specifiers.plain(line.value());
      boolean isUdp = line.key().equals("ListenDatagram");
      if (address.isEmpty() || !isUdp && !line.key().equals("ListenStream")) {
        return Optional.empty();
      }
      values.add(listener(unit, address.get(), isUdp));
    }
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Value value = values.size() == 1 ? values.get(0) : new Sequence(values);
    return isTaken("listen", value) ? Optional.of(value) : Optional.empty();
  }

  private static Value listener(UnitInput unit, String address, boolean isUdp) {
    boolean isNumber = address.chars().allMatch(c -> c >= '0' && c <= '9');
    Value at = isNumber ? new Word(address) : new Text(address);
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put(isUdp ? "udp" : "at", at);
    if (address.startsWith("/")) {
      String mode = unit.value(SOCKET, "SocketMode");
      if (!mode.isEmpty() && !OF_SOCKETS.getOrDefault("SocketMode", Set.of()).contains(mode)) {
        entries.put("mode", new Word(mode));
      }
      String user = unit.value(SOCKET, "SocketUser");
      if (!user.isEmpty()) {
        entries.put("user", new Text(user));
      }
      String owner = unit.value(SOCKET, "SocketGroup");
      if (!owner.isEmpty()) {
        entries.put("group", new Text(owner));
      }
    }
    return entries.size() == 1 && !isUdp ? at : new Entries(entries);
  }

  private void socket(UnitSource socket) {
    UnitMember.tellIgnored(socket);
    UnitInput unit = socket.unit();
    List<Line> lines = new ArrayList<>();
    boolean hasPath =
        Listeners.left(unit, SOCKET, Listeners.KEYS).stream()
            .anyMatch(line -> line.value().startsWith("/") || line.value().startsWith("%"));
    for (Assignment line : socket.of(SOCKET)) {
      if (!socket.isOpen(line)) {
        continue;
      }
      boolean isListener = Listeners.KEYS.contains(line.key());
      boolean isAnyway = OF_SOCKETS.getOrDefault(line.key(), Set.of()).contains(line.value());
      if (isListener || ACCESS.contains(line.key()) && hasPath && !isAnyway) {
        lines.add(new Line(socket, line));
      } else if (isAnyway || line.isReset()) {
        socket.carried(line, UnitMember.DEFAULT);
      } else if (line.key().equals("Service")) {
        socket.carried(line, "listen");
      } else {
        keys.keep(new Line(socket, line));
      }
    }
    listen(socket, group.isOfUser()).ifPresent(value -> keys.set("listen", value, lines));
    ofUnit(socket, "Sockets of ", "listen");
  }
}

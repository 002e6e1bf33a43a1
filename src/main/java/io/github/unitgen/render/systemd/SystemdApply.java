package io.github.unitgen.render.systemd;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.render.init.Attempts;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.render.init.StateCheck;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The commands to run after the files of a group have changed, as proven on systemd 252. */
final class SystemdApply {
  /** Settings that a running service adopts at daemon-reload, without a restart. */
  private static final Set<String> NO_RESTART =
      Set.of(
          "Description",
          "Documentation",
          "After",
          "Before",
          "Requires",
          "Requisite",
          "Wants",
          "PartOf",
          "OnFailure",
          "RestartMode",
          "RuntimeDirectoryPreserve",
          "ReloadPropagatedFrom",
          "StartLimitIntervalSec",
          "StartLimitInterval",
          "StartLimitBurst");

  private final Manifest manifest;
  private final SystemdUnits units;
  private final Manager manager;
  private final List<String> commands = new ArrayList<>();
  private final Attempts starts = new Attempts();
  private final List<String> notes = new ArrayList<>();

  private SystemdApply(Manifest manifest, Manager manager) {
    this.manifest = manifest;
    this.units = new SystemdUnits(manifest);
    this.manager = manager;
  }

  /** {@code changes} lists every file of the group, including unchanged ones. */
  static ApplyCommands of(Manifest manifest, Manager manager, List<FileChange> changes) {
    if (changes.stream().noneMatch(FileChange::isChange)) {
      return ApplyCommands.NONE;
    }
    SystemdApply apply = new SystemdApply(manifest, manager);
    apply.commands(changes);
    return new ApplyCommands(apply.commands, apply.notes);
  }

  /**
   * Returns the check, as proven on systemd 252: {@code is-active} with several units asks whether
   * any of them is active.
   */
  static String check(Manifest manifest, Manager manager) {
    SystemdUnits units = new SystemdUnits(manifest);
    List<String> lasting = new ArrayList<>(List.of(units.target()));
    manifest.processes().stream()
        .map(units::lasting)
        .filter(members -> !members.isEmpty())
        .forEach(members -> lasting.add(list(members)));
    return StateCheck.of(
        manager.systemctl()
            + String.join(" ", SystemdUnits.SHOW_STATE)
            + " "
            + String.join(" ", lasting),
        "-v RS= ",
        "!/ActiveState=active(\\n|$)/");
  }

  /**
   * Adds all stops of removed units first, then the reload, then the stops of surplus instances,
   * then all starts.
   */
  private void commands(List<FileChange> changes) {
    Optional<FileChange> target =
        changes.stream().filter(c -> c.name().equals(units.target())).findFirst();
    Optional<String> before = target.flatMap(FileChange::before);
    FormerTargets former = new FormerTargets(manifest, units, changes, before.isEmpty());
    Set<String> old = before.map(SystemdApply::wants).orElseGet(former::wants);
    boolean isNew = before.isEmpty() && former.kept().isEmpty();
    new LeavingUnits(former.leaving(), former.members(), manifest.systemd())
        .commands()
        .forEach(this::run);
    removed(
        changes.stream()
            .filter(change -> change.isRemoved() && !former.members().contains(change))
            .map(FileChange::name)
            .filter(UnitNames::isOfProcess)
            .sorted(UnitNames.STARTERS_FIRST)
            .toList(),
        wants(before.orElse("")));
    manifest.processes().forEach(process -> nowScheduled(process, old));
    // Not earlier: disabling a unit makes systemd read its files again.
    former.kept().forEach(kept -> run("disable " + kept.name() + LeavingUnits.IF_ANY));
    run("daemon-reload");
    TimerChanges timers = new TimerChanges(changes, manager);
    commands.addAll(timers.commands());
    notes.addAll(timers.notes());
    if (!isNew) {
      // Not earlier: a process that requires another must not stop with an instance that it no
      // longer needs.
      manifest.processes().forEach(process -> surplus(process, old));
      leftBehind(old, changes);
    }
    // The members are part of the new target by now, and stay.
    former.kept().forEach(kept -> run("stop " + kept.name() + LeavingUnits.IF_ANY));
    if (before.isEmpty()) {
      run("enable " + units.target());
    } else if (!wantedBy(before.get())
        .equals(wantedBy(target.flatMap(FileChange::after).orElse("")))) {
      run("reenable " + units.target());
    }
    start(old, before.isEmpty(), isNew, changes);
    starts.command().ifPresent(commands::add);
    // Not earlier: it would also stop units that have not been started again outside it.
    LeavingUnits.slices(changes).forEach(this::run);
    if (before.isEmpty() && !manager.isRoot()) {
      notes.add("`loginctl enable-linger` keeps the group running when its user logs out");
    }
  }

  /**
   * Restarts changed units and starts new ones. Members are named, so that a failure shows: systemd
   * does not report failed units that only the target wants.
   */
  private void start(
      Set<String> old, boolean newTarget, boolean newGroup, List<FileChange> changes) {
    boolean startsTarget = newTarget || stoppedWithRemoved(changes);
    for (ProcessSpec process : manifest.processes()) {
      // A run continues to its end, and the next one follows the new files.
      boolean isScheduled = process.activation().schedule().isPresent();
      boolean opensAnew = isChanged(units.socket(process), changes);
      boolean isChanged =
          opensAnew || changesHands(process, old) || isChanged(units.file(process), changes);
      if (!isScheduled && isChanged) {
        if (newGroup) {
          // A unit of this name may be running: the one that --force has replaced.
          attempt("try-restart", all(units.file(process), Set.of()));
        } else {
          restart(process, opensAnew, old);
          startsTarget |= !units.requiring(process).isEmpty();
        }
      }
    }
    List<String> added =
        manifest.processes().stream()
            .flatMap(process -> units.members(process).stream())
            .filter(unit -> !old.contains(unit))
            .toList();
    if (startsTarget || !added.isEmpty()) {
      attempt("start", units.target() + (added.isEmpty() ? "" : " " + list(added)));
    }
  }

  /**
   * Stops removed units; {@code files} lists units that start others first. With a timer, a run
   * that it started is stopped too.
   */
  private void removed(List<String> files, Set<String> old) {
    Map<String, Set<String>> units = new LinkedHashMap<>();
    for (String file : files) {
      Set<String> ofProcess =
          units.computeIfAbsent(UnitNames.service(file), service -> new LinkedHashSet<>());
      ofProcess.add(all(file, old));
      if (UnitNames.isTimer(file)) {
        ofProcess.add(UnitNames.service(file));
      }
    }
    for (Set<String> ofProcess : units.values()) {
      ofProcess.remove("");
      if (!ofProcess.isEmpty()) {
        forget(String.join(" ", ofProcess));
      }
    }
  }

  /** Stops a service that used to run always before it becomes a scheduled one. */
  private void nowScheduled(ProcessSpec process, Set<String> old) {
    String service = units.file(process);
    if (process.activation().schedule().isPresent() && old.contains(service)) {
      forget(service);
    }
  }

  /** Stops instances that the new count leaves out. */
  private void surplus(ProcessSpec process, Set<String> old) {
    String template = units.file(process);
    List<String> members = units.members(process);
    List<String> surplus =
        old.stream()
            .filter(unit -> process.hasInstances() && UnitNames.isInstance(unit, template))
            .filter(unit -> !members.contains(unit))
            .toList();
    if (!surplus.isEmpty()) {
      forget(list(surplus));
    }
  }

  /** Stops members of a process that is removed, or has become a template, while its file stays. */
  private void leftBehind(Set<String> old, List<FileChange> changes) {
    Set<String> rest = new LinkedHashSet<>(old);
    changes.stream()
        .filter(FileChange::isRemoved)
        .forEach(c -> rest.removeIf(unit -> UnitNames.isOf(unit, c.name())));
    for (ProcessSpec process : manifest.processes()) {
      List<String> files = units.files(process);
      rest.removeIf(unit -> files.stream().anyMatch(file -> UnitNames.isOf(unit, file)));
    }
    if (!rest.isEmpty()) {
      forget(list(List.copyOf(rest)));
    }
  }

  /** Resets a unit that has failed; otherwise it would stay listed as failed. */
  private void forget(String units) {
    run("stop " + units + LeavingUnits.IF_ANY);
    run("reset-failed " + units + LeavingUnits.IF_ANY);
  }

  /**
   * Restarts the members. It never restarts the pattern in addition to them: a unit that starts
   * quickly would be restarted a second time (seen on 252). The pattern is used if no member is
   * wanted. Processes that require this one are restarted with it, which counts against its start
   * limit too. A socket fails with a service that it has started too often; it stays open unless it
   * is another one now.
   */
  private void restart(ProcessSpec process, boolean opensAnew, Set<String> old) {
    List<String> services = units.services(process).stream().filter(old::contains).toList();
    String all =
        process.hasInstances() ? all(units.file(process), old) : String.join(" ", services);
    List<String> sockets =
        units.members(process).contains(units.socket(process)) && !services.isEmpty()
            ? List.of(units.socket(process))
            : List.of();
    List<String> forgotten = new ArrayList<>();
    if (!all.isEmpty()) {
      forgotten.add(all);
    }
    forgotten.addAll(sockets);
    forgotten.addAll(units.membersRequiring(process));
    if (!forgotten.isEmpty()) {
      run("reset-failed " + String.join(" ", forgotten) + LeavingUnits.IF_ANY);
    }
    List<String> restarted = new ArrayList<>(opensAnew ? sockets : List.of());
    restarted.addAll(services);
    attempt("restart", services.isEmpty() ? all : list(restarted));
  }

  /** Whether a service that ran before now receives sockets, or no longer does. */
  private boolean changesHands(ProcessSpec process, Set<String> old) {
    boolean ran = units.services(process).stream().anyMatch(old::contains);
    return ran && process.activation().sockets().isPresent() != old.contains(units.socket(process));
  }

  /**
   * Returns the unit of a file or all its instances: by a pattern, or, if systemctl does not
   * support patterns, those of {@code known}, which may be empty.
   */
  private String all(String file, Set<String> known) {
    if (!UnitNames.isTemplate(file)) {
      return file;
    }
    return manifest.systemd().haveSince(Since.PATTERNS)
        ? UnitNames.pattern(file)
        : known.stream()
            .filter(unit -> UnitNames.isInstance(unit, file))
            .collect(Collectors.joining(" "));
  }

  private static boolean isChanged(String file, List<FileChange> changes) {
    return changes.stream().anyMatch(c -> c.name().equals(file) && needsRestart(c));
  }

  private static boolean needsRestart(FileChange change) {
    if (change.before().isEmpty() || change.after().isEmpty()) {
      return false;
    }
    return !settings(change.before().get()).equals(settings(change.after().get()));
  }

  private static List<String> settings(String text) {
    List<String> settings = new ArrayList<>();
    for (UnitFile.Line line : UnitParser.parse(new Source("", text)).lines()) {
      if (line instanceof Assignment a && !NO_RESTART.contains(a.key())) {
        settings.add(a.section() + "/" + a.key() + "=" + a.value());
      }
    }
    return settings;
  }

  private static Set<String> wants(String target) {
    return LeavingUnits.values(target, "Wants");
  }

  /** Whether a remaining process required a removed one: the stop stopped both. */
  private static boolean stoppedWithRemoved(List<FileChange> changes) {
    Set<String> required = new LinkedHashSet<>();
    for (FileChange change : changes) {
      String before = change.after().isPresent() ? change.before().orElse("") : "";
      required.addAll(LeavingUnits.values(before, "Requires"));
      required.addAll(LeavingUnits.values(before, "Requisite"));
    }
    return changes.stream()
        .filter(FileChange::isRemoved)
        .anyMatch(c -> required.stream().anyMatch(u -> UnitNames.isOf(u, c.name())));
  }

  private static List<String> wantedBy(String target) {
    return UnitParser.parse(new Source("", target)).all("Install", "WantedBy").stream()
        .map(Assignment::value)
        .toList();
  }

  /** Returns the names; many consecutive instances of one template are counted by seq. */
  private static String list(List<String> names) {
    String template = names.get(0).substring(0, names.get(0).lastIndexOf('@') + 1);
    int from = number(names.get(0));
    int to = from + names.size() - 1;
    List<String> row =
        IntStream.rangeClosed(from, to).mapToObj(i -> template + i + ".service").toList();
    return names.size() > ApplyCommands.NAMED && names.equals(row)
        ? "$(seq -f '" + template + "%g.service' " + from + " " + to + ")"
        : String.join(" ", names);
  }

  private static int number(String unit) {
    int at = unit.lastIndexOf('@');
    int dot = unit.lastIndexOf('.');
    String digits = at < 0 || dot < at ? "" : unit.substring(at + 1, dot);
    boolean number =
        !digits.isEmpty() && digits.length() < 7 && digits.chars().allMatch(Character::isDigit);
    return number ? Integer.parseInt(digits) : -1;
  }

  private void run(String command) {
    commands.add(manager.systemctl() + command);
  }

  /** Adds a command that may have no units. */
  private void attempt(String verb, String units) {
    if (!units.isEmpty()) {
      starts.add(manager.systemctl() + verb + " " + units);
    }
  }
}

package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Hardening;
import io.github.unitgen.manifest.KillScope;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.render.init.Requirements;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the views of a group for systemd, for the system or for a user's own manager. */
final class ServiceViews {
  private static final String MULTI_USER = "multi-user.target";

  /** Of a unit's name (unit-name.h, UNIT_NAME_MAX). */
  private static final int LONGEST_UNIT = 255;

  private final Manifest manifest;
  private final Manager manager;
  private final SystemdUnits units;
  private final SocketFolders folders;
  private final SystemdVersions versions;
  private final List<Diagnostic> problems = new ArrayList<>();

  ServiceViews(Manifest manifest, Manager manager) {
    this.manifest = manifest;
    this.manager = manager;
    this.versions = manifest.systemd();
    this.units = new SystemdUnits(manifest);
    this.folders = new SocketFolders(manifest);
  }

  /** What the views made so far could not carry or keep. */
  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** The view of the target. */
  TargetView target() {
    checkName(units.target(), manifest.name().at());
    String description = manifest.description().orElse(manifest.name().value());
    if (!UnitQuoting.canRaw(description)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              manifest.name().at(),
              "a line of a unit file cannot hold the description of this group",
              "no backslash at its end and no Unicode noncharacter in it"));
    }
    List<String> wants =
        manifest.processes().stream()
            .map(process -> String.join(" ", units.members(process)))
            .filter(members -> !members.isEmpty())
            .toList();
    return new TargetView(description(), wants, wantedBy());
  }

  private SystemdText description() {
    String text = manifest.description().orElse(manifest.name().value());
    return SystemdText.of(text.replace("%", "%%"));
  }

  /** The view of the unit that limits the group; empty where nothing does. */
  Optional<SliceView> slice() {
    units.slice().ifPresent(this::checkSliceName);
    manifest
        .slice()
        .filter(slice -> !manager.isRoot())
        .ifPresent(
            slice ->
                problems.add(
                    ManifestRule.UNSUPPORTED_SETTING.info(
                        slice.at(),
                        "a user's manager limits only what the system has delegated to it",
                        "`systemctl show -p DelegateControllers user@$(id -u)` says what that is")));
    return manifest
        .slice()
        .map(
            slice ->
                new SliceView(
                    description(), new LimitSettings(versions, problems).of(slice.limits())));
  }

  /** Each dash parts two names, and neither is empty (unit-name.c, slice_name_is_valid). */
  private void checkSliceName(String unit) {
    checkName(unit, manifest.name().at());
    if (manifest.group().contains("--") || manifest.group().endsWith("-")) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              manifest.name().at(),
              "systemd takes no slice of the name " + unit,
              "to a slice a dash parts two names: none at the end, and no two in a row"));
    }
  }

  private String wantedBy() {
    Optional<Located<String>> given = manifest.boot().wantedBy();
    given
        .filter(unit -> !canStartWith(unit.value()))
        .ifPresent(
            unit ->
                problems.add(
                    ManifestRule.UNSUPPORTED_SETTING.warning(
                        unit.at(),
                        "a user's manager has no " + MULTI_USER,
                        "default.target starts the group: `wanted_by` can be left out")));
    return given
        .map(Located::value)
        .filter(this::canStartWith)
        .or(manager.target()::wantedBy)
        .orElseThrow();
  }

  private boolean canStartWith(String unit) {
    return manager.hasSystemUnits() || !unit.equals(MULTI_USER);
  }

  private void checkName(String unit, Place at) {
    if (SystemUnits.contains(unit)) {
      problems.add(
          ManifestRule.FILE_COLLISION.error(
              at, unit + " is one of systemd's own units", "choose another name, or set `prefix`"));
    }
  }

  /** The view of a process. */
  ServiceView service(ProcessSpec process) {
    SystemdValues values = new SystemdValues(process, versions, problems);
    units.files(process).forEach(file -> checkName(file, process.name().at()));
    report(process);
    return new ServiceView(
        ServiceView.Identity.of(process, values),
        ServiceView.Order.of(process, units, versions, manager),
        ServiceView.Failure.of(process, versions),
        ServiceView.Account.of(
            process, manager, new RightsSettings(process, manager, versions, problems)),
        ServiceView.Resources.of(process.resources(), new LimitSettings(versions, problems), units),
        ServiceView.Program.of(process, values, folders.areKept(process)),
        ServiceView.Supervision.of(process, versions),
        ServiceView.Restarts.of(process, versions));
  }

  /** What this target does not keep, and what a reader of the files should know. */
  private void report(ProcessSpec process) {
    if (process.supervision().kill() == KillScope.MAIN) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.info(
              process.at("kill"),
              "what the process has started and left is not stopped with it",
              "it runs on beside the next start; `kill: group` ends it"));
    } else if (!versions.haveSince(Since.KILL_MODE_MIXED)) {
      notKept(process, "stop_signal", versions + " sends the stop signal to child processes too");
    }
    process.order().requires().stream()
        .filter(dependency -> !dependency.ofGroup())
        .forEach(dependency -> problems.add(Requirements.outside(process, dependency)));
    process.restarts().onFailure().ifPresent(unit -> reportHandler(process, unit));
    if (manager.isRoot()) {
      reportAccount(process);
    } else {
      reportNotOfUser(process);
    }
  }

  /** When the unit of {@code on_failure} is started too often. */
  private void reportHandler(ProcessSpec process, Located<String> handler) {
    String unit = ServiceSettings.handler(handler.value());
    int length = unit.length() - "%n".length() + longestName(process);
    if (unit.contains("%n") && length > LONGEST_UNIT) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              handler.at(),
              "with the name of the unit that failed this name has " + length + " characters",
              "shorten one of them: systemd takes " + LONGEST_UNIT));
    }
    boolean restarts = process.restarts().policy() != Restart.NEVER;
    if (restarts && !versions.haveSince(Since.FAILURE_FOR_GOOD)) {
      notKept(
          process,
          "on_failure",
          "before systemd 239 it is started at each failure, though the process is started again");
    } else if (restarts
        && !ServiceSettings.canRestartDirectly(versions)
        && versions.meet(Since.FAILURE_EACH_TIME, Since.FAILURE_EACH_TIME)) {
      notKept(
          process,
          "on_failure",
          "systemd 254 starts it at each failure, unless the files are for no older one");
    }
  }

  private int longestName(ProcessSpec process) {
    return units.services(process).stream()
        .mapToInt(String::length)
        .max()
        .orElse(units.file(process).length());
  }

  private void reportAccount(ProcessSpec process) {
    List.of(process.account().user(), process.account().group())
        .forEach(name -> name.ifPresent(this::checkAccount));
    if (process.account().user().isEmpty()) {
      problems.add(
          ManifestRule.PROCESS_RUNS_AS_ROOT.warning(
              process.name().at(),
              "`" + process.name().value() + "` runs as root: it has no `user`",
              "name a user, or write `user: root` if it must"));
    }
  }

  private void reportNotOfUser(ProcessSpec process) {
    for (String key : List.of("user", "group")) {
      if (process.sets(key)) {
        notKept(process, key, "`" + key + "` is left out: a user's manager runs all as its user");
      }
    }
    if (process.account().capabilities().isPresent()) {
      notKept(
          process, "capabilities", "`capabilities` is left out: a user's manager has none to give");
    }
    reportDirectoriesOfUser(process);
    if (process.account().hardening() != Hardening.NONE) {
      notKept(process, "hardening", "`hardening` is left out: a user's manager may not confine");
    }
    if (process.resources().nice().orElse(0) < 0) {
      notKept(process, "nice", "a user's manager may not lower `nice`: the start can fail");
    }
    if (process.resources().oomScoreAdjust().orElse(0) < 0) {
      notKept(
          process,
          "oom_score_adjust",
          "a user's manager may not lower this score: the start can fail");
    }
    Stream.of(process.order().awaited(), process.order().before())
        .flatMap(List::stream)
        .filter(dependency -> !dependency.ofGroup())
        .forEach(
            dependency ->
                problems.add(
                    ManifestRule.UNSUPPORTED_SETTING.info(
                        dependency.at(),
                        "a user's manager sees only its own units",
                        "this names a unit of the user, not of the system")));
  }

  private void reportDirectoriesOfUser(ProcessSpec process) {
    ProcessSpec.Directories directories = process.account().directories();
    if (!directories.runtime().isEmpty()) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.info(
              process.at("runtime_directory"),
              "a user's manager makes it below $XDG_RUNTIME_DIR, not /run",
              "to the program it is $RUNTIME_DIRECTORY, from systemd 240 on"));
    }
    if (!directories.state().isEmpty()) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.info(
              process.at("state_directory"),
              "a user's manager makes it in the user's home, not /var/lib",
              "to the program it is $STATE_DIRECTORY, from systemd 240 on"));
    }
  }

  private void checkAccount(Located<String> name) {
    boolean odd = name.value().contains(".") || name.value().endsWith("$");
    if (odd && versions.meet(Since.STRICT_NAMES_FROM, Since.STRICT_NAMES_TO)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              name.at(),
              "systemd 232 to 245 ignores a name with a dot or dollar: root would run it",
              "use letters, digits, _ and - only, or the number of the account"));
    }
  }

  private void notKept(ProcessSpec process, String key, String message) {
    problems.add(ManifestRule.UNSUPPORTED_SETTING.warning(process.at(key), message, ""));
  }
}

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

/** Creates the views of a group for systemd, for the system or for a user's own manager. */
final class ServiceViews {
  private static final String MULTI_USER = "multi-user.target";

  /** The maximum length of a unit's name (unit-name.h, UNIT_NAME_MAX). */
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

  /** Returns the values that the views made so far could not represent or keep. */
  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** Returns the view of the target. */
  TargetView target() {
    checkName(units.target(), manifest.name().at());
    String description = manifest.description().orElse(manifest.name().value());
    if (!UnitQuoting.canRaw(description)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              manifest.name().at(),
              "this description cannot be written to a unit file",
              "remove a backslash at its end and Unicode noncharacters"));
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

  /** Returns the view of the unit that limits the group; empty if the group is unlimited. */
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
                        "a user manager can only use the limits that the system has delegated",
                        "see `systemctl show -p DelegateControllers user@$(id -u)`")));
    return manifest
        .slice()
        .map(
            slice ->
                new SliceView(
                    description(), new LimitSettings(versions, problems).of(slice.limits())));
  }

  /**
   * Checks the name of a slice: each dash separates two names, and neither is empty (unit-name.c,
   * slice_name_is_valid).
   */
  private void checkSliceName(String unit) {
    checkName(unit, manifest.name().at());
    if (manifest.group().contains("--") || manifest.group().endsWith("-")) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              manifest.name().at(),
              "invalid slice name " + unit,
              "a dash separates slice names: remove a dash at the end, and double dashes"));
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
                        "a user manager has no " + MULTI_USER,
                        "remove `wanted_by`: default.target starts the group")));
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
              at, unit + " is a unit of systemd itself", "choose another name, or set `prefix`"));
    }
  }

  /** Returns the view of a process. */
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

  /** Reports the settings that this target does not keep, and notes for a reader of the files. */
  private void report(ProcessSpec process) {
    if (process.supervision().kill() == KillScope.MAIN) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.info(
              process.at("kill"),
              "child processes are not stopped with the process",
              "use `kill: group` to end them: they would run on beside the next start"));
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

  /** Reports a unit of {@code on_failure} that is started too often. */
  private void reportHandler(ProcessSpec process, Located<String> handler) {
    String unit = ServiceSettings.handler(handler.value());
    int length = unit.length() - "%n".length() + longestName(process);
    if (unit.contains("%n") && length > LONGEST_UNIT) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              handler.at(),
              "with the name of the failed unit this name has " + length + " characters",
              "shorten one of them: systemd accepts " + LONGEST_UNIT));
    }
    boolean restarts = process.restarts().policy() != Restart.NEVER;
    if (restarts && !versions.haveSince(Since.FAILURE_FOR_GOOD)) {
      notKept(
          process,
          "on_failure",
          "before systemd 239 it starts at each failure, even if the process is restarted");
    } else if (restarts
        && !ServiceSettings.canRestartDirectly(versions)
        && versions.meet(Since.FAILURE_EACH_TIME, Since.FAILURE_EACH_TIME)) {
      notKept(
          process,
          "on_failure",
          "on systemd 254 it starts at each failure, since older versions are supported too");
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
              "`" + process.name().value() + "` runs as root, since `user` is not set",
              "add `user`, or write `user: root` if it must run as root"));
    }
  }

  private void reportNotOfUser(ProcessSpec process) {
    for (String key : List.of("user", "group")) {
      if (process.sets(key)) {
        notKept(
            process,
            key,
            "`" + key + "` is ignored: a user manager runs everything as its own user");
      }
    }
    if (process.account().capabilities().isPresent()) {
      notKept(
          process, "capabilities", "`capabilities` is ignored: a user manager cannot grant any");
    }
    reportDirectoriesOfUser(process);
    if (process.account().hardening() != Hardening.NONE) {
      notKept(process, "hardening", "`hardening` is ignored: a user manager cannot sandbox");
    }
    if (process.resources().nice().orElse(0) < 0) {
      notKept(process, "nice", "the start may fail: a user manager cannot lower `nice`");
    }
    if (process.resources().oomScoreAdjust().orElse(0) < 0) {
      notKept(
          process,
          "oom_score_adjust",
          "the start may fail: a user manager cannot lower this score");
    }
    Stream.of(process.order().awaited(), process.order().before())
        .flatMap(List::stream)
        .filter(dependency -> !dependency.ofGroup())
        .forEach(
            dependency ->
                problems.add(
                    ManifestRule.UNSUPPORTED_SETTING.info(
                        dependency.at(),
                        "a user manager sees only its own units",
                        "name a user unit instead of a system unit")));
  }

  private void reportDirectoriesOfUser(ProcessSpec process) {
    ProcessSpec.Directories directories = process.account().directories();
    if (!directories.runtime().isEmpty()) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.info(
              process.at("runtime_directory"),
              "a user manager creates it in $XDG_RUNTIME_DIR, not in /run",
              "use $RUNTIME_DIRECTORY in the program (systemd 240 or newer)"));
    }
    if (!directories.state().isEmpty()) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.info(
              process.at("state_directory"),
              "a user manager creates it in the home directory, not in /var/lib",
              "use $STATE_DIRECTORY in the program (systemd 240 or newer)"));
    }
  }

  private void checkAccount(Located<String> name) {
    boolean odd = name.value().contains(".") || name.value().endsWith("$");
    if (odd && versions.meet(Since.STRICT_NAMES_FROM, Since.STRICT_NAMES_TO)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              name.at(),
              "systemd 232 to 245 ignores a name with a dot or dollar and would run it as root",
              "use only letters, digits, _ and -, or the number of the account"));
    }
  }

  private void notKept(ProcessSpec process, String key, String message) {
    problems.add(ManifestRule.UNSUPPORTED_SETTING.warning(process.at(key), message, ""));
  }
}

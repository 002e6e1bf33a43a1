package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.manifest.ExitStatus;
import io.github.unitgen.manifest.KillScope;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.ProcessSpec.Supervision;
import io.github.unitgen.manifest.Resource;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.RestartLimit;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.HardeningProfile;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ResourceLimit;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.StartLimit;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.SuccessStatus;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.render.init.ReadBack;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import io.github.unitgen.syntax.systemd.UnitVersions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares the settings of one unit with the manifest, except those that determine the child's
 * arguments and environment.
 */
final class ServiceReadBack {
  /** The settings that {@link SystemdCheck} compares. */
  private static final Set<String> OF_CHILD =
      Set.of(
          "Environment",
          "EnvironmentFile",
          "ExecStart",
          "ExecStartPre",
          "WorkingDirectory",
          "Wants");

  private static final String START = "TimeoutStartSec";

  private final UnitInput unit;
  private final SystemdVersions versions;
  private final ReadBack compare;
  private final Set<String> seen = new HashSet<>(OF_CHILD);

  ServiceReadBack(UnitInput unit, ReadBack compare) {
    this.unit = unit;
    this.versions = unit.versions();
    this.compare = compare;
  }

  /** Compares the user; an empty text means unset. */
  void user(String expected) {
    seen.add("User");
    compare.same("User=", expected, value(Account.of(unit).user()));
  }

  /** Compares the time after which KILL ends the service. */
  void stopTimeout(Duration expected) {
    time("TimeoutStopSec", expected, Stop.of(unit).timeout());
  }

  /** Compares a directive of {@code [Service]}; an empty text means unset. */
  private void same(String key, String expected) {
    same("Service", key, expected.isEmpty() ? List.of() : List.of(expected));
  }

  private void same(String section, String key, List<String> expected) {
    seen.add(key);
    compare.same(key + "=", expected, values(section, key));
  }

  /** Compares a time span, reported under the name of {@code key}. */
  private void time(String key, Duration expected, Optional<TimeSetting> read) {
    once(key);
    compare.same(key + "=", expected, read.<Object>map(ServiceReadBack::length).orElse(""));
  }

  private static Object length(TimeSetting time) {
    return time.isInfinite() ? "infinity" : micros(time.length());
  }

  private static Duration micros(long length) {
    return Duration.of(length, ChronoUnit.MICROS);
  }

  /** Compares the target of a built-in template. */
  void target(Manifest manifest, Manager manager) {
    same("Unit", "Description", List.of(manifest.description().orElse(manifest.name().value())));
    String starter = manager.hasSystemUnits() ? "multi-user.target" : "default.target";
    String given = manifest.boot().wantedBy().map(Located::value).orElse(starter);
    boolean isMissing = !manager.hasSystemUnits() && given.equals("multi-user.target");
    same("Install", "WantedBy", List.of(isMissing ? starter : given));
    nothingElse();
  }

  /** Compares the unit that limits the group, of a built-in template. */
  void slice(Manifest manifest, Manifest.Slice slice) {
    same("Unit", "Description", List.of(manifest.description().orElse(manifest.name().value())));
    slice.limits().forEach(limit -> limit("Slice", limit));
    nothingElse();
  }

  /** Compares the service of a built-in template; User= and TimeoutStopSec= are compared before. */
  void service(ProcessSpec process, SystemdUnits units, Manager manager, boolean keepsFolder) {
    for (ValueFault found : unit.valueFaults()) {
      if (!found.fault().kind().isTaken()) {
        compare.fault(found.line().key() + "= takes " + found.fault().takes());
      }
    }
    unit(process, units, manager);
    Supervision supervision = process.supervision();
    boolean isScheduled = process.activation().schedule().isPresent();
    boolean runsAlways = !isScheduled && !process.activation().isStep();
    if (!runsAlways) {
      word("Type", "oneshot", ServiceType.of(unit).word());
      longestRun(supervision);
      same("RemainAfterExit", process.activation().isStep() ? "yes" : "");
    } else {
      type(supervision);
    }
    word("Group", group(process, manager), value(Account.of(unit).group()));
    same("Nice", text(process.resources().nice()));
    same("OOMScoreAdjust", text(process.resources().oomScoreAdjust()));
    Stop stop = Stop.of(unit);
    word(
        "KillMode",
        supervision.kill() == KillScope.MAIN ? "process" : mixed(),
        value(stop.modeLine()));
    ProcessSpec.Directories directories = process.account().directories();
    directories("RuntimeDirectory", directories.runtime(), process.hasInstances());
    directories("StateDirectory", directories.state(), process.hasInstances());
    same("Slice", units.slice().orElse(""));
    word("KillSignal", supervision.stopSignal().name(), stop.signal());
    same(
        "ExecReload",
        supervision.reloadSignal().map(s -> "/bin/kill -" + s.name() + " $MAINPID").orElse(""));
    Restart policy = restart(process);
    boolean isWritten = runsAlways || policy != Restart.NEVER;
    word("Restart", isWritten ? policy(policy) : "", value(RestartPolicy.of(unit).line()));
    once("RestartSec");
    compare.same(
        "RestartSec=",
        isWritten ? process.restarts().delay() : "",
        lastOfService("RestartSec").<Object>map(ServiceReadBack::length).orElse(""));
    once("SuccessExitStatus");
    compare.same(
        "SuccessExitStatus=", success(process), new TreeSet<>(SuccessStatus.of(unit).words()));
    same("RuntimeDirectoryPreserve", keepsFolder ? "yes" : "");
    seen.add("ExecSearchPath"); // SystemdCheck has compared it with PATH
    same("SyslogIdentifier", process.hasInstances() ? "%p-42" : "%p");
    process.resources().limits().forEach(limit -> limit("Service", limit));
    capabilities(process, manager);
    hardening(process, manager);
    nothingElse();
  }

  private void type(Supervision supervision) {
    String plain = versions.haveSince(Since.TYPE_EXEC) ? "exec" : "simple";
    word("Type", supervision.notifies() ? "notify" : plain, ServiceType.of(unit).word());
    boolean speaks = supervision.notifies() || supervision.watchdog().isPresent();
    word("NotifyAccess", speaks ? "main" : "", value(MainProcess.notifyAccess(unit)));
    supervision.watchdog().ifPresent(time -> time("WatchdogSec", time, MainProcess.watchdog(unit)));
    supervision.startTimeout().ifPresent(time -> time(START, time, lastOfService(START)));
  }

  private Optional<TimeSetting> lastOfService(String key) {
    return TimeSetting.last(unit, "Service", key);
  }

  private static String group(ProcessSpec process, Manager manager) {
    return manager.isRoot() ? process.account().group().map(Located::value).orElse("") : "";
  }

  /**
   * Returns the kill mode that sends the signal only to the main process, and KILL to all: this is
   * the promise of {@code stop_signal}.
   */
  private String mixed() {
    return versions.haveSince(Since.KILL_MODE_MIXED) ? "mixed" : "control-group";
  }

  /**
   * Returns the restart policy: versions before 244 only support the policy {@code no} with
   * Type=oneshot.
   */
  private Restart restart(ProcessSpec process) {
    boolean isRefused =
        process.activation().schedule().isPresent()
            && !versions.haveSince(Since.RESTART_OF_ONESHOT);
    return isRefused ? Restart.NEVER : process.restarts().policy();
  }

  /**
   * Compares the longest run: systemd counts a whole run as its start, and versions before 229
   * write infinity as 0.
   */
  private void longestRun(Supervision supervision) {
    once(START);
    long none = versions.haveSince(Since.INFINITE_TIMEOUT) ? -1 : 0;
    compare.same(
        "TimeoutStartSec=",
        supervision.startTimeout().<Object>map(time -> time).orElse("infinity"),
        lastOfService(START)
            .<Object>map(time -> time.length() == none ? "infinity" : length(time))
            .orElse(""));
  }

  private static String policy(Restart restart) {
    return switch (restart) {
      case ON_FAILURE -> "on-failure";
      case ALWAYS -> "always";
      case NEVER -> "no";
    };
  }

  private static Set<String> success(ProcessSpec process) {
    Set<String> words = new TreeSet<>();
    String stop = process.supervision().stopSignal().name();
    if (process.activation().schedule().isPresent() && !stop.equals("KILL")) {
      words.add("SIG" + stop);
      Signals.number(stop).ifPresent(number -> words.add(Integer.toString(number + 128)));
    }
    for (ExitStatus status : process.restarts().successExit()) {
      words.add(
          status instanceof ExitStatus.BySignal by
              ? "SIG" + by.signal().name()
              : Integer.toString(((ExitStatus.Code) status).code()));
    }
    return words;
  }

  private void unit(ProcessSpec process, SystemdUnits units, Manager manager) {
    same(
        "Unit",
        "Description",
        List.of(process.identity().description() + (process.hasInstances() ? " 42" : "")));
    seen.add("Documentation");
    compare.same(
        "Documentation=",
        process.identity().documentation().stream().map(UnitQuoting::word).toList(),
        unit.all("Unit", "Documentation").stream().map(Assignment::value).toList());
    boolean stopsOnly =
        process.activation().schedule().isPresent()
            && versions.haveSince(Since.STOP_PROPAGATED_FROM);
    same("Unit", stopsOnly ? "StopPropagatedFrom" : "PartOf", List.of(units.target()));
    same("Unit", "ReloadPropagatedFrom", isReloaded(process) ? List.of(units.target()) : List.of());
    units("Requires", units.requires(process));
    units("Requisite", units.requisite(process));
    units("Wants", units.wants(process, manager));
    units("After", units.after(process, manager));
    units("Before", units.before(process));
    onFailure(process.restarts());
    startLimit(process);
  }

  /**
   * Compares the unit of {@code on_failure}; a template receives the name of the unit that failed.
   */
  private void onFailure(ProcessSpec.Restarts restarts) {
    seen.add("OnFailure");
    compare.same(
        "OnFailure=",
        restarts
            .onFailure()
            .map(Located::value)
            .map(
                name ->
                    SystemUnits.SUFFIXES.stream().anyMatch(name::endsWith)
                        ? name
                        : name + ".service")
            .map(name -> name.replaceFirst("@\\.", "@%n."))
            .map(List::of)
            .orElse(List.of()),
        unit.all("Unit", "OnFailure").stream().map(Assignment::value).toList());
    boolean again =
        restarts.onFailure().isPresent()
            && restarts.policy() != Restart.NEVER
            && isKnown("RestartMode", "direct");
    same("RestartMode", again ? "direct" : "");
  }

  /**
   * Whether the process can be reloaded, by a command of the unit or one that a raw directive adds
   * later.
   */
  private boolean isReloaded(ProcessSpec process) {
    return !unit.effective("Service", "ExecReload").isEmpty()
        || process.raw().systemd().stream().anyMatch(raw -> raw.key().value().equals("ExecReload"));
  }

  /**
   * Compares the start limit: a process that is never restarted, or has no limit, may be started at
   * any time.
   */
  private void startLimit(ProcessSpec process) {
    List.of("StartLimitIntervalSec", "StartLimitInterval", "StartLimitBurst").forEach(this::once);
    Optional<RestartLimit> expected =
        process.restarts().limit().filter(l -> restart(process) != Restart.NEVER);
    Optional<StartLimit> read = StartLimit.of(unit);
    if (read.isEmpty()) {
      compare.fault("the limit of starts cannot be read");
      return;
    }
    compare.same("a limit of starts", expected.isPresent(), read.get().isOn());
    if (expected.isPresent()) {
      compare.same("StartLimitBurst=", expected.get().restarts() + 1L, read.get().burst());
      compare.same(
          "the interval of StartLimitBurst=",
          expected.get().within(),
          micros(read.get().interval()));
    }
  }

  /**
   * Compares a list of units, in one line or in several, where systemd would truncate a single one.
   */
  private void units(String key, String expected) {
    seen.add(key);
    compare.same(key + "=", expected, String.join(" ", values("Unit", key)));
  }

  /** Compares a limit; a limit that the versions cannot keep is left out, which is reported. */
  private void limit(String section, Limit limit) {
    String[] keys = keys(limit.resource());
    List.of(keys).forEach(this::once);
    boolean isShare = limit.percent() && limit.resource() != Resource.CPU;
    boolean isKept =
        Stream.of(keys).anyMatch(key -> isKnown(key, ""))
            && (!isShare || versions.haveSince(Since.PERCENT));
    boolean both = versions.haveSince(Since.SOFT_AND_HARD_LIMIT);
    ResourceLimit expected =
        isKept
            ? new ResourceLimit(both ? limit.soft() : limit.hard(), limit.hard(), limit.percent())
            : ResourceLimit.NONE;
    Optional<ResourceLimit> read = ResourceLimit.of(unit, section, keys);
    if (!read.equals(Optional.of(expected))) {
      compare.same(keys[0] + "=", expected, read.<Object>map(found -> found).orElse(""));
    }
  }

  private static String[] keys(Resource resource) {
    return switch (resource) {
      case MEMORY -> new String[] {"MemoryMax", "MemoryLimit"};
      case TASKS -> new String[] {"TasksMax"};
      case CPU -> new String[] {"CPUQuota"};
      case CPU_TIME -> new String[] {"LimitCPU"};
      default -> new String[] {"Limit" + resource.name()};
    };
  }

  /** Compares the settings of the profile, as far as all versions support them. */
  private void hardening(ProcessSpec process, Manager manager) {
    Map<String, List<String>> expected =
        manager.isRoot() ? profile(process.account()) : new LinkedHashMap<>();
    if (expected.containsKey("ProtectHome")) {
      expected.put("ProtectHome", List.of(needsHome() ? "read-only" : "yes"));
      process
          .program()
          .directory()
          .ifPresent(path -> expected.put("ReadWritePaths", List.of(word(path.value()))));
    }
    process.account().umask().ifPresent(digits -> expected.put("UMask", List.of(digits)));
    expected.forEach(
        (key, values) -> {
          List<String> kept = values.stream().filter(value -> isKnown(key, value)).toList();
          boolean falls = kept.isEmpty() && key.equals("ProtectSystem") && isKnown(key, "full");
          same("Service", key, falls ? List.of("full") : kept);
        });
  }

  private static Map<String, List<String>> profile(ProcessSpec.Account account) {
    return account
        .capabilities()
        .map(
            given ->
                HardeningProfile.of(
                    account.hardening(), given.stream().map(Located::value).toList()))
        .orElseGet(() -> HardeningProfile.of(account.hardening()));
  }

  /** Compares capabilities: root has a bounding set, a user has ambient ones. */
  private void capabilities(ProcessSpec process, Manager manager) {
    ProcessSpec.Account account = process.account();
    if (account.capabilities().isEmpty() || !manager.isRoot()) {
      return;
    }
    Set<String> expected = new TreeSet<>();
    account.capabilities().get().forEach(name -> expected.add("CAP_" + name.value()));
    boolean isRoot = account.user().map(Located::value).orElse("root").equals("root");
    compare.same("CapabilityBoundingSet=", expected, capabilities("CapabilityBoundingSet"));
    compare.same(
        "AmbientCapabilities=", isRoot ? Set.of() : expected, capabilities("AmbientCapabilities"));
    if (unit.all("Service", "CapabilityBoundingSet").isEmpty()) {
      compare.fault("CapabilityBoundingSet= is missing");
    }
  }

  private Set<String> capabilities(String key) {
    once(key);
    Set<String> names = new TreeSet<>();
    values("Service", key).forEach(line -> names.addAll(List.of(line.split(" ", -1))));
    names.remove("");
    return names;
  }

  /** Compares directories; each belongs to the service alone. */
  private void directories(String key, List<Located<String>> expected, boolean hasInstances) {
    String end = hasInstances ? "-42" : "";
    same(key, String.join(" ", expected.stream().map(name -> name.value() + end).toList()));
  }

  private static String word(Text path) {
    return UnitQuoting.word(path.with("42"));
  }

  private boolean isKnown(String key, String value) {
    return versions.areNewest() || UnitVersions.find(versions, "Service", key, value).isEmpty();
  }

  /** Whether ProtectHome= would hide a path of the unit. */
  private boolean needsHome() {
    List<String> paths = new ArrayList<>(values("Service", "WorkingDirectory"));
    for (String key : List.of("ExecStart", "ExecStartPre")) {
      for (UnitInput.UnitCommand command : unit.commands("Service", key)) {
        paths.add(expand(command.command().program().value()));
        command.command().words().forEach(word -> paths.add(expand(word.value())));
      }
    }
    for (Environment.Variable variable : Environment.variables(unit, "Service")) {
      paths.addAll(List.of(expand(variable.value()).split(":", -1)));
    }
    return paths.stream().anyMatch(HardeningProfile::hides);
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
  }

  /** Compares a word that is derived from {@code key} and perhaps other keys. */
  private void word(String key, String expected, String read) {
    once(key);
    compare.same(key + "=", expected, read);
  }

  /** Reports a setting that a later line of a built-in template overrides. */
  private void once(String key) {
    seen.add(key);
    int lines = unit.all("Service", key).size() + unit.all("Unit", key).size();
    if (compare.isBuiltIn() && lines > 1) {
      compare.fault(key + "= is written twice");
    }
  }

  private static String value(Optional<Assignment> line) {
    return line.map(a -> expand(a.value())).orElse("");
  }

  /** Reports settings that a built-in template adds by mistake. */
  private void nothingElse() {
    for (Assignment line : unit.assignments()) {
      if (!seen.contains(line.key())) {
        compare.fault(line.key() + "= is not in the manifest");
      }
    }
  }

  private List<String> values(String section, String key) {
    return unit.all(section, key).stream().map(a -> expand(a.value())).toList();
  }

  private static String expand(String value) {
    return Specifiers.expand(value, Map.of('i', "42", 'p', "%p", 'h', Text.HOME))
        .text()
        .orElse(value);
  }
}

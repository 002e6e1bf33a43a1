package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.RestartLimit;
import io.github.unitgen.render.init.ReadBack;
import io.github.unitgen.render.systemd.ServiceView.Setting;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Compares what one unit sets, besides what the child is given, with the manifest. */
final class ServiceReadBack {
  /** Those that {@link SystemdCheck} looks at. */
  private static final Set<String> OF_CHILD =
      Set.of(
          "Environment",
          "EnvironmentFile",
          "ExecStart",
          "ExecStartPre",
          "WorkingDirectory",
          "Wants");

  private final UnitFile unit;
  private final SystemdVersions versions;
  private final ReadBack compare;
  private final Set<String> seen = new HashSet<>(OF_CHILD);

  ServiceReadBack(UnitFile unit, SystemdVersions versions, ReadBack compare) {
    this.unit = unit;
    this.versions = versions;
    this.compare = compare;
  }

  /** The user, of whom the last one counts; an empty text stands for none. */
  void user(String expected) {
    seen.add("User");
    compare.same(
        "User=", expected, unit.last("Service", "User").map(a -> expand(a.value())).orElse(""));
  }

  /** A directive of {@code [Service]}; an empty text stands for none. */
  private void same(String key, String expected) {
    same("Service", key, expected.isEmpty() ? List.of() : List.of(expected));
  }

  private void same(String section, String key, List<String> expected) {
    seen.add(key);
    compare.same(key + "=", expected, values(section, key));
  }

  /** A directive that is a time span. */
  void duration(String section, String key, Duration expected) {
    seen.add(key);
    Optional<String> read = unit.last(section, key).map(Assignment::value);
    compare.same(
        key + "=",
        expected,
        read.flatMap(Timespan::parse).<Object>map(d -> d).orElse(read.orElse("")));
  }

  /** The target as a template of ours must write it. */
  void target(Manifest manifest, TargetView view) {
    same("Unit", "Description", List.of(manifest.description().orElse(manifest.name().value())));
    same("Install", "WantedBy", List.of(view.wantedBy()));
    nothingElse();
  }

  /** The service as a template of ours must write it; User= and TimeoutStopSec= are seen before. */
  void service(ProcessSpec process, SystemdUnits units, Manager manager) {
    unit(process, units, manager);
    String plain = versions.haveSince(Since.TYPE_EXEC) ? "exec" : "simple";
    same("Type", process.supervision().notifies() ? "notify" : plain);
    same(
        "NotifyAccess",
        process.supervision().notifies() || process.supervision().watchdog().isPresent()
            ? "main"
            : "");
    process.supervision().watchdog().ifPresent(time -> duration("Service", "WatchdogSec", time));
    same("Group", manager.isRoot() ? process.account().group().map(Located::value).orElse("") : "");
    same(
        "Nice",
        process.resources().nice().isPresent() ? "" + process.resources().nice().getAsInt() : "");
    same(
        "OOMScoreAdjust",
        process.resources().oomScoreAdjust().isPresent()
            ? "" + process.resources().oomScoreAdjust().getAsInt()
            : "");
    same("KillMode", versions.haveSince(Since.KILL_MODE_MIXED) ? "mixed" : "control-group");
    same("KillSignal", "SIG" + process.supervision().stopSignal().name());
    same(
        "ExecReload",
        process
            .supervision()
            .reloadSignal()
            .map(s -> "/bin/kill -" + s.name() + " $MAINPID")
            .orElse(""));
    same("Restart", ServiceSettings.restart(process.restarts().policy()));
    duration("Service", "RestartSec", process.restarts().delay());
    same("SuccessExitStatus", ServiceSettings.successExit(process));
    same("SyslogIdentifier", process.hasInstances() ? "%p-42" : "%p");
    same(
        "ExecSearchPath",
        SystemdValues.searchPath(process, versions)
            .map(path -> path.value().with("42"))
            .orElse(""));
    process.resources().limits().forEach(this::limit);
    hardening(process, manager);
    nothingElse();
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
    same("Unit", "PartOf", List.of(units.target()));
    same(
        "Unit",
        "ReloadPropagatedFrom",
        ServiceSettings.isReloaded(process) ? List.of(units.target()) : List.of());
    units("Requires", units.requires(process));
    units("Wants", units.wants(process, manager));
    units("After", units.after(process, manager));
    units("Before", units.before(process));
    Optional<RestartLimit> limit =
        process.restarts().limit().filter(l -> process.restarts().policy() != Restart.NEVER);
    String section = versions.haveSince(Since.START_LIMIT_OF_UNIT) ? "Unit" : "Service";
    duration(
        section,
        ServiceSettings.startLimitKey(versions),
        limit.map(RestartLimit::within).orElse(Duration.ZERO));
    same(
        section,
        "StartLimitBurst",
        limit.map(l -> List.of(Integer.toString(l.restarts() + 1))).orElse(List.of()));
  }

  /** In one line, or in several that add up where systemd would cut it. */
  private void units(String key, String expected) {
    seen.add(key);
    compare.same(key + "=", expected, String.join(" ", values("Unit", key)));
  }

  private void limit(Limit limit) {
    if (new LimitSettings(versions, new ArrayList<>()).of(List.of(limit)).isEmpty()) {
      return; // said to be left out; one that is there all the same is found by nothingElse()
    }
    String key = LimitSettings.key(limit.resource(), versions).orElse("");
    seen.add(key);
    String percent = limit.percent() ? "%" : "";
    String soft = number(limit.soft()) + percent;
    String hard = number(limit.hard()) + percent;
    String read = unit.last("Service", key).map(a -> plain(a.value())).orElse("");
    boolean one = soft.equals(hard) || !versions.haveSince(Since.SOFT_AND_HARD_LIMIT);
    compare.same(key + "=", one ? hard : soft + ":" + hard, read);
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "infinity";
  }

  /** A limit with the suffixes of its numbers worked out. */
  private static String plain(String limit) {
    int colon = limit.indexOf(':');
    if (colon >= 0) {
      return plain(limit.substring(0, colon)) + ":" + plain(limit.substring(colon + 1));
    }
    int power = limit.isEmpty() ? -1 : "KMGT".indexOf(limit.charAt(limit.length() - 1));
    return power < 0
        ? limit
        : Long.toString(Long.parseLong(limit.substring(0, limit.length() - 1)) << 10 * (power + 1));
  }

  private void hardening(ProcessSpec process, Manager manager) {
    HardeningSettings profile = new HardeningSettings(versions, new ArrayList<>());
    Map<String, List<String>> expected = new LinkedHashMap<>();
    process.account().umask().ifPresent(digits -> expected.put("UMask", List.of(digits)));
    for (Setting setting : manager.isRoot() ? profile.of(process) : List.<Setting>of()) {
      List<String> before = expected.getOrDefault(setting.key(), List.of());
      String value = expand(setting.value().written());
      expected.put(
          setting.key(), before.isEmpty() ? List.of(value) : List.of(before.get(0), value));
    }
    expected.forEach((key, values) -> same("Service", key, values));
  }

  /** What a template of ours adds by mistake. */
  private void nothingElse() {
    for (UnitFile.Line line : unit.lines()) {
      if (line instanceof Assignment assignment && !seen.contains(assignment.key())) {
        compare.fault(assignment.key() + "= is not of the manifest");
      }
    }
  }

  private List<String> values(String section, String key) {
    return unit.all(section, key).stream().map(a -> expand(a.value())).toList();
  }

  private static String expand(String value) {
    return Specifiers.expand(value, Map.of('i', "42", 'p', "%p")).text().orElse(value);
  }
}

package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.SystemdVersion;
import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.RefreshedCredentials;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.Timers;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

public final class IneffectiveCombination implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S028", "ineffective-combination", "Setting has no effect because of another setting");

  private static final List<String> KEYS =
      List.of(
          "RuntimeMaxSec",
          "BusName",
          "USBFunctionDescriptors",
          "USBFunctionStrings",
          "RuntimeRandomizedExtraSec",
          "RestartSteps",
          "RestartMaxDelaySec",
          "ExecStartPost",
          Account.DYNAMIC,
          "RefreshOnReload",
          "JobRunningTimeoutSec",
          "Delegate",
          "ManagedOOMSwap",
          "ManagedOOMMemoryPressure",
          "ManagedOOMMemoryPressureLimit",
          "DefaultInstance",
          "Persistent");

  private static final String SERVICE = "Service";
  private static final List<String> CREDENTIALS =
      List.of(
          "LoadCredential",
          "LoadCredentialEncrypted",
          "SetCredential",
          "SetCredentialEncrypted",
          "ImportCredential");
  private static final List<String> MANAGED_OOM =
      List.of("ManagedOOMSwap", "ManagedOOMMemoryPressure", "ManagedOOMMemoryPressureLimit");

  /** Booleans that DynamicUser= implies. */
  private static final List<String> ON_FOR_DYNAMIC =
      List.of("PrivateTmp", "RemoveIPC", "NoNewPrivileges", "RestrictSUIDSGID");

  private static final int ANY = SystemdVersion.NEWEST + 1;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (unit.isService()) {
      types(unit, findings);
      pairs(unit, findings);
      Account.of(unit)
          .dynamic()
          .filter(line -> unit.versions().meet(235, ANY))
          .ifPresent(dynamic -> overridden(unit, dynamic, findings));
      RefreshedCredentials.line(unit, CREDENTIALS)
          .ifPresent(
              line ->
                  findings.report(
                      line.valueSpan(),
                      "RefreshOnReload=credentials has no effect: the unit loads no credentials",
                      finding -> finding.help("remove it, or add a credential")));
    }
    jobTimeouts(unit, findings);
    ofOtherTypes(unit, findings);
    defaultInstance(unit, findings);
    persistent(unit, findings);
  }

  private static void types(UnitInput unit, Findings findings) {
    Optional<Assignment> type = ServiceType.of(unit).line();
    if (type.isEmpty()) {
      return;
    }
    boolean oneshot = type.get().value().equals("oneshot");
    boolean dbus = type.get().value().equals("dbus");
    if (oneshot && unit.versions().meet(229, ANY)) {
      beside(unit, "RuntimeMaxSec", type.get(), "has no effect with Type=oneshot", findings);
    }
    // Later versions log nothing, and the line does no harm there.
    if (!dbus && unit.versions().meet(183, 246)) {
      beside(unit, "BusName", type.get(), "has no effect without Type=dbus", findings);
    }
  }

  private static void pairs(UnitInput unit, Findings findings) {
    if (unit.versions().meet(227, ANY)) {
      needs(unit, "USBFunctionDescriptors", "USBFunctionStrings", findings);
      needs(unit, "USBFunctionStrings", "USBFunctionDescriptors", findings);
    }
    if (unit.versions().meet(250, ANY)) {
      needs(unit, "RuntimeRandomizedExtraSec", "RuntimeMaxSec", findings);
    }
    if (unit.versions().meet(254, ANY)) {
      needs(unit, "RestartSteps", "RestartMaxDelaySec", findings);
      needs(unit, "RestartMaxDelaySec", "RestartSteps", findings);
      less(unit, SERVICE, "RestartMaxDelaySec", "RestartSec", findings);
    }
    if (unit.versions().meet(257, ANY) && ServiceType.of(unit).is("simple")) {
      credentials(unit, findings);
    }
  }

  /** Type=simple may run ExecStartPost= before the main process has its credentials. */
  private static void credentials(UnitInput unit, Findings findings) {
    Optional<Assignment> post = unit.set(SERVICE, "ExecStartPost");
    for (String key : CREDENTIALS) {
      Optional<Assignment> line = unit.set(SERVICE, key);
      if (post.isPresent() && line.isPresent()) {
        findings.report(
            post.get().keySpan(),
            "with Type=simple, ExecStartPost= may run before the credentials exist",
            finding -> {
              finding.related(line.get().keySpan(), "credentials set here");
              finding.help("use `Type=exec`");
            });
        return;
      }
    }
  }

  private static void beside(
      UnitInput unit, String key, Assignment other, String effect, Findings findings) {
    unit.set(SERVICE, key)
        .filter(line -> !line.value().equals("infinity"))
        .ifPresent(
            line ->
                findings.report(
                    line.keySpan(),
                    key + "= " + effect,
                    finding -> {
                      finding.related(other.valueSpan(), "type set here");
                      finding.help("remove it, or change the type");
                    }));
  }

  private static void needs(UnitInput unit, String key, String other, Findings findings) {
    if (unit.isDropIn() || unit.set(SERVICE, other).isPresent()) {
      return;
    }
    unit.set(SERVICE, key)
        .filter(line -> !line.value().equals("0"))
        .ifPresent(
            line ->
                findings.report(
                    line.keySpan(),
                    key + "= has no effect without " + other + "=",
                    finding -> finding.help("remove it, or add `" + other + "=`")));
  }

  /** Reports settings that systemd overrides for a dynamic user (seen with 252). */
  private static void overridden(UnitInput unit, Assignment dynamic, Findings findings) {
    for (String key : ON_FOR_DYNAMIC) {
      boolean on = List.of("NoNewPrivileges", "RestrictSUIDSGID").contains(key);
      unit.set(SERVICE, key)
          .filter(line -> Booleans.isNo(line.value()))
          .filter(line -> !on || unit.versions().meet(242, ANY))
          .ifPresent(line -> overridden(line, "switches it on", dynamic, findings));
    }
    unit.set(SERVICE, "ProtectSystem")
        .filter(line -> Booleans.isNo(line.value())) // other values only get stronger
        .ifPresent(line -> overridden(line, "sets it to `strict`", dynamic, findings));
    unit.set(SERVICE, "ProtectHome")
        .filter(line -> Booleans.isNo(line.value()))
        .ifPresent(line -> overridden(line, "sets it to `read-only`", dynamic, findings));
  }

  private static void overridden(
      Assignment line, String how, Assignment dynamic, Findings findings) {
    findings.report(
        line.keySpan(),
        line.key() + "=" + line.value() + " has no effect: DynamicUser= " + how,
        finding -> {
          finding.related(dynamic.keySpan(), "overrides it");
          finding.help("remove it");
        });
  }

  private static void jobTimeouts(UnitInput unit, Findings findings) {
    if (unit.versions().meet(234, ANY)) {
      less(unit, "Unit", "JobTimeoutSec", "JobRunningTimeoutSec", findings);
    }
  }

  private static void less(
      UnitInput unit, String section, String key, String other, Findings findings) {
    Optional<Assignment> line = unit.set(section, key);
    Optional<Assignment> limit = unit.set(section, other);
    if (line.isEmpty() || limit.isEmpty()) {
      return;
    }
    OptionalLong most = seconds(line.get().value());
    OptionalLong wanted = seconds(limit.get().value());
    if (most.isPresent()
        && wanted.isPresent()
        && most.getAsLong() > 0
        && wanted.getAsLong() > most.getAsLong()) {
      findings.report(
          limit.get().valueSpan(),
          other + "= is longer than " + key + "= and has no effect",
          finding -> {
            finding.related(line.get().valueSpan(), "the shorter time");
            finding.help("use at most the value of " + key + "=");
          });
    }
  }

  /** Returns a time of one number and unit in seconds, or empty for other times. */
  private static OptionalLong seconds(String value) {
    int end = 0;
    while (end < value.length() && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
      end++;
    }
    if (end == 0 || end > 9) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(value.substring(0, end));
    return switch (value.substring(end).strip()) {
      case "", "s", "sec" -> OptionalLong.of(number);
      case "m", "min" -> OptionalLong.of(number * 60);
      case "h", "hr" -> OptionalLong.of(number * 3600);
      case "d" -> OptionalLong.of(number * 86400);
      default -> OptionalLong.empty();
    };
  }

  /** Reports settings that all types with control groups have, but only some of them use. */
  private static void ofOtherTypes(UnitInput unit, Findings findings) {
    String type = unit.type();
    boolean process = unit.isService() || type.equals("scope");
    if (process) {
      return;
    }
    if (unit.versions().meet(239, ANY)) {
      ofOtherType(unit, "Delegate", findings);
    }
    if (!type.equals("slice")) {
      for (String key : MANAGED_OOM) {
        ofOtherType(unit, key, findings);
      }
    }
  }

  private static void ofOtherType(UnitInput unit, String key, Findings findings) {
    // systemd logs an empty value too, even one that resets the setting.
    unit.last(UnitSections.own(unit.type()), key)
        .ifPresent(
            line ->
                findings.report(
                    line.keySpan(),
                    key + "= has no effect in a " + unit.type() + " unit",
                    finding -> finding.help("remove it")));
  }

  private static void defaultInstance(UnitInput unit, Findings findings) {
    String name = unit.name().unit();
    if (name.isEmpty() || name.indexOf('@') >= 0) {
      return;
    }
    unit.last("Install", "DefaultInstance")
        .ifPresent(
            line ->
                findings.report(
                    line.keySpan(),
                    "DefaultInstance= has no effect: the unit is not a template",
                    finding -> finding.help("remove it")));
  }

  private static void persistent(UnitInput unit, Findings findings) {
    boolean isCalendar =
        Timers.times(unit).stream().anyMatch(line -> line.key().equals("OnCalendar"));
    if (unit.type().equals("timer")
        && !unit.isDropIn()
        && !isCalendar
        && unit.isYes("Timer", "Persistent")) {
      findings.report(
          unit.last("Timer", "Persistent").orElseThrow().keySpan(),
          "Persistent= has no effect without OnCalendar=",
          finding -> finding.help("remove it, or use `OnCalendar=`"));
    }
  }
}

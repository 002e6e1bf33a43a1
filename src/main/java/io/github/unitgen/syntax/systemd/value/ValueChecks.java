package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;
import io.github.unitgen.syntax.systemd.value.Value.Percent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks the values of settings as systemd 252 does, except Exec lines and Environment=. */
public final class ValueChecks {
  /** The number of values of a setting that are remembered. */
  private static final int MANY = 256;

  private static final Map<Directive, Judge> JUDGES = new ConcurrentHashMap<>();

  /** A check and the values that passed it: the units of one machine share most of their values. */
  private record Judge(Check check, Set<String> passed) {
    Judge(Check check) {
      this(check, Collections.newSetFromMap(new ConcurrentHashMap<>()));
    }

    void remember(String value) {
      // The value of a specifier depends on the unit.
      if (passed.size() < MANY && value.indexOf('%') < 0) {
        passed.add(value);
      }
    }
  }

  /** Settings whose invalid values keep the unit from loading, unless a dash precedes the value. */
  private static final Set<String> FATAL =
      Set.of(
          "User",
          "Group",
          "SupplementaryGroups",
          "SocketUser",
          "SocketGroup",
          "DynamicUser",
          "RootDirectory",
          "RootImage",
          "RootVerity",
          "WorkingDirectory",
          "SELinuxContext",
          "AppArmorProfile",
          "SmackProcessLabel");

  private static final Set<String> DASHED =
      Set.of("WorkingDirectory", "SELinuxContext", "AppArmorProfile", "SmackProcessLabel");

  private ValueChecks() {}

  /**
   * Returns the problems with {@code value}, in the order of their places. Accepts any text.
   *
   * @param directive the setting
   * @param value the value as systemd joins it
   * @param unit the name of the unit; empty if it is unknown
   * @param oldest the first version of systemd that the unit is for
   */
  public static List<Fault> faults(Directive directive, String value, String unit, int oldest) {
    if (value.isEmpty()) {
      return isRefusedEmpty(directive, oldest)
          ? List.of(new Fault(Kind.INVALID, Span.at(0), "a value", Optional.empty()))
          : List.of();
    }
    Optional<Fault> here = here(directive, value, unit, oldest);
    if (here.isPresent()) {
      return List.of(here.get());
    }
    Judge judge = judge(directive);
    if (judge.passed().contains(value)) {
      return List.of();
    }
    List<Fault> faults = run(judge.check(), directive, value, unit);
    if (faults.isEmpty()) {
      judge.remember(value);
      return faults;
    }
    if (faults.stream().allMatch(fault -> fault.kind().isTaken())) {
      return faults;
    }
    Optional<Fault> comment = comment(judge.check(), directive, value, unit);
    return comment.isPresent() ? List.of(comment.get()) : faults;
  }

  /** Whether systemd accepts {@code text} as the name of a unit. */
  public static boolean isUnitName(String text) {
    return Names.isUnit(text);
  }

  private static Judge judge(Directive directive) {
    Judge known = JUDGES.get(directive); // looks it up without the lock that computing needs
    return known == null
        ? JUDGES.computeIfAbsent(directive, unseen -> new Judge(Checks.of(unseen)))
        : known;
  }

  /** Whether systemd then refuses the whole unit instead of ignoring the line. */
  public static boolean isFatal(Directive directive, String value) {
    String key = directive.key();
    return FATAL.contains(key) && !(value.startsWith("-") && DASHED.contains(key))
        || key.equals("PIDFile") && value.contains("..");
  }

  private static List<Fault> run(Check check, Directive directive, String value, String unit) {
    Value judged = new Value(value, percent(directive), unit);
    check.check(judged);
    return judged.faults();
  }

  private static Optional<Fault> comment(
      Check check, Directive directive, String value, String unit) {
    for (int at = value.indexOf('#', 1); at > 0; at = value.indexOf('#', at + 1)) {
      if (Chars.isBlank(value.charAt(at - 1))) {
        String before = value.substring(0, at).stripTrailing();
        boolean right =
            !before.isEmpty()
                && run(check, directive, before, unit).stream()
                    .allMatch(fault -> fault.kind().isTaken());
        return right
            ? Optional.of(
                new Fault(
                    Kind.COMMENT,
                    new Span(at, value.length()),
                    "a value without a comment",
                    Optional.empty()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the problem that this unit or an old systemd has with a value that is valid elsewhere.
   */
  private static Optional<Fault> here(Directive directive, String value, String unit, int oldest) {
    return switch (directive.valueType()) {
      case "unit-name" -> {
        Value judged = new Value(value, percent(directive), unit);
        boolean self =
            value.equals("%n")
                || value.equals(unit.replace("@.", "@%i."))
                || judged
                    .expand(new Span(0, value.length()), value)
                    .filter(name -> name.certain() && name.text().equals(unit))
                    .isPresent();
        yield self ? Fault.invalid(value, "a unit other than itself") : Optional.empty();
      }
      case "path-absolute-or-device-tag(UUID=, LABEL=; from 253 to 257 on)" ->
          oldest <= 252 && value.indexOf('=') >= 0
              ? run(Checks.PATH, directive, value, unit).stream().findFirst()
              : Optional.empty();
      case "string(instance-name)" ->
          unit.contains("@.")
              ? run(Checks.INSTANCE, directive, value, unit).stream().findFirst()
              : Optional.empty();
      case "enum:<no|yes|private> (boolean words ok)[:HOSTNAME]" ->
          oldest < 258
                  && (value.indexOf('%') >= 0
                      || value.indexOf(':') >= 0 && !value.startsWith("private:"))
              ? Fault.invalid(value, "a boolean")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isRefusedEmpty(Directive directive, int oldest) {
    return switch (directive.empty()) {
      case "error", "no(invalid)" -> true;
      case "yes-default(258+; error before)" -> oldest < 258;
      case "yes-default(error before tristate, e.g. 252)" -> oldest <= 252;
      default -> false;
    };
  }

  private static Percent percent(Directive directive) {
    return switch (directive.specifiers()) {
      case "yes", "yes(file:,append:,truncate:,fd:)", "yes(file:,fd:)" ->
          directive.valueType().startsWith("unit-") ? Percent.REPLACED_IN_NAME : Percent.REPLACED;
      case "install-specifiers" -> Percent.REPLACED_AT_INSTALL;
      default -> Percent.KEPT;
    };
  }
}

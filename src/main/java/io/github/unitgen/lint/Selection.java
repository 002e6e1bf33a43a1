package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The enabled rules and their severities, as a list of steps. The last step that names a rule
 * decides. Immutable; threads may share it.
 */
public final class Selection {
  /** Every rule of the default profile, with its own severity. */
  public static final Selection DEFAULT = new Selection(List.of());

  /** Every rule of every profile. */
  static final Selection EVERY_RULE = DEFAULT.then("all", Effect.ON);

  private final List<Step> steps;

  /** The results of {@link #isOn}, by id. */
  private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

  private Selection(List<Step> steps) {
    this.steps = steps;
  }

  /** The effect of a step on the rules that it names. */
  public enum Effect {
    OFF(Optional.empty()),
    /** Enables the rules, with the severity of an earlier step or else their own. */
    ON(Optional.empty()),
    STYLE(Optional.of(Severity.STYLE)),
    INFO(Optional.of(Severity.INFO)),
    WARNING(Optional.of(Severity.WARNING)),
    ERROR(Optional.of(Severity.ERROR));

    private final Optional<Severity> severity;

    Effect(Optional<Severity> severity) {
      this.severity = severity;
    }

    /** Returns the name for the configuration, in lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The effect of one line or option on the rules that it names. */
  public record Step(String pattern, Effect effect, Optional<Place> at) {
    private boolean names(RuleInfo rule) {
      return pattern.equals("all")
          || pattern.equals(rule.name())
          || pattern.equals(rule.profile().label())
          || (isIdStart(pattern) && rule.id().startsWith(pattern));
    }
  }

  /**
   * Returns this selection with a further step: {@code effect} for the rules that {@code pattern}
   * names. A pattern is an id ({@code S501}), the start of ids ({@code S5}, {@code U}), a name
   * ({@code self-daemonizing-command}), a profile ({@code pedantic}) or {@code all}.
   */
  public Selection then(String pattern, Effect effect) {
    return then(new Step(normal(pattern), effect, Optional.empty()));
  }

  /** Returns this selection with a further step that is written at {@code at}. */
  public Selection then(String pattern, Effect effect, Place at) {
    return then(new Step(normal(pattern), effect, Optional.of(at)));
  }

  private Selection then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Selection(List.copyOf(longer));
  }

  /** Returns this selection with all steps of {@code other} after its own. */
  public Selection then(Selection other) {
    List<Step> longer = new ArrayList<>(steps);
    longer.addAll(other.steps);
    return new Selection(List.copyOf(longer));
  }

  /** Returns all steps; the last one that names a rule decides. */
  public List<Step> steps() {
    return steps;
  }

  /** Returns the starts of ids in capitals, and any other pattern unchanged. */
  private static String normal(String pattern) {
    return isIdStart(pattern) ? pattern.toUpperCase(Locale.ROOT) : pattern;
  }

  /** Whether the pattern names any rule. */
  public static boolean isKnown(String pattern) {
    Step step = new Step(normal(pattern), Effect.ON, Optional.empty());
    return Rules.infos().stream().anyMatch(step::names)
        || List.of(Profile.values()).stream().anyMatch(p -> p.label().equals(pattern));
  }

  /** Returns the enabled ones of {@code rules}, in their order. */
  <R extends Rule> List<R> of(List<R> rules) {
    List<R> on = new ArrayList<>(rules.size());
    for (R rule : rules) {
      if (isOn(rule.info())) {
        on.add(rule);
      }
    }
    return on;
  }

  /** Whether the rule is enabled. */
  public boolean isOn(RuleInfo rule) {
    Boolean known = answers.get(rule.id());
    if (known == null) {
      known = decide(rule);
      answers.put(rule.id(), known);
    }
    return known;
  }

  private boolean decide(RuleInfo rule) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).names(rule)) {
        return steps.get(i).effect() != Effect.OFF;
      }
    }
    return rule.profile() == Profile.DEFAULT;
  }

  /** Returns the finding with its severity in this selection. */
  Diagnostic graded(RuleInfo rule, Diagnostic finding) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Optional<Severity> severity = steps.get(i).effect().severity;
      if (severity.isPresent() && steps.get(i).names(rule)) {
        return finding.with(severity.get());
      }
    }
    return finding;
  }

  /**
   * Whether {@code text} looks like an id or the start of one, in upper or lower case: {@code S},
   * {@code s50}.
   */
  private static boolean isIdStart(String text) {
    if (text.isEmpty() || text.length() > 4 || "MUSXmusx".indexOf(text.charAt(0)) < 0) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}

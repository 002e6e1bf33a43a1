package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rules for units, and an index of those that can report anything about a unit. Threads may share
 * it.
 */
final class UnitRules {
  private final List<UnitRule> rules;

  /** The places of the rules that run on every unit, one bit each. */
  private final long[] always;

  private final Map<String, Subscribers> byKey = new HashMap<>();

  /** The rules that name one key. */
  private static final class Subscribers {
    private final long[] places;

    /** Those of them that check its lines. */
    private final List<LineRule> lines = new ArrayList<>(0);

    Subscribers(int length) {
      this.places = new long[length];
    }
  }

  private static final class Holder {
    static final UnitRules EVERY = new UnitRules(Rules.units());
  }

  UnitRules(List<UnitRule> rules) {
    this.rules = List.copyOf(rules);
    this.always = new long[(rules.size() + Long.SIZE - 1) / Long.SIZE];
    for (int place = 0; place < rules.size(); place++) {
      UnitRule rule = rules.get(place);
      Collection<String> keys = rule.keys();
      if (keys.isEmpty()) {
        set(always, place);
      }
      for (String key : keys) {
        Subscribers subscribers =
            byKey.computeIfAbsent(key, none -> new Subscribers(always.length));
        set(subscribers.places, place);
        if (rule instanceof LineRule line) {
          subscribers.lines.add(line);
        }
      }
    }
  }

  private static void set(long[] places, int place) {
    places[place / Long.SIZE] |= 1L << place;
  }

  /** Returns every rule for unit files. */
  static UnitRules every() {
    return Holder.EVERY;
  }

  /** Returns the findings of the rules that {@code which} accepts, in no particular order. */
  List<RawFinding> check(UnitInput unit, Predicate<Rule> which) {
    Run run = new Run(unit);
    List<Assignment> lines = unit.assignments();
    for (int i = 0; i < lines.size(); i++) {
      Subscribers subscribers = byKey.get(lines.get(i).key());
      if (subscribers != null) {
        for (int at = 0; at < subscribers.lines.size(); at++) {
          LineRule rule = subscribers.lines.get(at);
          if (which.test(rule)) {
            rule.check(unit, lines.get(i), run.findings(rule));
            run.keep(rule);
          }
        }
      }
    }
    forEachAsked(
        unit,
        rule -> {
          if (!(rule instanceof LineRule) && which.test(rule)) {
            rule.check(unit, run.findings(rule));
            run.keep(rule);
          }
        });
    return run.found;
  }

  /** The findings in one unit. */
  private static final class Run {
    private final UnitInput unit;
    private final List<RawFinding> found = new ArrayList<>();

    /** The findings of the current rule, usually none. */
    private final List<Diagnostic> some = new ArrayList<>();

    private @Nullable Findings findings;

    Run(UnitInput unit) {
      this.unit = unit;
    }

    Findings findings(UnitRule rule) {
      Findings all = findings;
      if (all == null) {
        all = new Findings(unit.file().source(), rule.info(), some);
        findings = all;
      } else {
        all.begin(rule.info());
      }
      return all;
    }

    void keep(UnitRule rule) {
      if (!some.isEmpty()) {
        Checks.add(rule.info(), some, found);
        some.clear();
      }
    }
  }

  /** Hands the rules to run on {@code unit} to {@code then}, in their order. */
  void forEachAsked(UnitInput unit, Consumer<UnitRule> then) {
    long[] places = always.clone();
    add(places, "." + unit.type());
    List<Assignment> lines = unit.assignments();
    for (int i = 0; i < lines.size(); i++) {
      add(places, lines.get(i).key());
    }
    for (int i = 0; i < places.length; i++) {
      for (long left = places[i]; left != 0; left &= left - 1) {
        then.accept(rules.get(i * Long.SIZE + Long.numberOfTrailingZeros(left)));
      }
    }
  }

  private void add(long[] places, String key) {
    Subscribers subscribers = byKey.get(key);
    if (subscribers != null) {
      for (int i = 0; i < places.length; i++) {
        places[i] |= subscribers.places[i];
      }
    }
  }
}

package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules for units, and an index of those that can report anything about a unit. Threads may share
 * it.
 */
final class UnitRules {
  private final List<UnitRule> rules;

  /** The places of the rules that run on every unit, one bit each. */
  private final long[] always;

  /** The places of the other rules, by key. */
  private final Map<String, long[]> byKey = new HashMap<>();

  private static final class Holder {
    static final UnitRules EVERY = new UnitRules(Rules.units());
  }

  UnitRules(List<UnitRule> rules) {
    this.rules = List.copyOf(rules);
    this.always = new long[(rules.size() + Long.SIZE - 1) / Long.SIZE];
    for (int place = 0; place < rules.size(); place++) {
      Collection<String> keys = rules.get(place).keys();
      if (keys.isEmpty()) {
        set(always, place);
      }
      for (String key : keys) {
        set(byKey.computeIfAbsent(key, none -> new long[always.length]), place);
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

  /** Returns the rules to run on {@code unit}, in their order. */
  List<UnitRule> askedOf(UnitInput unit) {
    long[] places = always.clone();
    add(places, "." + unit.type());
    for (Assignment line : unit.assignments()) {
      add(places, line.key());
    }
    List<UnitRule> asked = new ArrayList<>(rules.size());
    for (int i = 0; i < places.length; i++) {
      for (long left = places[i]; left != 0; left &= left - 1) {
        asked.add(rules.get(i * Long.SIZE + Long.numberOfTrailingZeros(left)));
      }
    }
    return asked;
  }

  private void add(long[] places, String key) {
    long[] more = byKey.get(key);
    if (more != null) {
      for (int i = 0; i < places.length; i++) {
        places[i] |= more[i];
      }
    }
  }
}

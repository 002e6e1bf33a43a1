package io.github.unitgen.importer;

import io.github.unitgen.source.Place;
import java.util.ArrayList;
import java.util.List;

/** What became of each setting, and which key of which process has it. */
final class Ledger {
  private final List<Entry> entries = new ArrayList<>();

  /** {@code process} and {@code key} are empty where no key has it. */
  private record Entry(Fate fate, String process, String key) {
    /** Whether it is of {@code wanted}, or of any key where that is empty. */
    boolean isOf(String wanted) {
      return !key.isEmpty()
          && (wanted.isEmpty() || key.equals(wanted) || key.startsWith(wanted + "."));
    }
  }

  void add(Fate fate) {
    entries.add(new Entry(fate, "", ""));
  }

  /** The same, of a key that the fate names. */
  void add(Fate fate, String process) {
    boolean carried = fate.outcome() == Fate.Outcome.CARRIED;
    entries.add(new Entry(fate, process, carried ? fate.become() : ""));
  }

  void carried(Place at, String setting, String process, String key) {
    entries.add(new Entry(Fate.carried(at, setting, key), process, key));
  }

  void approximated(Place at, String setting, String process, String key, String how) {
    entries.add(new Entry(Fate.approximated(at, setting, how), process, key));
  }

  /** That {@code key} of {@code process} could not stay; empty: nothing of the process could. */
  void dropped(String process, String key, String why) {
    boolean known = false;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.process().equals(process) && entry.isOf(key)) {
        Fate fate = entry.fate();
        entries.set(i, new Entry(Fate.notCarried(fate.at(), fate.setting(), why), process, ""));
        known = true;
      }
    }
    if (!known) {
      // What a script says becomes keys that no stanza has.
      entries.stream()
          .filter(entry -> entry.process().equals(process) && entry.isOf("command"))
          .findFirst()
          .ifPresent(entry -> add(Fate.notCarried(entry.fate().at(), entry.fate().setting(), why)));
    }
  }

  List<Fate> fates() {
    return entries.stream().map(Entry::fate).toList();
  }
}

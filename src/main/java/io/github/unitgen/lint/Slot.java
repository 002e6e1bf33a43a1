package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A file of a folder: linted, or only looked at, which then is read when it is asked for. */
final class Slot {
  private final String name;
  private final boolean linted;
  private final Function<String, Optional<FolderLinter.Entry>> reader;
  private Optional<FolderLinter.Entry> entry;
  private boolean read;

  private final List<Found> found = new ArrayList<>();
  private Optional<Suppressions> suppressions = Optional.empty();

  private Slot(
      String name,
      boolean linted,
      Optional<FolderLinter.Entry> entry,
      Function<String, Optional<FolderLinter.Entry>> reader) {
    this.name = name;
    this.linted = linted;
    this.entry = entry;
    this.reader = reader;
    this.read = linted;
  }

  static Slot linted(FolderLinter.Entry entry) {
    return new Slot(
        entry.document().source().name(), true, Optional.of(entry), name -> Optional.empty());
  }

  static Slot beside(String name, Function<String, Optional<FolderLinter.Entry>> reader) {
    return new Slot(name, false, Optional.empty(), reader);
  }

  String name() {
    return name;
  }

  boolean isLinted() {
    return linted;
  }

  /** Empty where the file is not of {@code kind}, or cannot be read. */
  Optional<FolderLinter.Entry> entry(Kind kind) {
    if (!read) {
      entry = reader.apply(name);
      read = true;
    }
    return entry.filter(there -> there.document().kind() == kind);
  }

  /** The entry of a linted file. */
  FolderLinter.Entry linted() {
    return entry.orElseThrow();
  }

  Source source() {
    return linted().document().source();
  }

  boolean asksFor(Rule rule) {
    return linted && linted().linter().selection().isOn(rule.info());
  }

  /**
   * Those of {@code rules} that judge several files as one, and that any of {@code slots} asks for.
   */
  static <R extends Rule> List<R> together(List<R> rules, Collection<Slot> slots) {
    return rules.stream()
        .filter(rule -> !rule.isAboutOneFile() && slots.stream().anyMatch(s -> s.asksFor(rule)))
        .toList();
  }

  /** Those of {@code rules} that are left for one file, where it is also judged with others. */
  static <R extends Rule> List<R> alone(List<R> rules, boolean together) {
    return together ? rules.stream().filter(Rule::isAboutOneFile).toList() : rules;
  }

  void add(List<Found> more) {
    found.addAll(more);
  }

  /**
   * Gives each of {@code found} to the linted file of {@code slots} that it stands in, once it is
   * back {@code through} what was put together; one that is in none of them is dropped.
   */
  static void hand(List<Found> found, List<Merged> through, Collection<Slot> slots) {
    Map<Source, Slot> linted = new HashMap<>();
    for (Slot slot : slots) {
      if (slot.linted) {
        linted.put(slot.source(), slot);
      }
    }
    for (Found one : found) {
      Optional<Diagnostic> at = Optional.of(one.finding());
      for (Merged files : through) {
        at = at.flatMap(files::back);
      }
      at.ifPresent(
          finding -> {
            Slot slot = linted.get(finding.at().source());
            if (slot != null) {
              slot.add(List.of(new Found(one.rule(), finding)));
            }
          });
    }
  }

  void suppress(Suppressions own) {
    suppressions = Optional.of(own);
  }

  /** In the order of their places, and of their ids. */
  List<Diagnostic> findings() {
    Selection selection = linted().linter().selection();
    List<Diagnostic> graded = new ArrayList<>();
    for (Found one : found) {
      if (selection.isOn(one.rule())) {
        graded.add(selection.graded(one.rule(), one.finding()));
      }
    }
    List<Diagnostic> left = suppressions.orElseThrow().apply(graded, selection);
    left.sort(Slot::byPlace);
    return List.copyOf(left);
  }

  /** Not by {@code Comparator.comparing}: the first use of that takes some milliseconds. */
  private static int byPlace(Diagnostic one, Diagnostic other) {
    int order = Integer.compare(one.at().span().start(), other.at().span().start());
    return order != 0 ? order : one.rule().compareTo(other.rule());
  }
}

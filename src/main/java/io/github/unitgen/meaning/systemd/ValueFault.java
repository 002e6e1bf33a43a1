package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.catalog.Enums;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Fault;
import io.github.unitgen.syntax.systemd.value.ValueChecks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A fault of a value, and the assignment that contains it. */
public record ValueFault(Assignment line, Directive directive, Fault fault) {
  /** Returns the place of the fault in the file. */
  public Span at() {
    return line.sourceSpan(fault.at());
  }

  /** Whether only one word of a list is invalid, and the others count. */
  public boolean isPart() {
    if (directive.valueType().startsWith("cpu-list") && !isEmptyRange()) {
      return false; // systemd accepts no part of the list
    }
    String value = line.value();
    int from = fault.at().start();
    int to = fault.at().end();
    return to - from < value.length()
        && (from == 0 || value.charAt(from - 1) == ' ')
        && (to == value.length() || value.charAt(to) == ' ')
        && !fault.at().isEmpty()
        && directive.isList();
  }

  /** Whether it is a range such as 3-1, which alone is dropped. */
  private boolean isEmptyRange() {
    String word = line.value().substring(fault.at().start(), fault.at().end());
    int dash = word.indexOf('-');
    return dash > 0 && word.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
  }

  /** Whether the unit does not load because of it. */
  public boolean isFatal() {
    return ValueChecks.isFatal(directive, line.value());
  }

  /**
   * Returns the words that the setting accepts in all of {@code versions}, or an empty list if
   * there are many.
   */
  public List<String> words(SystemdVersions versions) {
    List<String> known = new ArrayList<>();
    for (String word : fault.words()) {
      if (Enums.find(line.section(), line.key(), word).map(versions::know).orElse(true)) {
        known.add(word);
      }
    }
    return known;
  }

  /**
   * Returns a description of the valid values that all of {@code versions} accept, as text after
   * "expected".
   */
  public String takes(SystemdVersions versions) {
    return fault.words().isEmpty() ? fault.takes() : fault.takes(words(versions));
  }

  /**
   * Whether {@code systemctl enable} fails because of it and creates no link for this line (seen
   * with 252).
   */
  public boolean failsEnable() {
    return line.section().equals("Install") && !line.key().equals("DefaultInstance");
  }

  /** Returns the faults of all assignments of {@code unit}, in file order. */
  static List<ValueFault> find(UnitInput unit) {
    List<ValueFault> found = new ArrayList<>();
    List<Standing.Known> read = Standing.read(unit);
    for (int i = 0; i < read.size(); i++) {
      found.addAll(of(unit, read.get(i).line(), read.get(i).directive()));
    }
    return List.copyOf(found);
  }

  /**
   * Whether systemd does not accept {@code line}, so that the value assigned before it still
   * counts.
   */
  static boolean isIgnored(UnitInput unit, Assignment line) {
    return !ignored(of(unit, line)).isEmpty();
  }

  /**
   * Returns the lines that systemd does not accept because of one of {@code faults}, by identity.
   */
  static Set<Assignment> ignored(List<ValueFault> faults) {
    if (faults.isEmpty()) {
      return Set.of();
    }
    Set<Assignment> lines = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ValueFault found : faults) {
      if (!found.fault.kind().isTaken() && !found.isPart()) {
        lines.add(found.line);
      }
    }
    return lines;
  }

  /** Returns the faults of one assignment; empty for settings that are not judged. */
  static List<ValueFault> of(UnitInput unit, Assignment line) {
    Optional<Directive> directive = Directives.all().find(line.section(), line.key());
    boolean read = UnitSections.of(unit.type()).contains(line.section());
    return read && directive.isPresent() ? of(unit, line, directive.get()) : List.of();
  }

  private static List<ValueFault> of(UnitInput unit, Assignment line, Directive directive) {
    if (!isJudged(unit, directive)) {
      return List.of();
    }
    int oldest = unit.versions().oldest();
    List<Fault> faults = ValueChecks.faults(directive, line.value(), unit.name().unit(), oldest);
    if (faults.isEmpty() || isTakenBack(unit, line)) {
      return List.of();
    }
    List<ValueFault> found = new ArrayList<>(faults.size());
    for (Fault fault : faults) {
      found.add(new ValueFault(line, directive, fault));
    }
    return found;
  }

  /**
   * Whether a later empty value resets the line: systemd checks names in [Install] only when it
   * creates links.
   */
  private static boolean isTakenBack(UnitInput unit, Assignment line) {
    return line.section().equals("Install")
        && !line.key().equals("Also")
        && !line.key().equals("DefaultInstance")
        && !unit.effective("Install", line.key()).contains(line);
  }

  private static boolean isJudged(UnitInput unit, Directive directive) {
    String type = directive.valueType();
    return !directive.isGoneIn(unit.versions().oldest())
        && !type.equals("exec-command")
        && !type.equals("env-assignments");
  }
}

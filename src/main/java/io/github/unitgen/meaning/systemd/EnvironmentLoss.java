package io.github.unitgen.meaning.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Dropped;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Reason;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Variable;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of an {@code Environment=} line that systemd drops, divided among the three rules that
 * report them.
 */
public record EnvironmentLoss(List<Cut> cut, List<Dropped> badNames, List<Dropped> others) {
  private static final EnvironmentLoss NONE = new EnvironmentLoss(List.of(), List.of(), List.of());

  /** A value that ends at a space, and the words after it that belong to it. */
  public record Cut(Variable variable, Span rest) {}

  /** Sorts the words that systemd drops by the reason. */
  public static EnvironmentLoss of(UnitInput unit, Assignment line) {
    EnvironmentLine read = unit.environment(line);
    if (read.dropped().isEmpty()) {
      return NONE; // nearly all lines
    }
    EnvironmentLoss found =
        new EnvironmentLoss(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int end = comment(unit, line).map(Span::start).orElse(line.value().length());
    for (int i = 0; i < read.dropped().size(); i++) {
      Dropped dropped = read.dropped().get(i);
      if (dropped.at().start() >= end || hasSpecifier(dropped)) {
        continue;
      }
      Optional<Variable> before = before(line, read, dropped);
      if (before.isPresent()) {
        found.addCut(before.get(), dropped.at());
      } else if (dropped.reason() == Reason.BAD_NAME) {
        found.badNames.add(dropped);
      } else {
        found.others.add(dropped);
      }
    }
    return found;
  }

  /**
   * Returns the range from a bare {@code #} that starts a word to the end of the value, or empty if
   * there is no such word.
   */
  public static Optional<Span> comment(UnitInput unit, Assignment line) {
    String value = line.value();
    if (value.indexOf('#') < 0) {
      return Optional.empty();
    }
    return unit.environment(line).dropped().stream()
        .filter(word -> word.text().startsWith("#") && word.at().start() > 0)
        .filter(word -> value.charAt(word.at().start()) == '#')
        .findFirst()
        .map(word -> new Span(word.at().start(), value.length()));
  }

  /** Whether a specifier is part of the name, so that the name is not known here. */
  public static boolean hasSpecifier(Dropped dropped) {
    int equals = dropped.text().indexOf('=');
    return dropped.reason() == Reason.BAD_NAME
        && dropped.text().substring(0, Math.max(equals, 0)).indexOf('%') >= 0;
  }

  /**
   * Returns the unquoted variable before {@code dropped}, if the dropped word looks like the rest
   * of its value.
   */
  private static Optional<Variable> before(Assignment line, EnvironmentLine read, Dropped dropped) {
    boolean rest =
        dropped.reason() == Reason.NO_EQUALS
            || (dropped.reason() == Reason.BAD_NAME && dropped.text().startsWith("-"));
    if (!rest) {
      return Optional.empty();
    }
    Optional<Variable> last = Optional.empty();
    for (Variable variable : read.variables()) {
      if (variable.at().start() < dropped.at().start()) {
        last = Optional.of(variable);
      }
    }
    return last.filter(variable -> isBare(line, variable.at()));
  }

  private static boolean isBare(Assignment line, Span at) {
    String written = line.value().substring(at.start(), at.end());
    return written.indexOf('"') < 0 && written.indexOf('\'') < 0;
  }

  private void addCut(Variable variable, Span at) {
    int last = cut.size() - 1;
    if (last >= 0 && cut.get(last).variable().equals(variable)) {
      Span rest = cut.get(last).rest();
      cut.set(last, new Cut(variable, new Span(rest.start(), at.end())));
    } else {
      cut.add(new Cut(variable, at));
    }
  }
}

package io.github.unitgen.meaning.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The variables that a unit passes to its commands, as far as its own files show them. */
public final class Environment {
  /** The setting that holds variables, and the one that names files of them. */
  public static final String KEY = "Environment";

  public static final String FILE = "EnvironmentFile";

  /** The sections with commands, each of which has variables of its own. */
  public static final List<String> SECTIONS = List.of("Service", "Socket", "Mount", "Swap");

  private Environment() {}

  /** A variable, its value as the command gets it except for specifiers, and its place. */
  public record Variable(String name, String value, Span at) {}

  /**
   * Returns every assignment to Environment= in {@code [section]}, in file order, including those
   * that a later empty one resets.
   */
  public static List<Assignment> written(UnitInput unit, String section) {
    return unit.all(section, KEY);
  }

  /** Returns the assignments to Environment= that remain after the last empty one. */
  public static List<Assignment> lines(UnitInput unit, String section) {
    return unit.effective(section, KEY);
  }

  /**
   * Returns the variables that {@link #lines} set, in file order. Of two with the same name the
   * later one counts.
   */
  public static List<Variable> variables(UnitInput unit, String section) {
    List<Variable> found = new ArrayList<>();
    for (Assignment line : lines(unit, section)) {
      for (EnvironmentLine.Variable variable : unit.environment(line).variables()) {
        found.add(new Variable(variable.name(), variable.value(), line.sourceSpan(variable.at())));
      }
    }
    return found;
  }

  /** Whether {@code line} is an assignment to Environment= in a section where it takes effect. */
  public static boolean isSetBy(Assignment line) {
    return line.key().equals(KEY) && SECTIONS.contains(line.section());
  }

  /** Returns the assignments to EnvironmentFile= that remain after the last empty one. */
  public static List<Assignment> files(UnitInput unit, String section) {
    return unit.effective(section, FILE);
  }

  /**
   * Returns the full paths that EnvironmentFile= of {@code unit} names: absolute, without the
   * leading dash, without specifiers and wildcards.
   */
  public static List<String> plainFiles(UnitFile unit) {
    List<String> paths = new ArrayList<>();
    for (Assignment line : unit.all("Service", FILE)) {
      plainFile(line).ifPresent(paths::add);
    }
    return paths;
  }

  /**
   * Returns the path that this assignment to EnvironmentFile= names, if it is a full path as above.
   */
  static Optional<String> plainFile(Assignment line) {
    String path = line.value().startsWith("-") ? line.value().substring(1) : line.value();
    boolean plain = path.startsWith("/") && path.chars().noneMatch(c -> "%*?[".indexOf(c) >= 0);
    return plain ? Optional.of(path) : Optional.empty();
  }
}

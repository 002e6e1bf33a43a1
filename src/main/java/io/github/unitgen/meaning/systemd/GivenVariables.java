package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.SystemdVariables;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The variables that the commands of one section get, as far as they can be known. */
public final class GivenVariables {
  private static final List<String> LISTS = List.of("OPTS", "OPTIONS", "ARGS", "FLAGS", "PARAMS");

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> mayBeSet = new HashSet<>();
  private boolean isComplete;

  private GivenVariables() {}

  /** The variables of every section with commands, read once for each unit. */
  private record All(Map<String, GivenVariables> sections) {}

  /** Returns the variables that the commands of {@code [section]} get. */
  public static GivenVariables of(UnitInput unit, String section) {
    return unit.derived(All.class, any -> new All(new HashMap<>()))
        .sections()
        .computeIfAbsent(section, name -> read(unit, name));
  }

  /** Whether {@code name} is meant to hold several arguments, judging by its name or its value. */
  public boolean isList(String name) {
    return LISTS.stream().anyMatch(name::endsWith) || values.getOrDefault(name, "").startsWith("-");
  }

  /** Returns the value that the unit itself, or a file that can be read, sets for {@code name}. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Returns the names that have such a value or are meant to be set elsewhere. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(values.keySet());
    names.addAll(mayBeSet);
    return names;
  }

  /**
   * Whether nothing sets {@code name}. A file that cannot be read may set any variable, and so may
   * PAM, the environment of a user's manager, or the file that a drop-in is for. A file that can be
   * read may offer a name in a comment.
   */
  public boolean lack(String name) {
    return isComplete
        && !values.containsKey(name)
        && !mayBeSet.contains(name)
        && !name.startsWith("LC_")
        && !SystemdVariables.contains(name);
  }

  private static GivenVariables read(UnitInput unit, String section) {
    GivenVariables given = new GivenVariables();
    given.isComplete =
        !unit.isDropIn()
            && UserUnits.isSurelyOfSystem(unit)
            && unit.value(section, "PAMName").isEmpty();
    for (Environment.Variable variable : Environment.variables(unit, section)) {
      given.values.put(variable.name(), variable.value());
    }
    for (Assignment line : unit.effective(section, "PassEnvironment")) {
      given.mayBeSet.addAll(UnitWords.read(line.value(), Escapes.KEPT).values());
    }
    // A file overrides Environment=, and of two files the later one counts.
    for (Assignment line : Environment.files(unit, section)) {
      Optional<Source> file = Environment.plainFile(line).flatMap(unit.image()::read);
      if (file.isPresent()) {
        given.add(EnvironmentFile.read(file.get()));
      } else {
        given.isComplete = false;
      }
    }
    return given;
  }

  private void add(EnvironmentFile file) {
    for (EnvironmentFile.Entry entry : file.entries()) {
      if (entry instanceof EnvironmentFile.Assignment set && EnvironmentFile.isName(set.key())) {
        values.put(set.key(), set.value());
      } else if (entry instanceof EnvironmentFile.Comment comment) {
        offered(file.source().slice(comment.span()));
      }
    }
  }

  /** Reads {@code #OPTS="-v"}: a place for the administrator, who may leave it empty. */
  private void offered(String comment) {
    for (String line : comment.split("\n", -1)) {
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals).replace('#', ' ').strip();
      if (EnvironmentFile.isName(name)) {
        mayBeSet.add(name);
      }
    }
  }
}

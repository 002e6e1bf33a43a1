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

/** What the commands of one section find in their variables, as far as it can be known. */
public final class GivenVariables {
  private static final List<String> LISTS = List.of("OPTS", "OPTIONS", "ARGS", "FLAGS", "PARAMS");

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> mayBeSet = new HashSet<>();
  private final Set<String> names = new TreeSet<>();
  private boolean isComplete;

  private GivenVariables() {}

  /** Those of every section with commands; read once for each unit. */
  private record All(Map<String, GivenVariables> sections) {}

  /** Those that the commands of {@code [section]} get. */
  public static GivenVariables of(UnitInput unit, String section) {
    return unit.derived(All.class, any -> new All(new HashMap<>()))
        .sections()
        .computeIfAbsent(section, name -> read(unit, name));
  }

  /** Whether {@code name} is to hold several arguments: by its name, or by what it holds. */
  public boolean isList(String name) {
    return LISTS.stream().anyMatch(name::endsWith) || values.getOrDefault(name, "").startsWith("-");
  }

  /** The value that the unit itself or a file that can be read gives to {@code name}. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The names that have such a value, or are to be set elsewhere. */
  public Set<String> names() {
    return names;
  }

  /**
   * Whether nothing sets {@code name}. A file that cannot be read may set any, as may PAM and what
   * a user's manager was started with, or the file that a drop-in is for. A file that can be read
   * may offer a name in a comment.
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
    // A file counts for more than Environment=, and of two files the later one.
    for (Assignment line : Environment.files(unit, section)) {
      Optional<Source> file = Environment.plainFile(line).flatMap(unit.image()::read);
      if (file.isPresent()) {
        given.add(EnvironmentFile.read(file.get()));
      } else {
        given.isComplete = false;
      }
    }
    given.names.addAll(given.values.keySet());
    given.names.addAll(given.mayBeSet);
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

  /** {@code #OPTS="-v"}: a place for whoever looks after the machine, who may leave it empty. */
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

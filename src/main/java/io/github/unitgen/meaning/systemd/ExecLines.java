package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Fault;
import io.github.unitgen.syntax.systemd.ExecLine.Outcome;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which assignments hold commands. */
public final class ExecLines {
  /** The settings that take commands, in whatever section. */
  public static final Set<String> KEYS =
      Set.of(
          "ExecCondition",
          "ExecStartPre",
          "ExecStart",
          "ExecStartPost",
          "ExecReload",
          "ExecReloadPost",
          "ExecStop",
          "ExecStopPre",
          "ExecStopPost");

  private ExecLines() {}

  public static boolean isExec(Assignment line) {
    return KEYS.contains(line.key())
        && Directives.all()
            .find(line.section(), line.key())
            .filter(directive -> directive.valueType().equals("exec-command"))
            .isPresent();
  }

  /** All commands of the unit that count, in file order. */
  public static List<UnitCommand> commands(UnitInput unit) {
    return unit.derived(All.class, All::of).commands();
  }

  /** Whether a command of the unit takes the variable {@code name}, or one that begins so. */
  public static boolean use(UnitInput unit, String name) {
    return commands(unit).stream()
        .map(command -> command.line().value())
        .anyMatch(text -> text.contains("$" + name) || text.contains("${" + name));
  }

  /** Read once for each unit, since many rules ask. */
  private record All(List<UnitCommand> commands) {
    static All of(UnitInput unit) {
      List<UnitCommand> found = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (Assignment line : unit.assignments()) {
        if (isExec(line) && seen.add(line.section() + "." + line.key())) {
          found.addAll(unit.commands(line.section(), line.key()));
        }
      }
      return new All(found);
    }
  }

  /** Whether S506 speaks of this: a path with a slash in it, and none in front. */
  public static boolean isRelative(Assignment line, ExecLine.Problem problem) {
    String written = line.value().substring(problem.at().start(), problem.at().end());
    return problem.fault() == Fault.NOT_A_PATH
        && written.indexOf('/') > 0
        && "!+-@:|\"'~$".indexOf(written.charAt(0)) < 0;
  }

  /** What comes of a problem, to be read before a colon. */
  public static String outcome(Assignment line, ExecLine.Problem problem) {
    return problem.outcome() == Outcome.REFUSED
        ? "systemd refuses the unit"
        : line.key() + "= is ignored";
  }
}

package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Fault;
import io.github.unitgen.syntax.systemd.ExecLine.Outcome;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the assignments that hold commands. */
public final class ExecLines {
  /** The settings that accept commands, in any section. */
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
    return line.key().startsWith("Exec") // as all of them do, and few others
        && KEYS.contains(line.key())
        && Directives.all().find(line.section(), line.key()).filter(ExecLines::isExec).isPresent();
  }

  /** Whether the setting accepts commands. */
  static boolean isExec(Directive directive) {
    return directive.valueType().equals("exec-command");
  }

  /** Returns all commands of the unit that count, in file order. */
  public static List<UnitCommand> commands(UnitInput unit) {
    return unit.derived(All.class, All::of).commands();
  }

  /**
   * Whether a command of the unit uses the variable {@code name}, or one whose name begins like
   * this.
   */
  public static boolean use(UnitInput unit, String name) {
    return commands(unit).stream()
        .map(command -> command.line().value())
        .anyMatch(text -> text.contains("$" + name) || text.contains("${" + name));
  }

  /** The commands of a unit, read once, since many rules ask. */
  private record All(List<UnitCommand> commands) {
    static All of(UnitInput unit) {
      List<UnitCommand> found = new ArrayList<>();
      List<Assignment> lines = unit.assignments();
      for (int i = 0; i < lines.size(); i++) {
        Assignment line = lines.get(i);
        // All lines of a setting are read with the first one. To compare records takes a cold JVM
        // milliseconds.
        if (isExec(line) && at(unit.all(line.section(), line.key()).get(0)) == at(line)) {
          found.addAll(unit.commands(line.section(), line.key()));
        }
      }
      return new All(found);
    }

    private static int at(Assignment line) {
      return line.keySpan().start();
    }
  }

  /**
   * Whether S506 reports the problem: the program is a path that contains a slash but does not
   * start with one.
   */
  public static boolean isRelative(Assignment line, ExecLine.Problem problem) {
    String written = line.value().substring(problem.at().start(), problem.at().end());
    return problem.fault() == Fault.NOT_A_PATH
        && written.indexOf('/') > 0
        && "!+-@:|\"'~$".indexOf(written.charAt(0)) < 0;
  }

  /** Returns the consequence of a problem, as text before a colon. */
  public static String outcome(Assignment line, ExecLine.Problem problem) {
    return problem.outcome() == Outcome.REFUSED
        ? "systemd refuses the unit"
        : line.key() + "= is ignored";
  }
}

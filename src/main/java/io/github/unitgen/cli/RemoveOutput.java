package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.FolderPlan;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.init.RemovalCommands;
import io.github.unitgen.report.CommandScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints what {@code remove} did, as text or as one JSON object. */
final class RemoveOutput extends FolderOutput {
  private static final String NOTHING = "nothing was deleted";

  private final RemoveOptions options;
  private final Console console;

  /** {@code findings}: a list that is filled while the command runs. */
  RemoveOutput(RemoveOptions options, Console console, Target target, List<Diagnostic> findings) {
    super(options, console, target, findings);
    this.options = options;
    this.console = console;
  }

  /**
   * Prints the action for each file, and the commands that belong to it. {@code left}: what stays
   * and why, in lines.
   */
  int report(FolderPlan plan, RemovalCommands commands, String group, List<String> left) {
    boolean refused = !plan.refused().isEmpty();
    RemovalCommands shown = refused ? RemovalCommands.NONE : commands;
    List<String> remarks = new ArrayList<>();
    if (plan.changes().isEmpty()) {
      remarks.add(options.folder() + ": no files of group " + group);
    } else {
      otherInit().ifPresent(remarks::add);
    }
    remarks.addAll(left);
    boolean nothing = refused && options.writes();
    if (options.json()) {
      if (nothing) {
        remarks.add(NOTHING);
      }
      if (!options.writes()) {
        // The others work before and after; this one has the init read its files anew.
        shown.after().forEach(last -> remarks.add("`" + last + "` once the files are gone"));
      }
      json(
          plan.changes().stream().map(change -> file(change, List.of())).toList(),
          shown.all(),
          Optional.empty(),
          List.of(),
          remarks);
    } else {
      findings();
      if (!options.script()) {
        changes(plan.changes(), List.of(), options.writes());
      }
      plan.refused().forEach(file -> trouble(file.path() + ": " + file.reason()));
      remarks.forEach(this::trouble);
      if (nothing) {
        trouble(NOTHING);
      }
      if (options.script()) {
        console.out().print(new CommandScript(List.of(), shown.all(), Optional.empty()).text());
      } else if (!options.diff()) {
        commands(shown);
      }
    }
    return refused ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void commands(RemovalCommands commands) {
    if (options.dryRun()) {
      commands("\nTo run first:", commands.before());
      commands("\nOnce the files are gone:", commands.after());
    } else {
      commands("\nTo stop the group and forget it:", commands.all());
    }
  }

  private void commands(String title, List<String> commands) {
    if (!commands.isEmpty()) {
      console.out().println(title);
      commands.forEach(command -> console.out().println("  " + command));
    }
  }
}

package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Change;
import io.github.unitgen.files.Change.Refuse;
import io.github.unitgen.files.FolderPlan;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.report.CommandScript;
import io.github.unitgen.report.NextTimes;
import io.github.unitgen.report.RenderReport;
import io.github.unitgen.source.NamedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints what {@code render} found and did, as text or as one JSON object. */
class RenderOutput extends FolderOutput {
  private static final String NOTHING = "nothing was written";

  private final RenderOptions options;
  private final Console console;
  private List<NextTimes> next = List.of();

  /** {@code findings}: a list that is filled while the command runs. */
  RenderOutput(RenderOptions options, Console console, Target target, List<Diagnostic> findings) {
    super(options, console, target, findings);
    this.options = options;
    this.console = console;
  }

  /** Says besides when processes with a schedule run next. */
  void add(List<NextTimes> times) {
    next = times;
  }

  /** The files themselves, and {@code check}, which fails unless their group runs. */
  int print(List<NamedText> files, String check) {
    if (options.json()) {
      List<RenderReport.File> list = new ArrayList<>();
      for (NamedText file : files) {
        list.add(
            new RenderReport.File(
                file.name(),
                "create",
                Optional.empty(),
                Optional.of(file.text()),
                Optional.empty()));
      }
      json(list, List.of(), Optional.of(check), next, List.of());
      return ExitCode.DONE;
    }
    findings();
    String separator = "";
    for (NamedText file : files) {
      console.out().print(separator + "==> " + file.name() + " <==\n" + file.text());
      separator = "\n";
    }
    return ExitCode.DONE;
  }

  /**
   * Prints the action for each file, and the commands that apply it. {@code plans}: first the
   * folder of the init. {@code check}: fails unless the group runs. {@code starter}: the file that
   * starts it.
   */
  int report(
      List<FolderPlan> plans,
      ApplyCommands commands,
      String check,
      List<NamedText> wanted,
      String starter) {
    List<Change> changes = plans.stream().flatMap(plan -> plan.changes().stream()).toList();
    List<Refuse> refusals = plans.stream().flatMap(plan -> plan.refused().stream()).toList();
    boolean refused = !refusals.isEmpty();
    ApplyCommands shown = refused || options.checks() ? ApplyCommands.NONE : commands;
    // What else lies in the folders of companions was not asked about.
    List<String> remarks = remarks(plans.get(0), starter);
    boolean nothing = refused && options.writes();
    if (options.json()) {
      remarks.addAll(shown.notes());
      if (nothing) {
        remarks.add(NOTHING);
      }
      json(
          changes.stream().map(change -> file(change, wanted)).toList(),
          shown.commands(),
          Optional.of(check),
          next,
          remarks);
    } else {
      findings();
      if (!options.script()) {
        changes(changes, wanted, options.writes());
      }
      refusals.forEach(file -> trouble(file.path() + ": " + file.reason()));
      remarks.forEach(this::trouble);
      if (nothing) {
        trouble(NOTHING);
      }
      if (options.script()) {
        console
            .out()
            .print(new CommandScript(shown.notes(), shown.commands(), Optional.of(check)).text());
      } else if (!options.diff()) {
        next();
        beforeCommands();
        commands(shown, check);
      }
    }
    if (options.checks()) {
      return plans.stream().allMatch(FolderPlan::isDone) ? ExitCode.DONE : ExitCode.FOUND;
    }
    return refused ? ExitCode.FAILED : ExitCode.DONE;
  }

  /** Returns remarks on facts that may not be intended although the manifest is valid. */
  private List<String> remarks(FolderPlan plan, String starter) {
    List<String> remarks = new ArrayList<>();
    for (FolderPlan.Stale stale : plan.stale()) {
      remarks.add(
          stale.folder().resolve(stale.name()) + ": no longer in the manifest; --prune deletes it");
    }
    // Said once, when the group is new: another deployment of the manifest is no news later. A
    // refusal has said it already.
    boolean isNew =
        plan.refused().isEmpty()
            && plan.changes().stream()
                .anyMatch(
                    change -> change instanceof Change.Create && change.name().equals(starter));
    for (String kin : options.prune() && isNew ? plan.kin() : List.<String>of()) {
      remarks.add(
          options.folder()
              + ": group "
              + kin
              + " also comes from "
              + options.manifestName()
              + "; if this group had that name, add `formerly: "
              + kin
              + "`");
    }
    otherInit().ifPresent(remarks::add);
    return remarks;
  }

  /** Prints the steps before the commands. */
  void beforeCommands() {}

  private void next() {
    if (!next.isEmpty() && !options.checks()) {
      console
          .out()
          .println("\nNext times, by the clock of this machine (" + next.get(0).zone() + "):");
      next.forEach(times -> console.out().println("  " + times.text()));
    }
  }

  private void commands(ApplyCommands commands, String check) {
    if (!commands.commands().isEmpty()) {
      console.out().println(options.dryRun() ? "\nTo apply, once written:" : "\nTo apply:");
      commands.commands().forEach(command -> console.out().println("  " + command));
      console.out().println("\nTo check:\n  " + check);
      commands.notes().forEach(note -> console.out().println("Note: " + note));
    }
  }
}

package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.FolderPlan;
import io.github.unitgen.importer.Retirement;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.report.ComparisonReport;
import io.github.unitgen.report.MigrateReport;
import io.github.unitgen.report.RenderReport;
import io.github.unitgen.source.NamedText;
import java.util.List;
import java.util.Optional;

/** Prints what {@code migrate} found and did. */
final class MigrateOutput extends RenderOutput {
  private final MigrateOptions options;
  private final Console console;
  private final ImportRun run;
  private final Optional<ComparisonReport> compared;
  private String manifestAction = "";
  private Retirement retirement = new Retirement(List.of(), List.of());

  /** {@code findings}: a list that is filled while the command runs. */
  MigrateOutput(
      MigrateOptions options,
      Console console,
      Target target,
      List<Diagnostic> findings,
      ImportRun run,
      Optional<ComparisonReport> compared) {
    super(options, console, target, findings);
    this.options = options;
    this.console = console;
    this.run = run;
    this.compared = compared;
  }

  /** Says besides how what runs now ends, and whether a manifest is replaced. */
  void add(Retirement old, boolean replaces) {
    retirement = old;
    manifestAction = replaces ? "update " : "create ";
  }

  @Override
  int failed() {
    if (!options.json()) {
      console.out().print(run.report().text());
    }
    return super.failed();
  }

  @Override
  int report(
      List<FolderPlan> plans,
      ApplyCommands commands,
      String check,
      List<NamedText> wanted,
      String starter) {
    boolean refused = plans.stream().anyMatch(plan -> !plan.refused().isEmpty());
    if (!options.json()) {
      console.out().print(run.report().text() + "\n");
      if (!refused || !options.writes()) {
        console.out().println(manifestAction + options.manifest());
      }
    }
    int code = super.report(plans, commands, check, wanted, starter);
    if (!options.json() && !refused && compared.isPresent()) {
      console.out().print("\nWhat changes with the init:\n\n" + compared.get().text());
    }
    return code;
  }

  @Override
  void beforeCommands() {
    if (!retirement.commands().isEmpty()) {
      console
          .out()
          .println(
              compared.isPresent()
                  ? "\nTo stop what runs now, under the init that runs it:"
                  : "\nTo stop what runs now:");
      retirement.commands().forEach(command -> console.out().println("  " + command));
    }
    retirement.notes().forEach(note -> console.out().println("\nFirst: " + note));
  }

  @Override
  void print(RenderReport report) {
    console
        .out()
        .print(
            new MigrateReport(
                    run.report(), retirement.commands(), retirement.notes(), report, compared)
                .json());
  }
}

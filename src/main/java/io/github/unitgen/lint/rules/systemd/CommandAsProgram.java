package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.QuotedCommand;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

public final class CommandAsProgram implements UnitRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "X509",
          "command-as-program",
          "Program and arguments in one pair of quotes are read as one name");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (UnitCommand command : ExecLines.commands(unit)) {
      Word program = command.command().program();
      int arguments = QuotedCommand.arguments(program.value());
      if (arguments > 0) {
        Span at = command.span(program);
        report(
            at,
            findings,
            finding -> {
              finding.help("put quotes around only the program, or remove them");
              fix(unit, at, program.value(), finding);
            });
      }
    }
  }

  /** Fixes a word in a single pair of quotes without escapes. */
  private static void fix(UnitInput unit, Span at, String value, Findings.Details finding) {
    String written = unit.file().source().slice(at);
    String quote = written.substring(0, 1);
    if (written.equals(quote + value + quote) && value.indexOf('\\') < 0) {
      int arguments = QuotedCommand.arguments(value);
      String program = value.substring(0, arguments).stripTrailing();
      String name = program.indexOf(' ') < 0 ? program : quote + program + quote;
      finding.fix(
          Fix.unsafe(
              "Move the arguments out of the quotes",
              new Edit(at, name + " " + value.substring(arguments))));
    }
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are part of each process
    for (ProcessSpec process : manifest.processes()) {
      process.program().preStart().forEach(command -> check(command, told, findings));
      check(process.program().command(), told, findings);
    }
  }

  private static void check(Command command, Set<Place> told, Findings findings) {
    Place at = command.program().at();
    if (QuotedCommand.arguments(command.program().value().with("1")) > 0 && told.add(at)) {
      report(
          at.span(),
          findings.in(at.source()),
          finding -> finding.help("use a separate word for each argument"));
    }
  }

  private static void report(Span at, Findings findings, Consumer<Findings.Details> details) {
    findings.report(
        at, "the arguments are part of the program's name, so it is not found", details);
  }
}

package io.github.unitgen.cli;

import io.github.unitgen.lint.Rules;
import io.github.unitgen.report.RulesReport;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** {@code unitgen rules}: lists the rules. */
final class RulesCommand {
  static final String NAME = "rules";

  private RulesCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        new UsageMessageSpec()
            .description("Lists the rules of the linter.")
            .footer("", "`unitgen explain RULE` prints the page of one."));
    ManifestOptions.format(spec);
    return spec.addOption(OptionSpecs.help());
  }

  static int run(ParseResult line, Console console) throws Stop {
    Optional<String> format =
        Optional.ofNullable(line.matchedOptionValue("--format", (String) null));
    ManifestOptions.checkFormat(format, "text or json");
    boolean json = format.filter("json"::equals).isPresent();
    console.out().print(json ? RulesReport.json(Rules.infos()) : RulesReport.text(Rules.infos()));
    return ExitCode.DONE;
  }
}

package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.report.RulePage;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code unitgen explain}: prints the page of a rule. */
final class ExplainCommand {
  static final String NAME = "explain";

  private ExplainCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        Helps.of(
            "Explains a rule, with examples.",
            "unitgen explain S104",
            "unitgen explain pid-file-without-forking --all"));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("RULE")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Rule ids or names, such as S501.")
            .build());
    OptionSpecs.flag(spec, "Print the edge cases of the rule too.", "--all");
    return spec.addOption(OptionSpecs.help());
  }

  static int run(ParseResult line, Console console) throws Stop {
    if (!line.hasMatchedPositional(0)) {
      throw Stop.usage(
          "no rule given: use `unitgen explain S501` (`unitgen rules` lists the rules)");
    }
    StringBuilder out = new StringBuilder();
    for (String name : line.matchedPositionalValue(0, List.<String>of())) {
      RuleInfo rule = RuleSearch.exact(name).orElseThrow(() -> RuleSearch.unknown(name));
      out.append(out.isEmpty() ? "" : "\n");
      out.append(page(rule.id(), line.matchedOptionValue("--all", false), console.colour()));
    }
    console.out().print(out);
    return ExitCode.DONE;
  }

  private static String page(String id, boolean all, boolean colour) {
    String page = RulePages.text(id);
    if (all || !RulePage.hasMore(page)) {
      return RulePage.forTerminal(page, colour);
    }
    return RulePage.forTerminal(RulePage.readable(page), colour)
        + "\nEdge cases: unitgen explain "
        + id
        + " --all\n";
  }
}

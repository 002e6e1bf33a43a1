package io.github.unitgen.cli;

import io.github.unitgen.catalog.RuleTable;
import io.github.unitgen.catalog.RuleTable.Fixes;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Rules;
import io.github.unitgen.report.RulesReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code unitgen rules}: lists the rules. */
final class RulesCommand {
  static final String NAME = "rules";

  private RulesCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        Helps.of(
                "Lists the rules of the linter, or those that match.",
                "unitgen rules S5 pid-file",
                "unitgen rules --fixable")
            .footer("", "`unitgen explain RULE` prints the page of one."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("RULE")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Ids, starts of ids (S5) or parts of names (pid-file). Default: all.")
            .build());
    OptionSpecs.flag(spec, "List only rules that have a fix.", "--fixable");
    OptionSpecs.textOrJson(spec);
    return spec.addOption(OptionSpecs.help());
  }

  static int run(ParseResult line, Console console) throws Stop {
    Optional<String> format =
        Optional.ofNullable(line.matchedOptionValue("--format", (String) null));
    ManifestOptions.checkFormat(format, "text or json");
    boolean json = format.filter("json"::equals).isPresent();
    List<String> texts = line.matchedPositionalValue(0, List.<String>of());
    List<RuleInfo> rules = texts.isEmpty() ? Rules.infos() : matching(texts);
    boolean fixable = line.matchedOptionValue("--fixable", false);
    List<RulesReport.Row> rows = new ArrayList<>();
    for (RuleInfo rule : rules) {
      Fixes fixes = RuleTable.fixes(rule.id());
      if (!fixable || fixes != Fixes.NONE) {
        String theme = RuleTable.theme(rule.id()).label();
        rows.add(new RulesReport.Row(rule, theme, fixes.label()));
      }
    }
    console.out().print(json ? RulesReport.json(rows) : RulesReport.text(rows));
    return ExitCode.DONE;
  }

  /** In the order of all rules. */
  private static List<RuleInfo> matching(List<String> texts) throws Stop {
    Set<RuleInfo> found = new HashSet<>();
    for (String text : texts) {
      List<RuleInfo> matching = RuleSearch.matching(text);
      if (matching.isEmpty()) {
        throw RuleSearch.unknown(text);
      }
      found.addAll(matching);
    }
    return Rules.infos().stream().filter(found::contains).toList();
  }
}

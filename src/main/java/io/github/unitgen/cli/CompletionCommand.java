package io.github.unitgen.cli;

import io.github.unitgen.catalog.Releases;
import io.github.unitgen.cli.completion.BashScript;
import io.github.unitgen.cli.completion.FishScript;
import io.github.unitgen.cli.completion.Value;
import io.github.unitgen.cli.completion.Vocabulary;
import io.github.unitgen.cli.completion.ZshScript;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code unitgen completion}: what makes a shell complete the words of the command line. */
final class CompletionCommand {
  static final String NAME = "completion";

  /** The shells there is a script for. */
  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private CompletionCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        Helps.of(
                "Prints the script that completes unitgen commands in a shell.",
                "source <(unitgen completion bash)",
                "unitgen completion fish | source")
            .footer(
                "",
                "The first example is for bash, and for zsh after compinit; the second for fish."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("SHELL")
            .arity("1")
            .type(String.class)
            .completionCandidates(SHELLS)
            .description("bash, zsh or fish.")
            .build());
    return spec.addOption(OptionSpecs.help());
  }

  static int run(ParseResult line, Console console) throws Stop {
    if (!line.hasMatchedPositional(0)) {
      throw Stop.usage("no shell given: use `unitgen completion bash`, zsh or fish");
    }
    String shell = line.matchedPositionalValue(0, "");
    if (!SHELLS.contains(shell)) {
      throw Stop.usage(
          "SHELL: expected one of " + String.join(", ", SHELLS) + ", got `" + shell + "`");
    }
    console.out().print(script(shell));
    return ExitCode.DONE;
  }

  /** The script for one of {@link #SHELLS}. */
  static String script(String shell) {
    CommandSpec program = Program.spec(List.of());
    Vocabulary words = vocabulary();
    return switch (shell) {
      case "bash" -> new BashScript(program, words).text();
      case "zsh" -> new ZshScript(program, words).text();
      default -> new FishScript(program, words).text();
    };
  }

  private static Vocabulary vocabulary() {
    List<Value> rules = new ArrayList<>();
    for (RuleInfo rule : Rules.infos()) {
      rules.add(new Value(rule.id(), rule.summary()));
    }
    for (RuleInfo rule : Rules.infos()) {
      rules.add(new Value(rule.name(), rule.id()));
    }
    List<Value> releases = Releases.names().stream().map(name -> new Value(name, "")).toList();
    return new Vocabulary(Map.of("RULE", rules, "VERSION", releases));
  }
}

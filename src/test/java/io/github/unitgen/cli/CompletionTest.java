package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Rules;
import io.github.unitgen.render.deploy.Companion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CompletionTest {
  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void everyCommandOptionAndRuleIsInTheScript(String shell) {
    String script = CompletionCommand.script(shell);
    Program.spec(List.of())
        .subcommands()
        .forEach(
            (name, command) -> {
              assertThat(part(shell, script, name)).as("%s in %s", name, shell).isNotEmpty();
              options(command, shell)
                  .forEach(word -> assertThat(part(shell, script, name)).as(name).contains(word));
            });
    for (RuleInfo rule : Rules.infos()) {
      assertThat(script).contains(rule.id()).contains(rule.name());
    }
  }

  @Test
  void theWordsThatAreOfferedAreThoseThatAreTaken() {
    assertThat(LintOptions.PROFILES)
        .containsAll(List.of(Profile.values()).stream().map(Profile::label).toList())
        .allMatch(io.github.unitgen.lint.Selection::isKnown);
    assertThat(LintOptions.KINDS)
        .containsExactlyInAnyOrderElementsOf(
            List.of(Kind.values()).stream().map(Kind::id).toList());
    CommandLine render = Program.spec(List.of()).subcommands().get(RenderCommand.NAME);
    assertThat(render.getCommandSpec().findOption("--with").completionCandidates())
        .containsExactlyElementsOf(Companion.ids());
  }

  @Test
  void aShellThatIsNotKnownIsRefused() {
    new Transcript(CompletionTest.class)
        .run("completion", "--help")
        .run("completion", "csh")
        .run("completion")
        .verify("refused");
  }

  /** The lines of a script that are about a command. */
  private static String part(String shell, String script, String command) {
    return switch (shell) {
      case "bash" -> lines(script, "    " + command + ":-*)\n", ";;");
      case "zsh" -> lines(script, "_unitgen_" + command + "_command() {\n", "\n}");
      default ->
          String.join(
              "\n",
              script.lines().filter(line -> line.contains("'__unitgen_is_in " + command)).toList());
    };
  }

  private static String lines(String script, String begin, String end) {
    int at = script.indexOf(begin);
    assertThat(at).as(begin).isNotNegative();
    return script.substring(at, script.indexOf(end, at));
  }

  private static List<String> options(CommandLine command, String shell) {
    return command.getCommandSpec().options().stream()
        .map(OptionSpec::names)
        .flatMap(names -> List.of(names).stream())
        .map(name -> shell.equals("fish") ? name.replaceFirst("^--", "-l ") : name)
        .map(name -> shell.equals("fish") ? name.replaceFirst("^-(?=.$)", "-s ") : name)
        .toList();
  }
}

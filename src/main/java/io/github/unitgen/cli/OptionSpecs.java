package io.github.unitgen.cli;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** Options of commands; built by hand, since picocli's annotations cost start-up time. */
final class OptionSpecs {
  private OptionSpecs() {}

  /** {@code --help}. */
  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Print this help.")
        .build();
  }

  /** {@code --color}, which a command takes too. */
  static OptionSpec color() {
    return single("WHEN", "Colour: auto, always or never. Default: on a terminal.", "--color")
        .scopeType(ScopeType.INHERIT)
        .completionCandidates(Console.COLOURS)
        .build();
  }

  /** One text; the last one given counts. */
  static void text(CommandSpec spec, String label, String help, String... names) {
    spec.addOption(single(label, help, names).build());
  }

  /** Adds an option with one of {@code words}, which shells offer; the command rejects others. */
  static void word(
      CommandSpec spec, String label, String help, List<String> words, String... names) {
    spec.addOption(single(label, help, names).completionCandidates(words).build());
  }

  private static OptionSpec.Builder single(String label, String help, String... names) {
    return OptionSpec.builder(names)
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .description(help);
  }

  /** {@code --format} of commands that print text or JSON. */
  static void textOrJson(CommandSpec spec) {
    word(spec, "FORMAT", "text or json. Default: text.", List.of("text", "json"), "--format");
  }

  /** Texts, one for each time that it is given. */
  static void texts(CommandSpec spec, String label, String help, String name) {
    spec.addOption(list(label, help, name).build());
  }

  /** Texts among which are {@code words}, one for each time that it is given. */
  static void words(CommandSpec spec, String label, String help, List<String> words, String name) {
    spec.addOption(list(label, help, name).completionCandidates(words).build());
  }

  private static OptionSpec.Builder list(String label, String help, String name) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(help);
  }

  static void flag(CommandSpec spec, String help, String... names) {
    spec.addOption(OptionSpec.builder(names).type(boolean.class).description(help).build());
  }

  /** Returns the values of {@code option}, one per line, as a YAML list. */
  static Sequence list(String option, List<String> texts) {
    Source source = new Source(option, String.join("\n", texts));
    List<YamlNode> items = new ArrayList<>();
    int at = 0;
    for (String text : texts) {
      items.add(new Scalar(source.place(at, at + text.length()), text, Style.PLAIN));
      at += text.length() + 1;
    }
    return new Sequence(source.whole(), items);
  }
}

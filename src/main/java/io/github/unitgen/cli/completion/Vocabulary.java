package io.github.unitgen.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Says what an argument takes: the words that its option lists, those that its label stands for
 * ({@code RULE}), or the paths that its label means ({@code DIR}).
 */
public final class Vocabulary {
  private static final Set<String> FILES = Set.of("FILE", "PATH", "MANIFEST");

  private final Map<String, List<Value>> byLabel;

  /** {@code byLabel}: the words that each label stands for, wherever it is used. */
  public Vocabulary(Map<String, List<Value>> byLabel) {
    this.byLabel = Map.copyOf(byLabel);
  }

  Values of(ArgSpec argument) {
    List<Value> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(word -> words.add(new Value(word, "")));
    }
    words.addAll(byLabel.getOrDefault(argument.paramLabel(), List.of()));
    if (!words.isEmpty()) {
      return Values.words(words);
    }
    if (FILES.contains(argument.paramLabel())) {
      return Values.of(Values.Kind.FILES);
    }
    boolean folder = argument.paramLabel().equals("DIR");
    return Values.of(folder ? Values.Kind.FOLDERS : Values.Kind.NOTHING);
  }

  /** Whether a value must follow. */
  static boolean needsValue(OptionSpec option) {
    return option.arity().min() > 0;
  }

  /** Whether a value is optional, and follows only after an equals sign. */
  static boolean takesAttachedValue(OptionSpec option) {
    return option.arity().min() == 0 && option.arity().max() > 0;
  }

  /** Returns the purpose of an argument: the first sentence of its help without the full stop. */
  static String summary(String... description) {
    String text = String.join(" ", description).strip();
    int end = text.indexOf(". ");
    String sentence = end < 0 ? text : text.substring(0, end);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** The same of a command. */
  static String summary(CommandSpec command) {
    return summary(command.usageMessage().header());
  }
}

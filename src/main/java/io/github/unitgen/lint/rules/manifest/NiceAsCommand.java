package io.github.unitgen.lint.rules.manifest;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Wrapper;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

public final class NiceAsCommand implements GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "M015",
          "nice-as-command",
          "Command sets its priority with `nice` instead of the `nice` key");

  /** The number that nice(1) adds by default. */
  private static final String DEFAULT = "10";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are part of each process
    for (ProcessSpec process : manifest.processes()) {
      Place command = process.program().command().at();
      for (Started started : Commands.of(process).main()) {
        Optional<Wrapper> nice = started.wrapper("nice");
        if (nice.isPresent() && told.add(command)) {
          report(nice.get(), findings.in(command.source()));
        }
      }
    }
  }

  private static void report(Wrapper nice, Findings findings) {
    int start = nice.span().start();
    findings.report(
        new Span(start, Math.min(nice.span().end(), start + nice.name().length())),
        "`nice` is an extra program, but the init can set the priority itself",
        finding -> finding.help("set `nice: " + level(nice) + "` and remove it from the command"));
  }

  /** Returns the level of {@code -n 5}, {@code -n5}, {@code --adjustment=5} or {@code -5}. */
  private static String level(Wrapper nice) {
    String before = "";
    for (Argument argument : nice.arguments()) {
      String word = argument.value();
      if (before.equals("-n") || before.equals("--adjustment")) {
        return word;
      }
      for (String option : new String[] {"--adjustment=", "-n", "-"}) {
        if (word.startsWith(option) && isNumber(word.substring(option.length()))) {
          return word.substring(option.length());
        }
      }
      before = word;
    }
    return DEFAULT;
  }

  private static boolean isNumber(String text) {
    String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

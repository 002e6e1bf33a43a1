package io.github.unitgen.lint.rules.manifest;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.meaning.Unexpanded;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Interpreters;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.HashSet;
import java.util.Set;

public final class HomeTilde implements GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "M503", "home-tilde", "Tilde in a path is not expanded, since no shell reads it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are part of each process
    for (ProcessSpec process : manifest.processes()) {
      process.program().preStart().forEach(command -> check(command, told, findings));
      check(process.program().command(), told, findings);
      options(process, told, findings);
    }
  }

  private static void check(Command command, Set<Place> told, Findings findings) {
    String program = command.program().value().with("1");
    boolean shell = Interpreters.isShell(program.substring(program.lastIndexOf('/') + 1));
    if (!command.shell() && !shell) {
      boolean list = isList(command.at());
      for (Located<Text> word : command.words()) {
        String value = word.value().with("1");
        if (list && value.startsWith("~/") || Unexpanded.inOption(value) > 0) {
          report(word.at(), told, findings);
        }
      }
    }
  }

  /**
   * Whether the command is a list; in a text a tilde remains only in quotes, where it is intended.
   */
  private static boolean isList(Place command) {
    String text = command.source().text();
    char first = text.charAt(command.span().start());
    return first == '[' || first == '-';
  }

  /**
   * Checks options of a program that a shell starts: a shell expands the tilde only at the start of
   * a word.
   */
  private static void options(ProcessSpec process, Set<Place> told, Findings findings) {
    Source source = process.program().command().at().source();
    for (Started started : Commands.of(process).main()) {
      for (Argument argument : started.arguments()) {
        if (started.context().shell() && Unexpanded.inOption(argument.value()) > 0) {
          report(new Place(source, argument.span()), told, findings);
        }
      }
    }
  }

  private static void report(Place word, Set<Place> told, Findings findings) {
    if (told.add(word)) {
      findings
          .in(word.source())
          .report(
              word.span(),
              "`~` is passed on unchanged, since no shell expands it",
              finding -> finding.help("use an absolute path, such as `/home/deploy`"));
    }
  }
}

package io.github.unitgen.lint.rules.manifest;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.meaning.command.Interpreters;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import java.util.HashSet;
import java.util.Set;

public final class HomeTilde implements GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("M503", "home-tilde", "No shell is there to make a path of ~");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // what stands above all processes is there for each
    for (ProcessSpec process : manifest.processes()) {
      process.program().preStart().forEach(command -> check(command, told, findings));
      check(process.program().command(), told, findings);
      for (EnvVar variable : process.program().env()) {
        check(variable.value(), told, findings);
      }
    }
  }

  private static void check(Command command, Set<Place> told, Findings findings) {
    String program = command.program().value().with("1");
    boolean shell = Interpreters.isShell(program.substring(program.lastIndexOf('/') + 1));
    if (!command.shell() && !shell && isList(command.at())) {
      command.words().forEach(word -> check(word, told, findings));
    }
  }

  /** In a text a tilde is left in quotes only, where it is meant. */
  private static boolean isList(Place command) {
    String text = command.source().text();
    char first = text.charAt(command.span().start());
    return first == '[' || first == '-';
  }

  private static void check(Located<Text> value, Set<Place> told, Findings findings) {
    if (value.value().with("1").startsWith("~/") && told.add(value.at())) {
      findings
          .in(value.at().source())
          .report(
              value.at().span(),
              "`~` is passed on as it is: no shell makes a path of it",
              finding -> finding.help("write the absolute path"));
    }
  }
}

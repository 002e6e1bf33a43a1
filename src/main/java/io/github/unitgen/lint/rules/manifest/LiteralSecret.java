package io.github.unitgen.lint.rules.manifest;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.source.Place;
import java.util.HashSet;
import java.util.Set;

public final class LiteralSecret implements GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "M601",
          "literal-secret",
          "Secret in the manifest ends up in files that every user can read");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are part of each process
    for (ProcessSpec process : manifest.processes()) {
      Set<String> names = names(process);
      for (EnvVar variable : process.program().env()) {
        String name = variable.name().value();
        Place at = variable.name().at();
        if (Secrets.isSecret(name, variable.value().value().with("1"))
            && !Secrets.isPublicHalf(name, names)
            && told.add(at)) {
          findings
              .in(at.source())
              .report(
                  at.span(),
                  "the secret in " + name + " is rendered into a file that every user can read",
                  finding -> finding.help("move it to a file in `env_files` with mode 0600"));
        }
      }
    }
  }

  private static Set<String> names(ProcessSpec process) {
    Set<String> names = new HashSet<>();
    process.program().env().forEach(variable -> names.add(variable.name().value()));
    return names;
  }
}

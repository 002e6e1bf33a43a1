package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.RootWork;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.NamespacePath;
import io.github.unitgen.meaning.systemd.OwnDirectories;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

public final class PathMadeTooLate implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S818", "path-made-too-late", "Setting needs a folder before ExecStartPre= can make it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService()) {
      return;
    }
    Map<String, Argument> made = made(unit);
    if (made.isEmpty()) {
      return;
    }
    for (NamespacePath path : NamespacePath.of(unit)) {
      if (!path.optional()) {
        String key = path.line().key();
        report(path.at(), key, maker(made, path.source()), findings);
      }
    }
    unit.last("Service", "WorkingDirectory")
        .ifPresent(
            line -> {
              Optional<Argument> maker = maker(made, OwnDirectories.resolved(line.value()));
              report(line.valueSpan(), line.key(), maker, findings);
            });
  }

  /** The folders that commands before the start make, and systemd itself does not. */
  private static Map<String, Argument> made(UnitInput unit) {
    Map<String, Argument> made = new LinkedHashMap<>();
    for (Started started : Commands.of(unit).in(Phase.PRE_START)) {
      for (Argument folder : RootWork.makes(started)) {
        made.putIfAbsent(OwnDirectories.resolved(folder.value()), folder);
      }
    }
    made.keySet().removeAll(OwnDirectories.of(unit));
    return made;
  }

  private static Optional<Argument> maker(Map<String, Argument> made, String path) {
    for (String folder = path; folder.indexOf('/', 1) > 0; folder = parent(folder)) {
      if (made.containsKey(folder)) {
        return Optional.of(made.get(folder));
      }
    }
    return Optional.empty();
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private static void report(Span at, String key, Optional<Argument> maker, Findings findings) {
    maker.ifPresent(
        folder ->
            findings.report(
                at,
                key + "= needs this folder before ExecStartPre= can make it",
                finding -> {
                  finding.related(folder.span(), "fails, unless the folder is already there");
                  finding.help(
                      "put `-` in front of the path, or have systemd make it: StateDirectory=");
                }));
  }
}

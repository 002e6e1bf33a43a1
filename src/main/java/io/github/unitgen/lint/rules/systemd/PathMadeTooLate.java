package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.RootWork;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.NamespacePath;
import io.github.unitgen.meaning.systemd.OwnDirectories;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class PathMadeTooLate implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S818",
          "path-made-too-late",
          "Setting needs a folder before ExecStartPre= can create it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecCondition", "ExecStartPre");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService()) {
      return;
    }
    Map<String, Argument> made = made(unit, false);
    if (made.isEmpty()) {
      return;
    }
    String help =
        unit.versions().know("Service", "StateDirectory")
            ? "use `StateDirectory=` to create it, or add `-` before the path"
            : "create the folder when you install the program";
    Map<String, Argument> confined = made(unit, true);
    for (NamespacePath path : NamespacePath.of(unit)) {
      if (!path.optional()) {
        Optional<Argument> maker = maker(path.takesAway() ? confined : made, path.source());
        report(path.at(), path.line().key(), maker, help, findings);
      }
    }
    unit.last("Service", "WorkingDirectory")
        .ifPresent(
            line -> {
              String path = OwnDirectories.resolved(line.value());
              if (!isHome(unit, path)) {
                report(line.valueSpan(), line.key(), maker(made, path), help, findings);
              }
            });
  }

  /** Returns the folders that commands before the start create, unless systemd does. */
  private static Map<String, Argument> made(UnitInput unit, boolean confined) {
    Map<String, Argument> made = new LinkedHashMap<>();
    Commands commands = Commands.of(unit);
    for (Started started : commands.in(Phase.PRE_START)) {
      if (confined && commands.prefixes(started).contains(Prefix.FULL_PRIVILEGES)) {
        continue;
      }
      for (Argument folder : RootWork.makes(started)) {
        made.putIfAbsent(OwnDirectories.resolved(folder.value()), folder);
      }
    }
    made.keySet().removeAll(OwnDirectories.of(unit));
    return made;
  }

  /** Whether it has the name of the user: most likely the home of the account. */
  private static boolean isHome(UnitInput unit, String path) {
    return Account.of(unit).user().filter(user -> path.endsWith("/" + user.value())).isPresent();
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

  private static void report(
      Span at, String key, Optional<Argument> maker, String help, Findings findings) {
    maker.ifPresent(
        folder ->
            findings.report(
                at,
                key + "= needs this folder before ExecStartPre= can create it",
                finding -> {
                  finding.related(folder.span(), "fails unless the folder exists");
                  finding.help(help);
                }));
  }
}

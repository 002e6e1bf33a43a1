package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.NamespacePath;
import io.github.unitgen.meaning.systemd.OwnDirectories;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class DynamicUserWithoutDirectory implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S816",
          "dynamic-user-without-directory",
          "Dynamic user cannot write to the folder that the service keeps its data in");

  /** Folders of data that change, and the setting that has systemd make one for the service. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "/var/lib", "StateDirectory=",
          "/var/cache", "CacheDirectory=",
          "/var/log", "LogsDirectory=");

  /** Parts of options that name what is written. */
  private static final List<String> WRITTEN = List.of("data", "state", "cache", "log", "storage");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> dynamic = Account.of(unit).dynamic();
    if (!unit.isService() || unit.isDropIn() || dynamic.isEmpty() || UserUnits.is(unit)) {
      return;
    }
    List<String> writable = new ArrayList<>(OwnDirectories.of(unit));
    for (NamespacePath path : NamespacePath.of(unit)) {
      if (!path.takesAway()) {
        writable.add(path.target());
      }
    }
    Report report = new Report(dynamic.get(), writable, findings);
    unit.last("Service", "WorkingDirectory")
        .ifPresent(line -> report.check(line.value(), line.valueSpan()));
    for (Started started : Commands.of(unit).main()) {
      String before = "";
      for (Argument argument : started.arguments()) {
        String word = argument.value();
        int equals = word.startsWith("-") ? word.indexOf('=') : -1;
        String option = equals < 0 ? before : word.substring(0, equals);
        if (option.startsWith("-") && WRITTEN.stream().anyMatch(option::contains)) {
          report.check(word.substring(equals + 1), argument.span());
        }
        before = word;
      }
    }
  }

  /** Where to report, and what the service can write to. */
  private record Report(Assignment dynamic, List<String> writable, Findings findings) {
    void check(String written, Span at) {
      String path = OwnDirectories.resolved(written);
      FOLDERS.forEach(
          (folder, setting) -> {
            if (path.startsWith(folder + "/")
                && writable.stream().noneMatch(made -> OwnDirectories.isWithin(path, made))) {
              String name = path.substring(folder.length() + 1);
              int slash = name.indexOf('/');
              boolean file = slash < 0 && name.indexOf('.') > 0;
              String own = setting + (slash < 0 ? name : name.substring(0, slash));
              findings.report(
                  at,
                  "the service cannot write to " + path + ": its user is new at each start",
                  finding -> {
                    finding.related(dynamic.keySpan(), "makes all of the system read-only, too");
                    finding.help(
                        file
                            ? "add `" + setting + "`, and name a file in that folder"
                            : "add `" + own + "`");
                  });
            }
          });
    }
  }
}

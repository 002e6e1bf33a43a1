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
import io.github.unitgen.meaning.systemd.OwnDirectories.Home;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class DynamicUserWithoutDirectory implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S816",
          "dynamic-user-without-directory",
          "Service with DynamicUser= cannot write to its data directory");

  /** Parts of options that name what is written. */
  private static final List<String> WRITTEN = List.of("data", "state", "cache", "log", "storage");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(Account.DYNAMIC);
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
    Report report = new Report(unit, dynamic.get(), writable, findings);
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

  /** Reports paths that the service cannot write to. */
  private record Report(
      UnitInput unit, Assignment dynamic, List<String> writable, Findings findings) {
    void check(String written, Span at) {
      String path = OwnDirectories.resolved(written);
      boolean closed = writable.stream().noneMatch(made -> OwnDirectories.isWithin(path, made));
      // Data that changes is in /var.
      OwnDirectories.home(path)
          .filter(home -> closed && home.base().startsWith("/var/"))
          .ifPresent(
              home ->
                  findings.report(
                      at,
                      "the service cannot write to " + path + " with DynamicUser=",
                      finding -> {
                        finding.related(dynamic.keySpan(), "also makes the system read-only");
                        finding.help(help(home));
                      }));
    }

    private String help(Home home) {
      if (!unit.versions().know("Service", home.setting())) {
        return "use `User=` instead of `DynamicUser=`";
      }
      boolean file = home.name().indexOf('/') < 0 && home.name().indexOf('.') > 0;
      return file
          ? "add `" + home.setting() + "=` and use a file in that directory"
          : "add `" + home.line() + "`";
    }
  }
}

package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.HardeningProfile;
import io.github.unitgen.meaning.systemd.NamespacePath;
import io.github.unitgen.meaning.systemd.OwnDirectories;
import io.github.unitgen.meaning.systemd.Sandbox;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class HiddenPath implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S813", "hidden-path", "Service uses a path that ProtectHome= hides");

  private static final String SERVICE = "Service";

  /** Parts of options whose path the program does not open. */
  private static final List<String> LEAVING = List.of("exclude", "ignore", "skip", "prune", "deny");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ProtectHome");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> homes = unit.isService() ? Sandbox.hiddenHomes(unit) : Optional.empty();
    if (homes.isPresent()) {
      new Check(unit, homes.get(), findings, new ArrayList<>()).run();
    }
  }

  /** Looks for paths in the hidden folders. */
  private record Check(UnitInput unit, Assignment homes, Findings findings, List<String> reported) {
    void run() {
      unit.last(SERVICE, "WorkingDirectory")
          .filter(line -> isHidden(line.value()))
          .ifPresent(
              line -> report(line.valueSpan(), line.value(), Severity.ERROR, "the start fails"));
      for (UnitCommand command : ExecLines.commands(unit)) {
        program(command);
      }
      Commands commands = Commands.of(unit);
      for (Started started : commands.all()) {
        if (!commands.prefixes(started).contains(Prefix.FULL_PRIVILEGES)) {
          arguments(started);
        }
      }
      for (NamespacePath path : NamespacePath.of(unit)) {
        if (!path.takesAway() && isHidden(path.target()) && !isWithinReported(path.target())) {
          String key = path.line().key();
          report(path.at(), path.target(), Severity.WARNING, key + "= does not show it again");
        }
      }
    }

    private void program(UnitCommand command) {
      String path = command.command().program().value();
      boolean outside = command.command().prefixes().contains(Prefix.FULL_PRIVILEGES);
      if (!outside && isHidden(path)) {
        boolean ignored = command.command().prefixes().contains(Prefix.IGNORE_FAILURE);
        report(
            command.span(command.command().program()),
            path,
            ignored ? Severity.WARNING : Severity.ERROR,
            "the command fails");
      }
    }

    private void arguments(Started started) {
      String before = "";
      for (Argument argument : started.arguments()) {
        String word = argument.value();
        String path = word.startsWith("-") ? word.substring(word.indexOf('=') + 1) : word;
        String option = word.startsWith("-") ? word : before;
        if (isHidden(path)
            && path.indexOf(':') < 0
            && LEAVING.stream().noneMatch(option::contains)) {
          report(argument.span(), path, Severity.WARNING, "the program cannot see it");
        }
        before = word;
      }
    }

    /** Whether a path below {@code folder} is reported, whose remedy is the same. */
    private boolean isWithinReported(String folder) {
      return reported.stream().anyMatch(path -> OwnDirectories.isWithin(path, folder));
    }

    private boolean isHidden(String path) {
      String full = OwnDirectories.resolved(path);
      return HardeningProfile.hides(full) && full.indexOf('/', 1) > 0 && !isMounted(full);
    }

    /** Paths can be mounted below {@code tmpfs}, but not below {@code yes}. */
    private boolean isMounted(String path) {
      if (!homes.value().equals("tmpfs")) {
        return false;
      }
      for (NamespacePath bind : NamespacePath.of(unit)) {
        if (bind.line().key().startsWith("Bind") && OwnDirectories.isWithin(path, bind.target())) {
          return true;
        }
      }
      return false;
    }

    private void report(Span at, String path, Severity severity, String what) {
      reported.add(OwnDirectories.resolved(path));
      findings.report(
          at,
          homes.key() + "=" + homes.value() + " hides " + path + ": " + what,
          finding -> {
            // A user's manager hides nothing if it may not create a namespace.
            finding.severity(UserUnits.isSurelyOfSystem(unit) ? severity : Severity.INFO);
            finding.related(homes.valueSpan(), "hides /home, /root and /run/user");
            finding.help(
                unit.versions().know(SERVICE, homes.key())
                    ? "use `ProtectHome=read-only`, or move it to a folder like `/srv/app`"
                    : "move it to a folder like `/srv/app`");
          });
    }
  }
}

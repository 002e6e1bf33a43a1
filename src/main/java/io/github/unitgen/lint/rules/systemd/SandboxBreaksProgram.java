package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Runtimes;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class SandboxBreaksProgram implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              "S811", "sandbox-breaks-program", "Sandbox forbids something that the program needs")
          .in(Profile.HARDENING);

  private static final String SERVICE = "Service";

  /** Programs that only show files of /proc, and fail without them. */
  private static final Set<String> OBSERVERS = Set.of("free", "vmstat", "uptime");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("MemoryDenyWriteExecute", "ProcSubset", "RestrictAddressFamilies");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService()) {
      return;
    }
    unit.last(SERVICE, "MemoryDenyWriteExecute")
        .filter(line -> unit.isYes(SERVICE, line.key()))
        .ifPresent(line -> compilers(unit, line, findings));
    unit.last(SERVICE, "ProcSubset")
        .filter(line -> line.value().equals("pid"))
        .ifPresent(line -> readers(unit, line, findings));
    List<Assignment> families = unit.effective(SERVICE, "RestrictAddressFamilies");
    if (!unit.isDropIn() && isWithoutNetlink(families)) {
      interfaces(unit, families.get(families.size() - 1), findings);
    }
  }

  private static void compilers(UnitInput unit, Assignment line, Findings findings) {
    Runtimes.compiler(unit)
        .ifPresent(
            compiler ->
                findings.report(
                    line.keySpan(),
                    line.key() + "= makes " + compiler.name() + " fail at start",
                    finding -> {
                      finding.related(compiler.at(), "creates machine code at run time");
                      finding.help("remove it");
                    }));
  }

  private static void readers(UnitInput unit, Assignment line, Findings findings) {
    for (Started started : Commands.of(unit).all()) {
      Optional<Argument> read =
          OBSERVERS.contains(started.program())
              ? Optional.of(started.word())
              : started.arguments().stream().filter(word -> isHidden(word.value())).findFirst();
      if (read.isPresent()) {
        findings.report(
            line.valueSpan(),
            "ProcSubset=pid hides everything in /proc except processes",
            finding -> {
              finding.related(read.get().span(), "read here");
              finding.help("remove it");
            });
        return;
      }
    }
  }

  /** {@code /proc/meminfo}, but no {@code /proc/self}, {@code /proc/12} or {@code /proc/$PID}. */
  private static boolean isHidden(String path) {
    String start = "/proc/";
    return path.startsWith(start)
        && path.length() > start.length()
        && Character.isLowerCase(path.charAt(start.length()))
        && !path.startsWith("/proc/self")
        && !path.startsWith("/proc/thread-self");
  }

  private static boolean isWithoutNetlink(List<Assignment> families) {
    boolean inet = false;
    for (Assignment line : families) {
      if (line.value().startsWith("~") || line.value().contains("AF_NETLINK")) {
        return false;
      }
      inet |= line.value().contains("AF_INET");
    }
    return inet;
  }

  private static void interfaces(UnitInput unit, Assignment line, Findings findings) {
    Optional<Span> program = Runtimes.application(unit);
    if (program.isPresent()) {
      findings.report(
          line.valueSpan(),
          "without AF_NETLINK a program cannot list network interfaces",
          finding -> {
            finding.severity(Severity.INFO); // not every program lists them
            finding.related(program.get(), "may list them with getifaddrs");
            finding.help("add `AF_NETLINK` if it lists interfaces");
          });
    }
  }
}

package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Listening;
import io.github.unitgen.meaning.command.SharedOptions;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.Environment.Variable;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.RuntimeFolders;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.systemd.UnitReference;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public final class CollidingInstances implements UnitRule, JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S606", "colliding-instances", "Instances of a template share a port, directory or file");

  private static final String SERVICE = "Service";
  private static final String SAME = " is the same for all instances";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService() || !unit.name().isTemplate() || unit.isDropIn()) {
      return;
    }
    boolean own =
        !unit.value("Service", "PrivateNetwork").isEmpty()
            || !unit.value("Service", "NetworkNamespacePath").isEmpty()
            || unit.value("Service", "StandardInput").equals("socket");
    if (!own) {
      flags(Commands.of(unit), "%i", findings);
    }
    options(Commands.of(unit), own, "%i", findings);
    folders(unit, findings);
    files(unit, findings);
    if (Environment.files(unit, "Service").stream().anyMatch(CollidingInstances::differs)) {
      return;
    }
    Map<String, Span> fixed = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (Variable variable : Environment.variables(unit, "Service")) {
      if (variable.value().indexOf('%') >= 0 && isAddress(variable.name())) {
        own = true;
      }
      fixed.put(variable.name(), variable.at());
      values.put(variable.name(), variable.value());
    }
    boolean apart = own;
    values.forEach(
        (name, value) -> {
          Span at = fixed.get(name);
          if (at != null && isShared(name, value, apart) && !isVaried(unit, name)) {
            variable(at, name, value, "%i", Severity.WARNING, findings);
          }
        });
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (job.job().instance().isEmpty()) {
      return;
    }
    String instance = job.job().instance().get().value();
    String text = job.file().source().text();
    int name = instance.indexOf('$');
    String example = name < 0 ? "$INSTANCE" : instance.substring(name);
    flags(Commands.of(job), example, findings);
    options(Commands.of(job), false, example, findings);
    for (Located<String> line : job.job().env()) {
      int equals = line.value().indexOf('=');
      if (equals > 0) {
        String variable = line.value().substring(0, equals);
        String value = line.value().substring(equals + 1);
        boolean used =
            text.contains("$" + variable + "$")
                || text.contains("${" + variable + "}$")
                || text.contains("((")
                || text.indexOf(variable + "=") != text.lastIndexOf(variable + "=");
        if (isShared(variable, value, false) && !instance.contains(variable) && !used) {
          // the job's events or start(8) may override it
          variable(line.at().span(), variable, value, example, Severity.INFO, findings);
        }
      }
    }
  }

  private static void flags(Commands commands, String instance, Findings findings) {
    for (Flags.Use use : Listening.fixed(commands)) {
      findings.report(
          use.span(),
          use.name() + SAME + ": only one of them can use it",
          finding -> finding.help(help(use.value().orElse(""), instance)));
    }
  }

  /** Reports options of unknown programs by their names. */
  private static void options(
      Commands commands, boolean ownNetwork, String instance, Findings findings) {
    for (SharedOptions.Use use : SharedOptions.fixed(commands)) {
      if (!use.isAddress() || !ownNetwork) {
        findings.report(
            use.span(),
            use.name() + SAME,
            finding -> {
              finding.severity(Severity.INFO);
              finding.help(help(use.value(), instance));
            });
      }
    }
  }

  private static void folders(UnitInput unit, Findings findings) {
    if (ServiceType.of(unit).isOneshot()) {
      return; // they usually run one after the other
    }
    for (RuntimeFolders.Folder folder : RuntimeFolders.removed(unit)) {
      if (!UnitName.differsByInstance(folder.name())) {
        findings.report(
            folder.at(),
            "all instances use this directory: the first to stop removes it",
            finding -> finding.help(apart(unit, folder.name())));
      }
    }
    if (!unit.has("Install")) {
      return; // a connection or another unit starts each, for work that they share
    }
    for (UnitReference state : UnitReference.of(unit, SERVICE, "StateDirectory")) {
      if (!UnitName.differsByInstance(state.unit()) && !isDivided(unit, state.unit())) {
        findings.report(
            state.at(),
            "all instances keep their state in this directory",
            finding -> {
              finding.severity(Severity.INFO); // they may share it on purpose
              finding.help("use `" + state.unit() + "/%i` if it is not shared on purpose");
            });
      }
    }
  }

  private static String apart(UnitInput unit, String folder) {
    return RuntimeFolders.canBeKept(unit)
        ? "use `" + folder + "/%i`, or set `RuntimeDirectoryPreserve=yes`"
        : "use `" + folder + "-%i`";
  }

  /** Whether a line uses the instance in a path inside the directory. */
  private static boolean isDivided(UnitInput unit, String folder) {
    for (Assignment line : unit.assignments()) {
      boolean named = line.value().contains(folder) || line.value().contains("STATE_DIRECTORY");
      if (named && !line.key().equals("Description") && UnitName.differsByInstance(line.value())) {
        return true;
      }
    }
    return false;
  }

  private static void files(UnitInput unit, Findings findings) {
    if (ServiceType.of(unit).isForking()) {
      MainProcess.pidFiles(unit).stream()
          .filter(line -> !UnitName.differsByInstance(line.value()))
          .forEach(
              line ->
                  findings.report(
                      line.valueSpan(),
                      "all instances use this PID file: stopping one kills another",
                      finding -> finding.help("use %i in the path")));
    }
    if (!isConnection(unit)) {
      for (String key : List.of("StandardOutput", "StandardError")) {
        unit.last(SERVICE, key)
            .filter(line -> !UnitName.differsByInstance(line.value()))
            .ifPresent(line -> output(line, findings));
      }
    }
  }

  /** Whether a socket starts the instances, each for a short time. */
  private static boolean isConnection(UnitInput unit) {
    return unit.value(SERVICE, "StandardInput").equals("socket")
        || UnitReference.of(unit, List.of("Requires", "BindsTo", "After")).stream()
            .anyMatch(reference -> reference.unit().endsWith(".socket"));
  }

  private static void output(Assignment line, Findings findings) {
    boolean appends = line.value().startsWith("append:/");
    boolean isFile = line.value().startsWith("file:/") || line.value().startsWith("truncate:/");
    if ((appends || isFile) && !line.value().contains(":/dev/")) {
      findings.report(
          line.valueSpan(),
          appends ? "all instances write to this file" : "all instances overwrite this file",
          finding -> {
            if (appends) {
              finding.severity(Severity.INFO);
            }
            finding.help("use %i in the path, or remove the line to use the journal");
          });
    }
  }

  private static void variable(
      Span at, String name, String value, String instance, Severity severity, Findings findings) {
    findings.report(
        at,
        name + SAME,
        finding -> {
          finding.severity(severity);
          finding.help(help(value, instance));
        });
  }

  private static String help(String value, String instance) {
    boolean digit = isDigit(value.charAt(value.length() - 1));
    return digit
        ? "use the number of the instance, for example `"
            + value.substring(0, value.length() - 1)
            + instance
            + "`"
        : "use " + instance + " in the path";
  }

  private static boolean isShared(String name, String value, boolean ownNetwork) {
    boolean pid = name.equals("PIDFILE") || name.equals("PID_FILE") || name.endsWith("_PIDFILE");
    boolean port =
        name.equals("PORT") && !ownNetwork && value.chars().allMatch(c -> isDigit((char) c));
    return (pid && value.startsWith("/") || port) && Listening.isFixed(value);
  }

  private static boolean isAddress(String name) {
    return List.of("HOST", "BIND", "ADDR", "LISTEN", "IP").stream().anyMatch(name::contains);
  }

  private static boolean differs(Assignment line) {
    return line.value().indexOf('%') >= 0;
  }

  /** Whether a command combines the instance with the variable. */
  private static boolean isVaried(UnitInput unit, String name) {
    for (UnitInput.UnitCommand command : ExecLines.commands(unit)) {
      String text = command.line().value();
      if (text.contains(name + "=")
          || text.contains(name + "}%")
          || (text.contains(name) && text.contains("(("))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

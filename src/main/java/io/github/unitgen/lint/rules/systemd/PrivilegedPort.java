package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Listening;
import io.github.unitgen.meaning.command.Listening.Port;
import io.github.unitgen.meaning.command.Privileges;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.Capabilities;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.Environment.Variable;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

public final class PrivilegedPort implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X107", "privileged-port", "Port below 1024 is closed to users other than root");

  private static final String CAPABILITY = "CAP_NET_BIND_SERVICE";
  private static final String USERS = "only root or CAP_NET_BIND_SERVICE";
  private static final String PROXY = "use a port from 1024 on, with a proxy";
  private static final String KEY =
      "add `capabilities: [NET_BIND_SERVICE]` on systemd, or use a port from 1024 on";
  private static final int UNPRIVILEGED = 1024;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStart", Environment.KEY);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService() || unit.isDropIn() || Listeners.areHandedTo(unit)) {
      return;
    }
    boolean kept = Capabilities.areKept(unit, CAPABILITY);
    Account account = Account.of(unit);
    boolean plain = account.isOther() || account.dynamic().isPresent() || UserUnits.is(unit);
    boolean given = Capabilities.areGiven(unit, CAPABILITY) && !UserUnits.is(unit);
    if (!kept && (given || !plain)) {
      return;
    }
    Commands commands = Commands.of(unit);
    List<Port> ports = new ArrayList<>(Listening.ports(commands));
    for (Variable variable : Environment.variables(unit, "Service")) {
      add(commands, variable.name(), variable.value(), variable.at(), ports);
    }
    String help =
        UserUnits.is(unit)
            ? "use a port from 1024 on, such as 8080"
            : kept
                ? "add CAP_NET_BIND_SERVICE to CapabilityBoundingSet="
                : unit.versions().know("Service", "AmbientCapabilities")
                    ? "add `AmbientCapabilities=CAP_NET_BIND_SERVICE`"
                    : PROXY;
    String who = kept ? "nobody without CAP_NET_BIND_SERVICE" : USERS;
    report(commands, ports, who, help, findings);
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (!Privileges.areDropped(job)) {
      return;
    }
    Commands commands = Commands.of(job);
    List<Port> ports = new ArrayList<>(Listening.ports(commands));
    for (Located<String> line : job.job().env()) {
      int equals = line.value().indexOf('=');
      if (equals > 0) {
        String name = line.value().substring(0, equals);
        add(commands, name, line.value().substring(equals + 1), line.at().span(), ports);
      }
    }
    report(commands, ports, USERS, "use a port from 1024 on, with a proxy or NAT", findings);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      boolean plain =
          process
              .account()
              .user()
              .map(Located::value)
              .filter(user -> !user.equals("root") && !user.equals("0"))
              .isPresent();
      if (plain && !isGiven(process)) {
        check(process, findings);
      }
    }
  }

  private static boolean isGiven(ProcessSpec process) {
    String raw = process.raw().directive("AmbientCapabilities").orElse("");
    return raw.toUpperCase(Locale.ROOT).contains(CAPABILITY)
        || process.account().capabilities().stream()
            .flatMap(List::stream)
            .anyMatch(name -> CAPABILITY.equals("CAP_" + name.value()));
  }

  private static void check(ProcessSpec process, Findings findings) {
    Commands commands = Commands.of(process);
    Place command = process.program().command().at();
    report(commands, Listening.ports(commands), USERS, KEY, findings.in(command.source()));
    List<Port> variables = new ArrayList<>();
    for (EnvVar variable : process.program().env()) {
      variables.clear();
      Place at = variable.value().at();
      String value = variable.value().value().with(process.anInstance());
      add(commands, variable.name().value(), value, at.span(), variables);
      report(commands, variables, USERS, KEY, findings.in(at.source()));
    }
    OptionalInt port = process.program().port();
    if (port.isPresent()) {
      Place at = process.at("port");
      List<Port> first = List.of(new Port(port.getAsInt(), at.span(), true));
      report(commands, first, USERS, KEY, findings.in(at.source()));
    }
  }

  /**
   * Adds a port. PORT is the port of most application servers; which other programs read it is
   * unknown.
   */
  private static void add(Commands commands, String name, String value, Span at, List<Port> ports) {
    OptionalInt port = name.equals("PORT") ? Listening.port(value) : OptionalInt.empty();
    if (port.isPresent()) {
      ports.add(new Port(port.getAsInt(), at, Workers.main(commands).isPresent()));
    }
  }

  private static void report(
      Commands commands, List<Port> ports, String who, String help, Findings findings) {
    for (Port port : ports) {
      if (port.number() < UNPRIVILEGED && !isAllowed(commands)) {
        findings.report(
            port.at(),
            who + " may listen on port " + port.number(),
            finding -> {
              if (!port.certain()) {
                finding.severity(Severity.INFO); // it may be a port of another machine
              }
              finding.help(help);
            });
      }
    }
  }

  private static boolean isAllowed(Commands commands) {
    return commands.all().stream().anyMatch(PrivilegedPort::isAllowed);
  }

  /** Whether another program on the command line grants the right to do it. */
  private static boolean isAllowed(Started started) {
    return started.program().equals("setcap")
        || started.wrapper("authbind").isPresent()
        || started.isMain() && Privileges.switches(started);
  }
}

package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.Environment.Variable;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class NetworkTargetForClient implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S705",
              "network-target-for-client",
              "Client is ordered after network.target, which does not mean online")
          .in(Profile.PEDANTIC);

  /** Schemes that a program connects to; an http: or tcp: URL may be one to listen on. */
  private static final List<String> SCHEMES =
      List.of(
          "redis",
          "rediss",
          "amqp",
          "amqps",
          "postgres",
          "postgresql",
          "mysql",
          "mysql2",
          "mongodb",
          "mongodb+srv",
          "nats",
          "memcached",
          "ldap",
          "ldaps");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("After");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Named> after = NamedUnits.find(unit, "Unit", List.of("After"), "network.target");
    if (after.isEmpty()
        || !unit.isService()
        || !UserUnits.isSurelyOfSystem(unit)
        || NamedUnits.names(unit, "Unit", "After", "network-online.target")) {
      return;
    }
    remote(unit)
        .ifPresent(
            host ->
                findings.report(
                    after.get().at(),
                    "network.target may come before " + host + " can be reached",
                    finding ->
                        finding.help(
                            "add `Wants=` and `After=network-online.target`, unless it reconnects")));
  }

  /** Returns the first host that the service connects to. */
  private static Optional<String> remote(UnitInput unit) {
    for (Started started : Commands.of(unit).main()) {
      for (Argument argument : started.arguments()) {
        Optional<String> host = remote(argument.value());
        if (host.isPresent()) {
          return host;
        }
      }
    }
    for (Variable variable : Environment.variables(unit, "Service")) {
      Optional<String> host = remote(variable.value());
      if (host.isPresent()) {
        return host;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> remote(String text) {
    int slashes = text.indexOf("://");
    if (slashes < 0) {
      return Optional.empty();
    }
    String scheme = text.substring(text.lastIndexOf('=', slashes) + 1, slashes);
    int start = slashes + "://".length();
    int end = start;
    while (end < text.length() && "/?#,".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String host = text.substring(start, end);
    host = host.substring(host.lastIndexOf('@') + 1);
    boolean local =
        host.isEmpty()
            || host.startsWith("localhost")
            || host.startsWith("127.")
            || host.startsWith("[::1]")
            || host.indexOf('$') >= 0;
    return SCHEMES.contains(scheme) && !local ? Optional.of(host) : Optional.empty();
  }
}

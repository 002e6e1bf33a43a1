package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Listening;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class AddressNotThere implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S730",
          "address-not-there",
          "Nothing waits until the address to listen on is configured");

  private static final List<String> KEYS =
      List.of("ListenStream", "ListenDatagram", "ListenSequentialPacket");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStart", "ListenStream", "ListenDatagram", "ListenSequentialPacket");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (unit.isDropIn() || isOrdered(unit)) {
      return;
    }
    if (unit.isService()) {
      service(unit, findings);
    } else if (unit.type().equals("socket")
        && !unit.isYes("Socket", "FreeBind")
        && !unit.isYes("Socket", "Transparent")) {
      socket(unit, findings);
    }
  }

  private static void service(UnitInput unit, Findings findings) {
    if (!UserUnits.isSurelyOfSystem(unit)) {
      return; // the manager of a user cannot wait for the network
    }
    for (Flags.Use use : Listening.fixed(Commands.of(unit))) {
      String value = use.value().orElse("");
      int scheme = value.indexOf("://");
      if (Listeners.isOfInterface(scheme < 0 ? value : value.substring(scheme + 3))) {
        findings.report(
            use.span(),
            use.program() + " fails if no interface has this address yet",
            finding -> {
              finding.severity(Severity.INFO); // the address may be there long before
              finding.help("add `Wants=` and `After=network-online.target`");
            });
        return;
      }
    }
  }

  private static void socket(UnitInput unit, Findings findings) {
    for (Assignment line : Listeners.left(unit, "Socket", Listeners.KEYS)) {
      if (KEYS.contains(line.key()) && Listeners.isOfInterface(line.value())) {
        report(unit, line, findings);
        return;
      }
    }
  }

  /** Whether it waits for the network, or for what may bring the address. */
  private static boolean isOrdered(UnitInput unit) {
    for (NamedUnits.Named after : NamedUnits.of(unit, "Unit", "After")) {
      String name = after.name();
      if (name.equals("network-online.target")
          || name.endsWith(".service")
          || name.endsWith(".device")) {
        return true;
      }
    }
    return false;
  }

  private static void report(UnitInput unit, Assignment line, Findings findings) {
    findings.report(
        line.valueSpan(),
        "the socket fails if no interface has this address yet",
        finding -> {
          finding.help("add `FreeBind=yes`");
          String text = unit.file().source().text();
          int end = line.span().end();
          boolean ended = text.charAt(end - 1) == '\n';
          finding.fix(
              Fix.unsafe(
                  "Add FreeBind=yes",
                  new Edit(Span.at(end), (ended ? "" : "\n") + "FreeBind=yes\n")));
        });
  }
}

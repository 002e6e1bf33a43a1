package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.meaning.Rotation;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Logs;
import io.github.unitgen.meaning.command.Redirection;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class CustomLogFile implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S201", "custom-log-file", "Log file bypasses the journal and stays open after rotation");
  private static final String SERVICE = "Service";
  private static final List<String> KEYS = List.of("StandardOutput", "StandardError");
  private static final List<String> FILES = List.of("append:", "file:", "truncate:");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStart", "StandardOutput", "StandardError");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (isOfOneConnection(unit)) {
      return; // each instance opens the file again
    }
    boolean oneshot = ServiceType.of(unit).isOneshot();
    for (String key : KEYS) {
      unit.last(SERVICE, key).ifPresent(line -> setting(unit, line, oneshot, findings));
    }
    for (Started started : Commands.of(unit).main()) {
      if (started.context().shell()) {
        redirection(unit, started, oneshot, findings);
      }
    }
  }

  /** Whether it is the template of a socket, which starts an instance per connection. */
  private static boolean isOfOneConnection(UnitInput unit) {
    String socket = unit.name().unit().replace("@.service", ".socket");
    return unit.name().isTemplate()
        && unit.assignments().stream()
            .anyMatch(line -> !line.section().equals(SERVICE) && line.value().contains(socket));
  }

  private static boolean isKept(UnitInput unit, String file) {
    return Rotation.isKept(unit.image(), file, unit.name().unit());
  }

  private static void setting(UnitInput unit, Assignment line, boolean oneshot, Findings findings) {
    for (String start : FILES) {
      String file = line.value().startsWith(start) ? line.value().substring(start.length()) : "";
      // A file that does not survive a boot is not a log either.
      boolean product =
          oneshot
              ? !start.equals("append:") || file.startsWith("/run/")
              : start.equals("truncate:") && !file.contains("log");
      boolean log = file.startsWith("/") && !file.startsWith("/dev/") && !product;
      if (log && !isKept(unit, file)) {
        findings.report(
            line.valueSpan(),
            line.key() + "= bypasses the journal, and a rotated file stays open",
            finding -> {
              finding.help("use `" + line.key() + "=journal`, which `journalctl -u` shows");
              finding.fix(
                  Fix.unsafe("Replace with journal", new Edit(line.valueSpan(), "journal")));
            });
      }
    }
  }

  private static void redirection(
      UnitInput unit, Started started, boolean oneshot, Findings findings) {
    List<Redirection> files = Logs.redirections(started);
    if (files.isEmpty()) {
      return; // nearly always
    }
    boolean product = oneshot && files.stream().noneMatch(Redirection::appends);
    if (product || files.stream().allMatch(file -> isKept(unit, file.target().value()))) {
      return;
    }
    Redirection first = files.get(0);
    findings.report(
        first.span(),
        "this redirection bypasses the journal, and a rotated file stays open",
        finding -> {
          finding.help("remove it: `journalctl -u` shows the output");
          Source source = unit.file().source();
          Logs.sentAway(source.text(), files)
              .filter(span -> !first.span().equals(started.command()))
              .flatMap(
                  span ->
                      Removal.of(source, span, written(source, first), "Remove the redirection"))
              .ifPresent(finding::fix);
        });
  }

  /** Returns the operator as written, or empty if its place is not exact. */
  private static String written(Source source, Redirection redirection) {
    String text = source.slice(redirection.span());
    return text.endsWith(redirection.target().value()) && text.indexOf('>') <= 1 ? text : "";
  }
}

package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import java.util.Optional;

public final class AcceptMismatch implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S728", "accept-mismatch", "Accept= does not match the service that the socket starts");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return unit.type().equals("socket")
        && !unit.name().isTemplate()
        && !unit.name().isInstance()
        && unit.value("Socket", "Service").isEmpty()
        && !Listeners.left(unit, "Socket", Listeners.KEYS).isEmpty();
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (UnitInput socket : folder.lintedUnits(this)) {
      Triggers.started(socket).ifPresent(wanted -> check(socket, wanted, folder, findings));
    }
  }

  private static void check(
      UnitInput socket, String wanted, FolderInput folder, FolderFindings findings) {
    boolean accepts = socket.isYes("Socket", "Accept");
    String stem =
        wanted.substring(0, wanted.length() - (accepts ? "@.service" : ".service").length());
    String other = stem + (accepts ? ".service" : "@.service");
    boolean isOther = folder.unitNames().contains(other) && !folder.unitNames().contains(wanted);
    if (!isOther || NamedUnits.isInImage(wanted, socket)) {
      return;
    }
    Optional<Span> line =
        accepts ? socket.last("Socket", "Accept").map(found -> found.keySpan()) : Optional.empty();
    findings
        .in(socket)
        .report(
            line.orElseGet(() -> Listeners.left(socket, "Socket", Listeners.KEYS).get(0).keySpan()),
            (accepts ? "Accept=yes" : "the socket")
                + " needs "
                + wanted
                + ", which does not exist in this folder",
            finding ->
                finding.help(
                    accepts
                        ? "remove Accept=, or rename " + other + " to `" + wanted + "`"
                        : "add `Accept=yes`, or rename " + other + " to `" + wanted + "`"));
  }
}

package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.RuntimeFolders;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;

public final class SocketInRuntimeDirectory implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S729",
          "socket-in-runtime-directory",
          "Socket is in a RuntimeDirectory= that its service removes on stop");

  /** Settings that stop the socket with its service, so it is created again. */
  private static final List<String> ENDS = List.of("PartOf", "BindsTo", "Requires");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (Triggers.Pair pair : Triggers.of(folder, "socket")) {
      String name = pair.service().name().unit();
      boolean ends =
          ENDS.stream().anyMatch(key -> NamedUnits.names(pair.trigger(), "Unit", key, name));
      if (!ends) {
        check(pair, findings);
      }
    }
  }

  private static void check(Triggers.Pair pair, FolderFindings findings) {
    for (RuntimeFolders.Folder folder : RuntimeFolders.removed(pair.service())) {
      for (Assignment line : Listeners.left(pair.trigger(), "Socket", Listeners.KEYS)) {
        if (RuntimeFolders.path(line.value()).startsWith(folder.path() + "/")) {
          report(pair, folder, line, findings);
          return;
        }
      }
    }
  }

  private static void report(
      Triggers.Pair pair, RuntimeFolders.Folder folder, Assignment line, FolderFindings findings) {
    UnitInput socket = pair.trigger();
    UnitInput service = pair.service();
    boolean inService = pair.isServiceLinted();
    findings
        .in(inService ? service : socket)
        .report(
            inService ? folder.at() : line.valueSpan(),
            "stopping "
                + service.name().unit()
                + (inService
                    ? " removes the socket of " + socket.name().unit()
                    : " removes this socket"),
            finding -> {
              if (inService) {
                finding.related(socket.file().source(), line.valueSpan(), "the socket");
              } else {
                finding.related(service.file().source(), folder.at(), "the directory");
              }
              finding.help(
                  RuntimeFolders.canBeKept(service)
                      ? "move the socket, or set `RuntimeDirectoryPreserve=yes`"
                      : "move the socket");
            });
  }
}

package io.github.unitgen.importer.supervisord;

import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.supervisord.SupervisordConfig.Entry;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The socket of a FastCGI program, and the rights of what a program creates. */
final class ProgramAccess {
  private final ProgramEntries entries;
  private final Ledger fates;

  ProgramAccess(ProgramEntries entries, Ledger fates) {
    this.entries = entries;
    this.fates = fates;
  }

  /** Adds the keys to {@code settings}. */
  void addTo(Map<String, Value> settings) {
    sockets(settings);
    umask(settings);
  }

  /** The socket of a FastCGI program is its standard input. */
  private void sockets(Map<String, Value> settings) {
    Optional<Entry> socket = entries.entry("socket").filter(entry -> entries.isIn("fcgi-program"));
    if (socket.isEmpty()) {
      return;
    }
    String address = entries.filled(socket.get()).orElse("");
    boolean path = address.startsWith("unix://");
    String at =
        address.substring(Math.min(address.length(), path ? 7 : 6)).toLowerCase(Locale.ROOT);
    Map<String, Value> listen = new LinkedHashMap<>();
    listen.put("at", new Text(path ? address.substring(7) : at.replace("localhost", "127.0.0.1")));
    if (path) {
      access(listen);
    }
    Value value = listen.size() == 1 ? listen.get("at") : new Entries(listen);
    boolean known = path || address.startsWith("tcp://");
    if (!known || DraftCheck.refusal("listen", value).isPresent()) {
      entries.refused(socket.get(), "set `listen` to a path, or to an address with a port");
      return;
    }
    if (settings.remove("count") != null || settings.remove("instances") != null) {
      settings.remove("first_instance");
      fates.notCarried(
          socket.get().at(),
          "numprocs",
          "only one service can have the socket: let the program start its workers");
    }
    settings.put("listen", value);
    ProgramEntries.raw(settings, "StandardInput", new Text("socket"));
    entries.approximated(
        socket.get(), "`listen`: systemd opens it as standard input; not supported on Upstart");
  }

  private void access(Map<String, Value> listen) {
    entries
        .entry("socket_mode")
        .ifPresent(
            entry -> {
              Value mode = new Word(ProgramEntries.octal(entries.filled(entry).orElse("")));
              Map<String, Value> tried = new LinkedHashMap<>();
              tried.put("at", new Text("/run/x.sock"));
              tried.put("mode", mode);
              if (DraftCheck.refusal("listen", new Entries(tried)).isEmpty()) {
                listen.put("mode", mode);
                entries.carried(entry, "listen.mode");
              } else {
                entries.refused(entry, "write octal digits such as 0700");
              }
            });
    entries
        .entry("socket_owner")
        .ifPresent(
            entry -> {
              String[] owner = entries.filled(entry).orElse("").split(":", 2);
              Map<String, Value> tried = new LinkedHashMap<>();
              tried.put("at", new Text("/run/x.sock"));
              tried.put("user", new Text(owner[0]));
              if (owner.length > 1) {
                tried.put("group", new Text(owner[1]));
              }
              if (DraftCheck.refusal("listen", new Entries(tried)).isEmpty()) {
                tried.remove("at");
                listen.putAll(tried);
                entries.carried(entry, "listen.user");
              } else {
                entries.refused(entry, "write `user:group`");
              }
            });
  }

  private void umask(Map<String, Value> settings) {
    entries
        .entry("umask")
        .ifPresent(
            entry -> {
              Value umask =
                  new Word(ProgramEntries.octal(entries.filled(entry).orElse("").strip()));
              if (DraftCheck.refusal("umask", umask).isEmpty()) {
                settings.put("umask", umask);
                entries.carried(entry, "umask");
              } else {
                entries.refused(entry, "write octal digits such as 022");
              }
            });
  }
}

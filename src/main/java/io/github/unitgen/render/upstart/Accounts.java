package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.source.Located;
import java.util.Optional;

/** As whom a process runs, and who sees to it. */
final class Accounts {
  private static final String ROOT = "root";

  private Accounts() {}

  /** The group that {@code setgid} names: the one of the manifest, else the user's name. */
  static Optional<Located<String>> group(ProcessSpec process) {
    return process.account().group().or(process.account()::user);
  }

  /**
   * {@code user:group} that the job itself has to become; empty where Upstart sets both, and where
   * they are root's as they are. With {@code setuid} the pre-start is the user's too, who can make
   * no folder in /run.
   */
  static Optional<String> substituted(ProcessSpec process, UpstartVersions versions) {
    String user = process.account().user().map(Located::value).orElse(ROOT);
    String group = group(process).map(Located::value).orElse(ROOT);
    boolean rootActs = !versions.know(Stanza.SETUID) || !process.account().directories().isEmpty();
    boolean needed = rootActs && !(user.equals(ROOT) && group.equals(ROOT));
    return needed ? Optional.of(user + ":" + group) : Optional.empty();
  }
}

package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.source.Located;
import java.util.Optional;

/** The account that a process runs as, and the program that switches to it. */
final class Accounts {
  private static final String ROOT = "root";

  private Accounts() {}

  /** Returns the group for {@code setgid}: the group of the manifest, or the user's name. */
  static Optional<Located<String>> group(ProcessSpec process) {
    return process.account().group().or(process.account()::user);
  }

  /**
   * Returns the {@code user:group} that the job itself has to switch to; empty if Upstart sets
   * both, or if both are root's. With {@code setuid} the pre-start also runs as the user, who
   * cannot create a folder in /run.
   */
  static Optional<String> substituted(ProcessSpec process, UpstartVersions versions) {
    String user = process.account().user().map(Located::value).orElse(ROOT);
    String group = group(process).map(Located::value).orElse(ROOT);
    boolean rootActs = !versions.know(Stanza.SETUID) || !process.account().directories().isEmpty();
    boolean needed = rootActs && !(user.equals(ROOT) && group.equals(ROOT));
    return needed ? Optional.of(user + ":" + group) : Optional.empty();
  }
}

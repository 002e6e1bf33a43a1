package io.github.unitgen.syntax.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import java.util.Map;
import java.util.Optional;

/** Which stanzas of a job came after Upstart 0.6.5. */
public final class StanzaVersions {
  private static final Map<String, UpstartVersions.Stanza> ONE_WORD =
      Map.of(
          "apparmor", UpstartVersions.Stanza.APPARMOR,
          "cgroup", UpstartVersions.Stanza.CGROUP,
          "debug", UpstartVersions.Stanza.DEBUG,
          "manual", UpstartVersions.Stanza.MANUAL,
          "setgid", UpstartVersions.Stanza.SETGID,
          "setuid", UpstartVersions.Stanza.SETUID,
          "usage", UpstartVersions.Stanza.USAGE);

  private static final Map<String, UpstartVersions.Stanza> TWO_WORDS =
      Map.of(
          "console log", UpstartVersions.Stanza.CONSOLE_LOG,
          "kill signal", UpstartVersions.Stanza.KILL_SIGNAL,
          "oom score", UpstartVersions.Stanza.OOM_SCORE,
          "reload signal", UpstartVersions.Stanza.RELOAD_SIGNAL);

  private StanzaVersions() {}

  /** What 0.6.5 does not know yet; empty for all that it knows, and for comments. */
  public static Optional<UpstartVersions.Stanza> newer(Stanza stanza) {
    if (!(stanza instanceof Words words)) {
      return Optional.empty();
    }
    UpstartVersions.Stanza one = ONE_WORD.get(words.name());
    if (one != null || words.words().size() < 2) {
      return Optional.ofNullable(one);
    }
    return Optional.ofNullable(TWO_WORDS.get(words.name() + " " + words.words().get(1).value()));
  }
}

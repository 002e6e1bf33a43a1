package io.github.unitgen.syntax.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the stanzas of a job that are newer than Upstart 0.6.5. */
public final class StanzaVersions {
  /** Maps the one or two words that a stanza begins with. */
  private static final Map<String, UpstartVersions.Stanza> NEWER =
      Arrays.stream(UpstartVersions.Stanza.values())
          .collect(Collectors.toMap(UpstartVersions.Stanza::written, stanza -> stanza));

  private StanzaVersions() {}

  /**
   * Returns the version of a stanza that 0.6.5 does not know; empty for all others and for
   * comments.
   */
  public static Optional<UpstartVersions.Stanza> newer(Stanza stanza) {
    if (!(stanza instanceof Words words)) {
      return Optional.empty();
    }
    UpstartVersions.Stanza one = NEWER.get(words.name());
    if (one != null || words.words().size() < 2) {
      return Optional.ofNullable(one);
    }
    return Optional.ofNullable(NEWER.get(words.name() + " " + words.words().get(1).value()));
  }
}

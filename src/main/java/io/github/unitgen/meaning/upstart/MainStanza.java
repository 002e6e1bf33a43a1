package io.github.unitgen.meaning.upstart;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import java.util.Optional;

/** The stanza that defines the main process. */
public final class MainStanza {
  private MainStanza() {}

  /**
   * Returns the place before the stanza where a line can be inserted, or empty if the stanza does
   * not start a line.
   */
  public static Optional<Span> before(JobInput job) {
    for (Stanza stanza : job.file().stanzas()) {
      Optional<Integer> at = Optional.empty();
      if (stanza instanceof Script script && script.name().equals("script")) {
        at = Optional.of(script.head().get(0).span().start());
      } else if (stanza instanceof Words words && words.name().equals("exec")) {
        at = Optional.of(words.words().get(0).span().start());
      }
      if (at.isPresent()
          && (at.get() == 0 || job.file().source().text().charAt(at.get() - 1) == '\n')) {
        return at.map(Span::at);
      }
    }
    return Optional.empty();
  }
}

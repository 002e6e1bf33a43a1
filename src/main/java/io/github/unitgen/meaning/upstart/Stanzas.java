package io.github.unitgen.meaning.upstart;

import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.upstart.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Facts about stanzas that several rules need. */
public final class Stanzas {
  private Stanzas() {}

  /** The stanzas that Upstart would refuse, by identity; each is parsed once more, on its own. */
  private record Refused(Set<Stanza> stanzas) {
    static Refused of(JobInput job) {
      Set<Stanza> refused = Collections.newSetFromMap(new IdentityHashMap<>());
      JobFile file = job.file();
      if (file.error().isPresent()) {
        for (Stanza stanza : file.stanzas()) {
          Source alone = new Source(file.source().name(), file.source().slice(stanza.span()));
          if (JobParser.parse(alone).error().isPresent()) {
            refused.add(stanza);
          }
        }
      }
      return new Refused(refused);
    }
  }

  /**
   * Whether Upstart would refuse {@code stanza} of the job, even if it never reads the stanza
   * because of an earlier error.
   */
  public static boolean isRefused(JobInput job, Stanza stanza) {
    return job.derived(Refused.class, Refused::of).stanzas().contains(stanza);
  }

  /** Returns the stanzas of words that Upstart accepts. */
  public static List<Words> accepted(JobInput job) {
    List<Words> found = new ArrayList<>();
    for (Stanza stanza : job.file().stanzas()) {
      if (stanza instanceof Words words && !isRefused(job, words)) {
        found.add(words);
      }
    }
    return found;
  }

  /** Whether Upstart accepts the job both without and with {@code fix}. */
  public static boolean mends(JobInput job, Fix fix) {
    Source source = job.file().source();
    Source mended = new Source(source.name(), fix.applyTo(source.text()));
    return job.file().error().isEmpty()
        && JobParser.parse(mended, job.targets().stanzas()).error().isEmpty();
  }

  /**
   * Returns the span of the stanza's first {@code count} words, or of all its words if there are
   * fewer.
   */
  public static Span head(Words stanza, int count) {
    List<Word> words = stanza.words();
    int last = Math.min(count, words.size()) - 1;
    return new Span(words.get(0).span().start(), words.get(last).span().end());
  }
}

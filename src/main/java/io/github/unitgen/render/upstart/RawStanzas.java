package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.meaning.RenderedSettings;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Blank;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.upstart.StanzaVersions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds the stanzas of {@code upstart:} to a rendered job: a stanza whose last occurrence counts
 * replaces the rendered one, others are added. Stanzas that the oldest Upstart does not know are
 * left out.
 */
final class RawStanzas {
  private static final Set<String> LISTS =
      Set.of("env", "export", "emits", "normal exit", "cgroup");
  private static final Set<String> TWO_WORDS =
      Set.of("apparmor", "kill", "limit", "normal", "reload", "respawn", "start", "stop");

  private RawStanzas() {}

  static String apply(String job, List<Located<String>> stanzas, UpstartVersions versions) {
    String text = job;
    for (Located<String> raw : stanzas) {
      JobFile added = JobParser.parse(new Source("", raw.value()));
      for (Stanza stanza : added.stanzas()) {
        if (!(stanza instanceof Blank) && isKnown(stanza, versions)) {
          text = apply(text, stanza, added.source().slice(stanza.span()));
        }
      }
    }
    return text;
  }

  private static String apply(String text, Stanza stanza, String written) {
    String name = name(stanza).orElse("");
    JobFile job = JobParser.parse(new Source("", text));
    for (Stanza present : job.stanzas()) {
      boolean same = name(present).filter(name::equals).isPresent();
      if (same && !LISTS.contains(name)) {
        return text.substring(0, present.span().start())
            + written
            + text.substring(present.span().end());
      }
    }
    return text + written;
  }

  /** Returns where {@code stanzas} have the stanza that became {@code written}. */
  static Optional<Place> find(List<Located<String>> stanzas, RenderedSettings.Setting written) {
    for (Located<String> stanza : stanzas) {
      if (stanza.value().contains(written.value())) {
        return Optional.of(stanza.at());
      }
    }
    return Optional.empty();
  }

  /** Whether every Upstart that the job is for knows the stanza. */
  static boolean isKnown(Stanza stanza, UpstartVersions versions) {
    return StanzaVersions.newer(stanza).map(versions::know).orElse(true);
  }

  /** Returns the name of a stanza that a second one would replace; empty for comments. */
  static Optional<String> name(Stanza stanza) {
    if (stanza instanceof Script script) {
      return Optional.of(script.name());
    }
    if (!(stanza instanceof Words words)) {
      return Optional.empty();
    }
    boolean two = TWO_WORDS.contains(words.name()) && words.words().size() > 1;
    return Optional.of(two ? words.name() + " " + words.words().get(1).value() : words.name());
  }
}

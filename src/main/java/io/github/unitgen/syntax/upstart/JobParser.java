package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads Upstart jobs, and accepts or refuses them like Upstart 1.13.2. */
public final class JobParser {
  private final Source source;
  private final Lexer lexer;
  private final Set<String> dialect;
  private final JobDraft job = new JobDraft();
  private final List<Stanza> stanzas = new ArrayList<>();
  private Optional<JobError> error = Optional.empty();

  private JobParser(Source source, Set<String> dialect) {
    this.source = source;
    this.dialect = dialect;
    this.lexer = new Lexer(source.text());
  }

  /** Reads any text into a tree, in linear time and space. */
  public static JobFile parse(Source source) {
    return parse(source, Set.of());
  }

  /**
   * Like {@link #parse(Source)}, for an Upstart that also knows the stanzas named in {@code
   * dialect}. Each of them accepts any words up to the end of its line and does not affect the job.
   */
  public static JobFile parse(Source source, Set<String> dialect) {
    return new JobParser(source, dialect).parse();
  }

  private JobFile parse() {
    while (!lexer.atEnd()) {
      stanzas.add(next());
    }
    return new JobFile(source, stanzas, error, job.job());
  }

  private Stanza next() {
    int start = lexer.position();
    lexer.skipBlanks();
    if (!lexer.hasToken()) {
      return blankOrComment(start);
    }
    StanzaReader reader = new StanzaReader(source, lexer, job, dialect);
    try {
      reader.read();
    } catch (Rejected rejected) {
      if (error.isEmpty()) {
        int line = source.at(rejected.position()).line();
        error = Optional.of(new JobError(rejected.text(), line, rejected.span()));
      }
      return recover(start, reader, rejected);
    }
    Span span = new Span(start, lexer.position());
    return reader.body().isPresent()
        ? new JobFile.Script(span, reader.words(), reader.body().get())
        : new JobFile.Words(span, reader.words(), reader.command());
  }

  private Stanza blankOrComment(int start) {
    int at = lexer.position();
    Span text = new Span(at, lexer.lineEnd());
    lexer.nextLine();
    Span span = new Span(start, lexer.position());
    return text.isEmpty() ? new JobFile.Blank(span) : new JobFile.Comment(span, text);
  }

  /**
   * Recovers from an invalid stanza. A script that is never closed extends to the end of the file.
   * Lines that a quote or a parenthesis swallowed are read again from the second one on, so that
   * one missing character does not hide the rest. Otherwise reading continues after the invalid
   * line. Either way, each part of the text is read only a few times.
   */
  private Stanza recover(int start, StanzaReader reader, Rejected rejected) {
    if (reader.body().isPresent()) {
      lexer.moveTo(source.text().length());
      Span span = new Span(start, lexer.position());
      return new JobFile.Script(span, reader.words(), reader.body().get());
    }
    StanzaText text = rejected.swallowed() ? new StanzaText(source, lexer) : reader.text();
    if (rejected.swallowed()) {
      lexer.moveTo(start);
      lexer.skipBlanks();
    }
    int end = lexer.nextLogicalLine();
    Span span = new Span(start, end);
    boolean complete = text.readRest(end);
    lexer.moveTo(end);
    return complete
        ? new JobFile.Words(span, text.words(), Optional.empty())
        : new JobFile.Junk(span);
  }
}

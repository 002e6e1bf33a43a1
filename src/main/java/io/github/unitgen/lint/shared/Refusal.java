package io.github.unitgen.lint.shared;

import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Lines;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobError;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The reason why Upstart refuses a job. The rules divide the reasons among themselves, so each
 * belongs to exactly one.
 *
 * @param rule the rule that reports it
 * @param error the error of Upstart
 * @param stanza the stanza with the error
 * @param job the job
 */
public record Refusal(Rule rule, JobError error, Stanza stanza, JobInput job) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The rules that report refusals. */
  public enum Rule {
    BYTE_ORDER_MARK,
    UNKNOWN_STANZA,
    UNQUOTED_ENVIRONMENT,
    UNEXPECTED_TOKEN,
    OPEN_SCRIPT,
    OPEN_QUOTE,
    EMPTY_ARGUMENT,
    MISSING_ARGUMENT,
    INVALID_VALUE,
    EVENTS
  }

  /** Returns the refusal of {@code job}, or empty if another rule reports it. */
  public static Optional<Refusal> of(JobInput job, Rule rule) {
    if (job.file().error().isEmpty()) {
      return Optional.empty();
    }
    JobError error = job.file().error().get();
    Stanza stanza = stanzaAt(job.file(), error.span().start());
    Rule speaker = speaker(job.file().source(), error, stanza);
    return speaker == rule
        ? Optional.of(new Refusal(speaker, error, stanza, job))
        : Optional.empty();
  }

  private static Rule speaker(Source source, JobError error, Stanza stanza) {
    return switch (error.kind()) {
      case UNKNOWN_STANZA -> hasMark(source, error) ? Rule.BYTE_ORDER_MARK : Rule.UNKNOWN_STANZA;
      case EXTRA_TOKEN ->
          words(source, stanza).get(0).equals("env")
              ? Rule.UNQUOTED_ENVIRONMENT
              : Rule.UNEXPECTED_TOKEN;
      case OPEN_BLOCK -> Rule.OPEN_SCRIPT;
      case OPEN_QUOTE -> Rule.OPEN_QUOTE;
      case MISSING_TOKEN -> isEmpty(source, error) ? Rule.EMPTY_ARGUMENT : Rule.MISSING_ARGUMENT;
      case TRAILING_SLASH -> Rule.MISSING_ARGUMENT;
      case VALUE -> Rule.INVALID_VALUE;
      case EVENTS -> Rule.EVENTS;
    };
  }

  private static boolean hasMark(Source source, JobError error) {
    return error.span().start() == 0 && source.text().charAt(0) == BYTE_ORDER_MARK;
  }

  /**
   * Whether the text is a pair of empty quotes. If something is missing, the span covers the
   * existing text, and only empty quotes start like this.
   */
  private static boolean isEmpty(Source source, JobError error) {
    String wrong = source.slice(error.span());
    return wrong.startsWith("\"") || wrong.startsWith("'");
  }

  private static Stanza stanzaAt(JobFile file, int offset) {
    List<Stanza> stanzas = file.stanzas();
    int low = 0;
    int high = stanzas.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (stanzas.get(middle).span().start() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return stanzas.get(low);
  }

  /**
   * Returns the words of the first line of {@code stanza} as written; at least one, which may be
   * empty.
   */
  private static List<String> words(Source source, Stanza stanza) {
    return List.of(Lines.first(source.slice(stanza.span())).strip().split("[ \t\r\0]+", -1));
  }

  /** Returns the words of the stanza's first line as written; at least one, which may be empty. */
  public List<String> words() {
    return words(source(), stanza);
  }

  public Source source() {
    return job.file().source();
  }

  /** Returns the wrong text. */
  public String wrong() {
    return source().slice(error.span());
  }

  /** Reports the refusal with the words of Upstart's log, so that a search for them finds it. */
  public void report(Findings findings, String message, Consumer<Findings.Details> details) {
    Span at = error.span();
    if (error.neverEnds() || error.startLine(source()) == error.line()) {
      findings.report(at, error.message() + ": " + message, details);
      return;
    }
    // Upstart had read over continued lines when it stopped; the log names that line.
    Span line = source().lineSpan(error.line());
    findings.report(
        Lines.trimmed(source().text(), line),
        error.message() + ": " + message,
        finding -> {
          finding.related(at, "read from here");
          details.accept(finding);
        });
  }

  /**
   * Adds {@code fix} to {@code finding} if Upstart then accepts everything that it has read so far.
   */
  public void mend(Findings.Details finding, Fix fix) {
    if (mends(fix)) {
      finding.fix(fix);
    }
  }

  boolean mends(Fix fix) {
    String mended = fix.applyTo(source().text());
    Optional<JobError> next =
        JobParser.parse(new Source(source().name(), mended), job.targets().stanzas()).error();
    int rest = source().text().length() - stanza.span().end();
    return next.isEmpty() || next.get().span().start() >= mended.length() - rest && rest > 0;
  }
}

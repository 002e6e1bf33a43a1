package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An Upstart job as a lossless list of stanzas. The spans of the stanzas are contiguous and cover
 * the whole text, so {@link #print} returns it byte for byte.
 *
 * <p>On an error, Upstart drops the whole job. The tree continues after the error as well as it
 * can, and {@code job} holds the stanzas that can be understood on their own.
 *
 * @param source the text
 * @param stanzas the stanzas in file order
 * @param error the first error, for which Upstart drops the job; empty if it accepts the job
 * @param job the meaning of the stanzas
 */
public record JobFile(Source source, List<Stanza> stanzas, Optional<JobError> error, Job job) {
  public JobFile {
    stanzas = List.copyOf(stanzas);
  }

  /** A part of a job; its span covers its line terminators. */
  public sealed interface Stanza permits Blank, Comment, Words, Script, Junk {
    Span span();
  }

  /** An empty line, or one of spaces only. */
  public record Blank(Span span) implements Stanza {}

  /** A comment on its own line; {@code textSpan} runs from {@code #} to the last character. */
  public record Comment(Span span, Span textSpan) implements Stanza {}

  /**
   * A stanza of at least one word, whether Upstart knows it or not. Parentheses of an event
   * expression are words of their own. For {@code exec}, {@code pre-start exec} and the like, the
   * words end with {@code exec}, and {@code command} is the rest of the line: its value is the text
   * that Upstart would run, with its quotes. {@code manual} and {@code debug} do not end a line, so
   * the next stanza can be on the same line.
   */
  public record Words(Span span, List<Word> words, Optional<Word> command) implements Stanza {
    public Words {
      words = List.copyOf(words);
    }

    /** Returns the first word, in the form that Upstart looks up. */
    public String name() {
      return words.get(0).value();
    }
  }

  /**
   * A script block. The head is the word {@code script}, after the phase if there is one. The body
   * is all lines before the {@code end script} line, as written.
   */
  public record Script(Span span, List<Word> head, Span body) implements Stanza {
    public Script {
      head = List.copyOf(head);
    }

    /** Returns the first word: {@code script} or the phase. */
    public String name() {
      return head.get(0).value();
    }
  }

  /** A line that cannot be split into words, such as one with an unclosed quote. */
  public record Junk(Span span) implements Stanza {}

  /** Returns the stanzas that start with these words, in file order, without script blocks. */
  public List<Words> all(String... start) {
    List<Words> found = new ArrayList<>();
    for (Stanza stanza : stanzas) {
      if (stanza instanceof Words words && startsWith(words.words(), start)) {
        found.add(words);
      }
    }
    return found;
  }

  /** Returns the last of {@link #all}, which is the one that counts for most stanzas. */
  public Optional<Words> last(String... start) {
    List<Words> found = all(start);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }

  /**
   * Returns every comment outside script bodies, in file order, from {@code #} to its last
   * character. They include comments at the end of a stanza's line and inside parentheses.
   */
  public List<Span> comments() {
    List<Span> found = new ArrayList<>();
    for (Stanza stanza : stanzas) {
      if (stanza instanceof Comment comment) {
        found.add(comment.textSpan());
      } else if (stanza instanceof Words words) {
        int at = commentsBetween(words.words(), words.span().start(), found);
        at = words.command().map(command -> command.span().end()).orElse(at);
        commentsIn(at, words.span().end(), found);
      } else if (stanza instanceof Script script) {
        int at = commentsBetween(script.head(), script.span().start(), found);
        commentsIn(at, script.body().start(), found);
        commentsIn(script.body().end(), script.span().end(), found);
      }
    }
    return found;
  }

  /** Returns the text, byte for byte, as printed from the stanzas. */
  public String print() {
    StringBuilder out = new StringBuilder(source.text().length());
    for (Stanza stanza : stanzas) {
      out.append(source.text(), stanza.span().start(), stanza.span().end());
    }
    return out.toString();
  }

  private static boolean startsWith(List<Word> words, String... start) {
    if (words.size() < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (!words.get(i).value().equals(start[i])) {
        return false;
      }
    }
    return true;
  }

  private int commentsBetween(List<Word> words, int from, List<Span> found) {
    int at = from;
    for (Word word : words) {
      commentsIn(at, word.span().start(), found);
      at = word.span().end();
    }
    return at;
  }

  /** Collects comments between words, where only spaces, line ends and comments can be. */
  private void commentsIn(int from, int to, List<Span> found) {
    int at = from;
    while (at < to) {
      if (source.text().charAt(at) == '#') {
        int end = Lexer.trimmedLineEnd(source.text(), at);
        found.add(new Span(at, end));
        at = end;
      } else {
        at++;
      }
    }
  }
}

package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Splits a command line into the words with which dash would start a program. Accepts any text, in
 * linear time. Nothing is expanded: each expansion or operator is a {@link Problem}, and a text
 * without problems yields exactly the words of {@code dash -c}.
 */
public final class ShellWords {
  private final String text;
  private final List<Word> words = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean named;

  private ShellWords(String text) {
    this.text = text;
  }

  /**
   * {@code span} covers the word with its quotes; {@code value} is the argument that the program
   * receives.
   */
  public record Word(Span span, String value) {}

  /** A use of shell syntax: the smallest part of the text that causes it, as written. */
  public record Problem(Kind kind, Span span, String written) {}

  /** The effect of the text in the shell, or the reason why the shell would refuse it. */
  public enum Kind {
    /** {@code $NAME}, {@code ${…}}, {@code $1}; in double quotes too. */
    VARIABLE,
    /** {@code $(…)} or backquotes; in double quotes too. */
    COMMAND_SUBSTITUTION,
    /** {@code $((…))}; in double quotes too. */
    ARITHMETIC,
    /** {@code *}, {@code ?} or {@code […]}: replaced by the files that match; one in each word. */
    GLOB,
    /** {@code ~} or {@code ~login} at the start of a word: replaced by a home. */
    TILDE,
    /** {@code |}, {@code ||}, {@code &}, {@code &&}, {@code ;}, {@code (}, {@code )}. */
    OPERATOR,
    /** {@code >}, {@code <}, {@code 2>&1} and the like. */
    REDIRECTION,
    /** A line break between words: a second command. Before or after all words it is a space. */
    LINE_BREAK,
    /** {@code # …} at the start of a word: the rest of the line is dropped. */
    COMMENT,
    /** {@code NAME=value} before the command: set in its environment. */
    ASSIGNMENT,
    /** {@code if}, {@code while}, {@code !} … as the first word. */
    RESERVED_WORD,
    /** {@code $'…'} or {@code $"…"}: shells differ on it. */
    DOLLAR_QUOTE,
    /** A quote that is never closed; the span extends to the end of the text. */
    UNCLOSED_QUOTE,
    /** A backslash at the end of the text. */
    TRAILING_BACKSLASH
  }

  /**
   * The words, and the problems in text order. With problems the words are a guess: expansions stay
   * as written.
   */
  public record Split(List<Word> words, List<Problem> problems) {
    public Split {
      words = List.copyOf(words);
      problems = List.copyOf(problems);
    }

    /** Returns the values of the words. */
    public List<String> values() {
      return words.stream().map(Word::value).toList();
    }
  }

  /** Splits {@code text}; spans are offsets into it. */
  public static Split split(String text) {
    return new ShellWords(text).split();
  }

  private Split split() {
    Lexer.Tokens read = Lexer.read(text);
    for (Lexer.Fault fault : read.faults()) {
      problem(kind(fault.kind()), fault.span());
    }
    Iterator<Token> tokens = read.tokens().iterator();
    Optional<Token.Operator> redirection = Optional.empty();
    Optional<Token.Operator> lineBreak = Optional.empty();
    while (tokens.hasNext()) {
      Token token = tokens.next();
      if (token instanceof Token.Word word) {
        if (redirection.isPresent()) {
          target(redirection.get(), word);
        } else {
          lineBreak.ifPresent(between -> problem(Kind.LINE_BREAK, between.span()));
          start(word);
        }
        redirection = Optional.empty();
        lineBreak = Optional.empty();
      } else {
        redirection.ifPresent(open -> problem(Kind.REDIRECTION, open.span()));
        redirection = Optional.empty();
        if (token instanceof Token.Comment) {
          problem(Kind.COMMENT, token.span());
        } else if (token instanceof Token.Operator operator) {
          if (operator.isRedirection()) {
            redirection = Optional.of(operator);
          } else if (!operator.isLineBreak()) {
            problem(Kind.OPERATOR, operator.span());
          } else if (!words.isEmpty()) {
            lineBreak = lineBreak.or(() -> Optional.of(operator));
          }
        }
      }
    }
    redirection.ifPresent(open -> problem(Kind.REDIRECTION, open.span()));
    problems.sort((one, other) -> Integer.compare(one.span().start(), other.span().start()));
    return new Split(words, problems);
  }

  private void target(Token.Operator redirection, Token.Word word) {
    // The 1 of `2>&1` is not meant as a word; that of `2>& 1` is not worth a rule.
    if (redirection.text().endsWith("&") && word.span().start() == redirection.span().end()) {
      problem(Kind.REDIRECTION, new Span(redirection.span().start(), word.span().end()));
    } else {
      problem(Kind.REDIRECTION, redirection.span());
      add(word);
    }
  }

  /** Checks a word that may be the name of the command or precede it. */
  private void start(Token.Word word) {
    if (!named) {
      if (word.isAssignment()) {
        problem(Kind.ASSIGNMENT, word.span());
      } else {
        named = true;
        if (words.isEmpty() && word.isReserved()) {
          problem(Kind.RESERVED_WORD, word.span());
        }
      }
    }
    add(word);
  }

  private void add(Token.Word word) {
    StringBuilder value = new StringBuilder();
    for (Token.Piece piece : word.pieces()) {
      expansion(piece.kind()).ifPresent(kind -> problem(kind, piece.span()));
      if (piece.kind() == Token.Kind.TEXT) {
        value.append(piece.text());
      } else {
        value.append(text, piece.span().start(), piece.span().end());
      }
    }
    Patterns.tilde(word).ifPresent(span -> problem(Kind.TILDE, span));
    Patterns.glob(word).ifPresent(span -> problem(Kind.GLOB, span));
    words.add(new Word(word.span(), value.toString()));
  }

  private static Optional<Kind> expansion(Token.Kind kind) {
    return switch (kind) {
      case TEXT -> Optional.empty();
      case VARIABLE, BRACES -> Optional.of(Kind.VARIABLE);
      case COMMAND -> Optional.of(Kind.COMMAND_SUBSTITUTION);
      case ARITHMETIC -> Optional.of(Kind.ARITHMETIC);
    };
  }

  private static Kind kind(Lexer.FaultKind kind) {
    return switch (kind) {
      case UNCLOSED_QUOTE -> Kind.UNCLOSED_QUOTE;
      case TRAILING_BACKSLASH -> Kind.TRAILING_BACKSLASH;
      case DOLLAR_QUOTE -> Kind.DOLLAR_QUOTE;
    };
  }

  private void problem(Kind kind, Span span) {
    problems.add(new Problem(kind, span, text.substring(span.start(), span.end())));
  }
}

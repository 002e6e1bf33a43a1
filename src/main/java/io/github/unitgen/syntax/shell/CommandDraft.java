package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellScan.Inside;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A simple command that is still being read; fields are those of {@link ShellScan.Command}. */
final class CommandDraft {
  boolean compound;
  Optional<Span> background = Optional.empty();
  boolean pipedFrom;
  boolean pipedInto;
  String operator = "";
  Set<Inside> inside = Set.of();
  String function = "";
  boolean last;

  /** Whether {@link Inside#CHECKED} belongs to {@code inside}. */
  boolean checked;

  // Most commands have few words and nothing else, and a text can have a hundred thousand.
  private List<ShellScan.Word> assignments = List.of();
  private final List<ShellScan.Word> words = new ArrayList<>(2);
  private List<ShellScan.Redirection> redirections = List.of();
  private Optional<Token.Operator> open = Optional.empty();
  private int documents;
  private int start = -1;
  private int end = -1;

  static ShellScan.Word word(String text, Token.Word word) {
    if (word.pieces().size() == 1 && word.pieces().get(0).kind() == Token.Kind.TEXT) {
      String value = word.pieces().get(0).text(); // as of most
      return new ShellScan.Word(word.span(), value, true, inner(text, word.span(), value));
    }
    StringBuilder value = new StringBuilder();
    boolean literal = true;
    for (Token.Piece piece : word.pieces()) {
      boolean plain = piece.kind() == Token.Kind.TEXT;
      literal &= plain;
      value.append(plain ? piece.text() : text.substring(piece.span().start(), piece.span().end()));
    }
    String read = value.toString();
    return new ShellScan.Word(word.span(), read, literal, inner(text, word.span(), read));
  }

  /**
   * Returns the start of the value if it is written letter by letter, as in a word that is quoted
   * as a whole or not at all; otherwise -1.
   */
  private static int inner(String text, Span span, String value) {
    if (span.length() == value.length() && text.startsWith(value, span.start())) {
      return span.start();
    }
    char quote = text.charAt(span.start());
    boolean quoted =
        span.length() == value.length() + 2
            && (quote == '\'' || quote == '"')
            && text.charAt(span.end() - 1) == quote
            && text.startsWith(value, span.start() + 1);
    return quoted ? span.start() + 1 : -1;
  }

  boolean isStarted() {
    return start >= 0;
  }

  boolean hasNoWords() {
    return words.isEmpty();
  }

  /** Whether it is a single word so far, as before {@code ()}. */
  boolean isName() {
    return words.size() == 1 && assignments.isEmpty() && redirections.isEmpty();
  }

  String name() {
    return words.get(0).value();
  }

  boolean wantsTarget() {
    return open.isPresent();
  }

  void add(ShellScan.Word word) {
    words.add(word);
    covers(word.span());
  }

  void assign(ShellScan.Word word) {
    if (assignments.isEmpty()) {
      assignments = new ArrayList<>(2);
    }
    assignments.add(word);
    covers(word.span());
  }

  void redirect(Token.Operator sign) {
    flush(Optional.empty());
    open = Optional.of(sign);
    covers(sign.span());
  }

  void target(ShellScan.Word word) {
    covers(word.span());
    flush(Optional.of(word));
  }

  /** Adds the next here-document to the next redirection that expects one. */
  void document(Span span) {
    flush(Optional.empty());
    for (int i = documents; i < redirections.size(); i++) {
      ShellScan.Redirection here = redirections.get(i);
      if (here.operator().equals("<<") || here.operator().equals("<<-")) {
        redirections.set(
            i,
            new ShellScan.Redirection(
                here.span(), here.operator(), here.digit(), here.target(), Optional.of(span)));
        documents = i + 1;
        return;
      }
    }
  }

  private void flush(Optional<ShellScan.Word> target) {
    if (open.isEmpty()) {
      return; // without a lambda for each command
    }
    open.ifPresent(
        sign -> {
          String written = sign.text();
          boolean digit = ShellNames.isDigit(written.charAt(0));
          int to = target.map(word -> word.span().end()).orElse(sign.span().end());
          if (redirections.isEmpty()) {
            redirections = new ArrayList<>(2);
          }
          redirections.add(
              new ShellScan.Redirection(
                  new Span(sign.span().start(), to),
                  digit ? written.substring(1) : written,
                  digit ? written.substring(0, 1) : "",
                  target,
                  Optional.empty()));
        });
    open = Optional.empty();
  }

  private void covers(Span span) {
    start = start < 0 ? span.start() : start;
    end = span.end();
  }

  /** Sets the place of a command without words: before the token that ends it. */
  void position(int offset) {
    flush(Optional.empty());
    if (start < 0) {
      start = offset;
      end = offset;
    }
  }

  private List<ShellScan.Word> words() {
    return switch (words.size()) {
      case 1 -> List.of(words.get(0));
      case 2 -> List.of(words.get(0), words.get(1));
      default -> words;
    };
  }

  private Set<Inside> inside() {
    if (!checked) {
      return inside;
    }
    EnumSet<Inside> all = EnumSet.of(Inside.CHECKED);
    all.addAll(inside);
    return all;
  }

  ShellScan.Command command() {
    return new ShellScan.Command(
        new Span(start, end),
        compound,
        assignments,
        words(),
        redirections,
        background,
        pipedFrom,
        pipedInto,
        operator,
        inside(),
        function,
        last);
  }
}

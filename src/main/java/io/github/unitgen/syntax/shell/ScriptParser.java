package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellScript.Assignment;
import io.github.unitgen.syntax.shell.ShellScript.Command;
import io.github.unitgen.syntax.shell.ShellScript.Simple;
import io.github.unitgen.syntax.shell.ShellScript.SourceIfReadable;
import io.github.unitgen.syntax.shell.ShellScript.Subshell;
import io.github.unitgen.syntax.shell.ShellScript.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@link ShellScript}; a method that does not find its part leaves the place unchanged. */
final class ScriptParser {
  private final String text;
  private final List<Token> tokens;
  private int at;

  ScriptParser(String text) {
    this.text = text;
    this.tokens =
        Lexer.read(text).tokens().stream().filter(t -> !(t instanceof Token.Comment)).toList();
  }

  List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    while (skipLineBreaks()) {
      int start = at;
      Optional<Command> command = command();
      if (command.isPresent() && endsCommand()) {
        commands.add(command.get());
      } else {
        at = start;
        commands.add(unsupported());
      }
    }
    return commands;
  }

  private boolean skipLineBreaks() {
    while (skip("\n")) {}
    return at < tokens.size();
  }

  /** Skips the end of a command: a semicolon, a line break, or the end of the script. */
  private boolean endsCommand() {
    return at == tokens.size() || skip(";") || skip("\n");
  }

  private Optional<Command> command() {
    int start = tokens.get(at).span().start();
    if (skip("(")) {
      return simple().filter(inner -> skip(")")).map(inner -> new Subshell(from(start), inner));
    }
    return skipWord("if") ? sourceIfReadable(start) : simple().map(command -> command);
  }

  private Optional<Command> sourceIfReadable(int start) {
    if (!skipWord("[") || !skipWord("-r")) {
      return Optional.empty();
    }
    Optional<ShellWord> tested = word();
    if (!skipWord("]") || !skipEnd() || !skipWord("then")) {
      return Optional.empty();
    }
    skipLineBreaks();
    if (!skipWord(".")) {
      return Optional.empty();
    }
    Optional<ShellWord> sourced = word();
    if (!skipEnd() || !skipWord("fi")) {
      return Optional.empty();
    }
    return tested.flatMap(t -> sourced.map(s -> new SourceIfReadable(from(start), t, s)));
  }

  /** Skips a semicolon or a line break, and the line breaks after it. */
  private boolean skipEnd() {
    boolean end = skip(";") || skip("\n");
    skipLineBreaks();
    return end;
  }

  private Optional<Simple> simple() {
    int start = at < tokens.size() ? tokens.get(at).span().start() : text.length();
    List<Assignment> assignments = new ArrayList<>();
    List<ShellWord> words = new ArrayList<>();
    while (at < tokens.size() && tokens.get(at) instanceof Token.Word written) {
      Optional<ShellWord> word = word();
      boolean keyword = assignments.isEmpty() && words.isEmpty() && written.isReserved();
      if (word.isEmpty() || keyword) {
        return Optional.empty();
      }
      if (words.isEmpty() && written.isAssignment()) {
        assignments.add(assignment(written, word.get()));
      } else {
        words.add(word.get());
      }
    }
    return assignments.isEmpty() && words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Simple(from(start), assignments, words));
  }

  private static Assignment assignment(Token.Word written, ShellWord word) {
    String start = written.plainStart();
    String name = start.substring(0, start.indexOf('='));
    List<ShellWord.Part> parts = new ArrayList<>(word.parts());
    ShellWord.Literal first = (ShellWord.Literal) parts.get(0);
    parts.set(0, new ShellWord.Literal(first.text().substring(name.length() + 1)));
    return new Assignment(name, new ShellWord(written.span(), parts));
  }

  /** Reads the next word if it consists of texts, variables and arithmetic only. */
  private Optional<ShellWord> word() {
    if (at == tokens.size() || !(tokens.get(at) instanceof Token.Word written)) {
      return Optional.empty();
    }
    at++;
    if (!written.sound() || Patterns.glob(written).isPresent()) {
      return Optional.empty();
    }
    List<ShellWord.Part> parts = new ArrayList<>();
    for (Token.Piece piece : written.pieces()) {
      Optional<ShellWord.Part> part = part(piece);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(new ShellWord(written.span(), parts));
  }

  private static Optional<ShellWord.Part> part(Token.Piece piece) {
    String text = piece.text();
    return switch (piece.kind()) {
      // A tilde is a home at the start and, in assignments, after `=` and each `:`.
      case TEXT ->
          piece.isPlainText() && text.indexOf('~') >= 0
              ? Optional.empty()
              : Optional.of(new ShellWord.Literal(text));
      case VARIABLE, BRACES ->
          ShellNames.isName(text)
              ? Optional.of(new ShellWord.Variable(text, piece.quoted()))
              : Optional.empty();
      case ARITHMETIC -> Optional.of(new ShellWord.Arithmetic(text));
      case COMMAND -> Optional.empty();
    };
  }

  private Unsupported unsupported() {
    int start = tokens.get(at).span().start();
    boolean mayHoldLines = false;
    while (at < tokens.size() && (mayHoldLines || !endsLine(tokens.get(at)))) {
      mayHoldLines |= mayHoldLines(tokens.get(at));
      at++;
    }
    return new Unsupported(from(start));
  }

  private static boolean endsLine(Token token) {
    return token instanceof Token.Operator operator && operator.isLineBreak();
  }

  /** True for here-documents, parentheses, and words that can be keywords. */
  private static boolean mayHoldLines(Token token) {
    return token instanceof Token.Operator operator
        ? operator.text().contains("<<") || operator.is("(") || operator.is(")")
        : token instanceof Token.Word word && word.isReserved();
  }

  private boolean skip(String operator) {
    boolean found =
        at < tokens.size() && tokens.get(at) instanceof Token.Operator next && next.is(operator);
    at += found ? 1 : 0;
    return found;
  }

  private boolean skipWord(String word) {
    boolean found =
        at < tokens.size() && tokens.get(at) instanceof Token.Word next && next.isPlain(word);
    at += found ? 1 : 0;
    return found;
  }

  /** Returns the span from {@code start} to the end of the last token read. */
  private Span from(int start) {
    return new Span(start, tokens.get(at - 1).span().end());
  }
}

package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits any text into tokens by POSIX.1-2017, section 2.3, and like dash where that leaves a
 * choice. Linear: each character is read only a few times.
 */
final class Lexer {
  /**
   * The operators of dash, and six that only bash supports. Each prefix of an operator is an
   * operator.
   */
  private static final Set<String> OPERATORS =
      Set.of(
          "\n", "|", "||", "|&", "&", "&&", "&>", "&>>", ";", ";;", ";&", ";;&", "<", ">", "<<",
          "<<<", "<<-", ">>", "<&", ">&", "<>", ">|", "(", ")");

  private static final int COMMON = 1 << 5;
  private static final int LONGEST_COMMON = 32;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private int at;

  private final List<Token.Piece> pieces = new ArrayList<>();
  private boolean sound;

  /** The last text of each hash, since the words of a text come again and again. */
  private final @Nullable String[] common = new String[COMMON];

  /** Whether here-documents are tokens of their own; otherwise their lines are read as commands. */
  private final boolean documents;

  private final List<Delimiter> delimiters = new ArrayList<>();
  private String documentSign = "";

  private Lexer(String text, boolean documents) {
    this.text = text;
    this.documents = documents;
  }

  /** The delimiter of a here-document that starts on the next line. */
  private record Delimiter(String line, boolean withoutTabs) {}

  /** Faults of the text that are found before its meaning matters. */
  enum FaultKind {
    UNCLOSED_QUOTE,
    TRAILING_BACKSLASH,
    /** A dollar sign before a quote: literal in dash, an escape in bash and newer standards. */
    DOLLAR_QUOTE
  }

  record Fault(FaultKind kind, Span span) {}

  record Tokens(List<Token> tokens, List<Fault> faults) {}

  static Tokens read(String text) {
    return read(text, false);
  }

  /** Like {@link #read}, with each here-document as one token before its line break. */
  static Tokens readWithDocuments(String text) {
    return read(text, true);
  }

  private static Tokens read(String text, boolean documents) {
    Lexer lexer = new Lexer(text, documents);
    lexer.run();
    return new Tokens(List.copyOf(lexer.tokens), List.copyOf(lexer.faults));
  }

  private void run() {
    while (hasNext()) {
      char c = text.charAt(at);
      if (ShellNames.isBlank(c)) {
        at++;
      } else if (c == '#') {
        comment();
      } else if (startsOperator(c)) {
        operator(at, "");
      } else if (ShellNames.isDigit(c) && isRedirectionSign(continued(at + 1))) {
        int start = at++;
        operator(start, String.valueOf(c));
      } else {
        word();
      }
    }
  }

  /** Skips continuations, which are removed before anything else is read. */
  private boolean hasNext() {
    at = continued(at);
    return at < text.length();
  }

  private int continued(int offset) {
    int next = offset;
    while (next + 1 < text.length() && text.charAt(next) == '\\' && text.charAt(next + 1) == '\n') {
      next += 2;
    }
    return next;
  }

  private static boolean startsOperator(char c) {
    return switch (c) { // called for each character: much cheaper than a search in a text
      case '\n', '|', '&', ';', '<', '>', '(', ')' -> true;
      default -> false;
    };
  }

  /** Returns the operator that the character is alone, without a new text for each. */
  private static String alone(char c) {
    return switch (c) {
      case '\n' -> "\n";
      case '|' -> "|";
      case '&' -> "&";
      case ';' -> ";";
      case '<' -> "<";
      case '>' -> ">";
      case '(' -> "(";
      default -> ")";
    };
  }

  private static boolean isOperator(String sign, char next) {
    return (startsOperator(next) || next == '-') && OPERATORS.contains(sign + next);
  }

  private boolean isRedirectionSign(int offset) {
    return offset < text.length() && "<>".indexOf(text.charAt(offset)) >= 0;
  }

  private void comment() {
    int lineBreak = text.indexOf('\n', at);
    int end = lineBreak < 0 ? text.length() : lineBreak;
    tokens.add(new Token.Comment(new Span(at, end)));
    at = end;
  }

  private void operator(int start, String digit) {
    at = continued(at); // after the digit of a redirection
    String sign = alone(text.charAt(at));
    int end = ++at;
    while (hasNext() && isOperator(sign, text.charAt(at))) {
      sign += text.charAt(at++);
      end = at;
    }
    if (documents) {
      if (sign.equals("\n")) {
        documents();
      }
      documentSign = sign;
    }
    String whole = digit.isEmpty() ? sign : digit + sign;
    tokens.add(new Token.Operator(new Span(start, end), whole));
  }

  /** Reads the here-documents that start here, after a line break. */
  private void documents() {
    for (Delimiter delimiter : delimiters) {
      int start = at;
      int end = at;
      boolean found = false;
      while (!found && at < text.length()) {
        int lineBreak = text.indexOf('\n', at);
        int lineEnd = lineBreak < 0 ? text.length() : lineBreak;
        int from = at;
        while (delimiter.withoutTabs() && from < lineEnd && text.charAt(from) == '\t') {
          from++;
        }
        found =
            lineEnd - from == delimiter.line().length() && text.startsWith(delimiter.line(), from);
        at = lineBreak < 0 ? text.length() : lineBreak + 1;
        end = found ? end : at;
      }
      tokens.add(new Token.Document(new Span(start, end)));
    }
    delimiters.clear();
  }

  private void delimiter(Token.Word word) {
    if (documentSign.startsWith("<<") && !documentSign.equals("<<<")) {
      StringBuilder line = new StringBuilder();
      for (Token.Piece piece : word.pieces()) {
        line.append(
            piece.kind() == Token.Kind.TEXT
                ? piece.text()
                : text.substring(piece.span().start(), piece.span().end()));
      }
      delimiters.add(new Delimiter(line.toString(), documentSign.equals("<<-")));
    }
    documentSign = "";
  }

  private void word() {
    int start = at;
    int end = at;
    pieces.clear();
    sound = true;
    while (hasNext() && !endsWord(text.charAt(at))) {
      char c = text.charAt(at);
      switch (c) {
        case '\'' -> singleQuotes();
        case '"' -> doubleQuotes();
        case '\\' -> backslash();
        case '$' -> dollar(false);
        case '`' -> backquotes(false);
        default -> plain();
      }
      end = at;
    }
    List<Token.Piece> own = pieces.size() == 1 ? List.of(pieces.get(0)) : List.copyOf(pieces);
    // The only piece nearly always is the word.
    Span piece = own.isEmpty() ? Span.at(start) : own.get(0).span();
    boolean whole = piece.start() == start && piece.end() == end;
    Token.Word word = new Token.Word(whole ? piece : new Span(start, end), own, sound);
    delimiter(word);
    tokens.add(word);
  }

  private static boolean endsWord(char c) {
    return ShellNames.isBlank(c) || startsOperator(c);
  }

  private void plain() {
    int start = at;
    while (at < text.length() && !endsWord(text.charAt(at)) && !quotes(text.charAt(at))) {
      at++;
    }
    add(Token.Kind.TEXT, false, start, slice(start, at));
  }

  /** Returns the text between two places, mostly the same instance for equal texts. */
  private String slice(int start, int end) {
    if (end - start > LONGEST_COMMON) {
      return text.substring(start, end);
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int place = (hash ^ hash >>> 5) & (COMMON - 1);
    String known = common[place];
    if (known == null || known.length() != end - start || !text.startsWith(known, start)) {
      known = text.substring(start, end);
      common[place] = known;
    }
    return known;
  }

  private static boolean quotes(char c) {
    return switch (c) {
      case '\'', '"', '\\', '$', '`' -> true;
      default -> false;
    };
  }

  private void singleQuotes() {
    int start = at;
    int end = text.indexOf('\'', start + 1);
    at = end < 0 ? text.length() : end + 1;
    if (end < 0) {
      fault(FaultKind.UNCLOSED_QUOTE, start, at);
    }
    add(Token.Kind.TEXT, true, start, text.substring(start + 1, end < 0 ? at : end));
  }

  private void backslash() {
    int start = at;
    at = Math.min(at + 2, text.length());
    if (at - start < 2) {
      fault(FaultKind.TRAILING_BACKSLASH, start, at);
    }
    // dash reads a trailing backslash literally.
    add(Token.Kind.TEXT, true, start, text.substring(at - 1, at));
  }

  private void doubleQuotes() {
    int start = at++;
    StringBuilder run = new StringBuilder();
    int runStart = start;
    while (hasNext() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '$' || c == '`') {
        add(Token.Kind.TEXT, true, runStart, run.toString());
        run.setLength(0);
        if (c == '$') {
          dollar(true);
        } else {
          backquotes(true);
        }
        runStart = at;
      } else {
        if (c == '\\' && at + 1 < text.length() && "$`\"\\".indexOf(text.charAt(at + 1)) >= 0) {
          at++;
        }
        run.append(text.charAt(at++));
      }
    }
    if (at < text.length()) {
      at++;
    } else {
      fault(FaultKind.UNCLOSED_QUOTE, start, at);
    }
    add(Token.Kind.TEXT, true, runStart, run.toString());
  }

  private void dollar(boolean quoted) {
    int start = at++;
    int afterDollar = at;
    char next = hasNext() ? text.charAt(at) : ' ';
    if (ShellNames.isNameStart(next)) {
      add(Token.Kind.VARIABLE, quoted, start, name());
    } else if (ShellNames.isDigit(next) || "@*#?-$!".indexOf(next) >= 0) {
      at++;
      add(Token.Kind.VARIABLE, quoted, start, String.valueOf(next));
    } else if (next == '{') {
      expansion(Token.Kind.BRACES, quoted, start, 1);
    } else if (next == '(') {
      boolean arithmetic = text.startsWith("((", at);
      expansion(
          arithmetic ? Token.Kind.ARITHMETIC : Token.Kind.COMMAND,
          quoted,
          start,
          arithmetic ? 2 : 1);
    } else {
      if (!quoted && (next == '\'' || next == '"')) {
        sound &= next == '"' || !hasEscape(at + 1);
        faults.add(new Fault(FaultKind.DOLLAR_QUOTE, new Span(start, at + 1)));
      }
      at = afterDollar;
      add(Token.Kind.TEXT, quoted, start, "$");
    }
  }

  /** Whether bash may find another end of the single quotes than dash. */
  private boolean hasEscape(int inside) {
    for (int i = inside; i < text.length() && text.charAt(i) != '\''; i++) {
      if (text.charAt(i) == '\\') {
        return true;
      }
    }
    return false;
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    int end = at;
    while (hasNext() && ShellNames.isNamePart(text.charAt(at))) {
      name.append(text.charAt(at++));
      end = at;
    }
    at = end;
    return name.toString();
  }

  private void expansion(Token.Kind kind, boolean quoted, int start, int openers) {
    int inside = at + openers;
    Expansions.End end =
        switch (kind) {
          case BRACES -> Expansions.braces(text, inside, quoted);
          case ARITHMETIC -> Expansions.arithmetic(text, inside);
          default -> Expansions.command(text, inside);
        };
    at = end.offset();
    sound &= end.sound();
    add(kind, quoted, start, text.substring(inside, end.closed() ? at - openers : at));
  }

  private void backquotes(boolean quoted) {
    int start = at;
    Expansions.End end = Expansions.backquotes(text, start + 1);
    at = end.offset();
    sound &= end.sound();
    add(Token.Kind.COMMAND, quoted, start, text.substring(start + 1, at));
  }

  private void add(Token.Kind kind, boolean quoted, int start, String value) {
    pieces.add(new Token.Piece(kind, quoted, new Span(start, at), value));
  }

  private void fault(FaultKind kind, int start, int end) {
    sound = false;
    faults.add(new Fault(kind, new Span(start, end)));
  }
}

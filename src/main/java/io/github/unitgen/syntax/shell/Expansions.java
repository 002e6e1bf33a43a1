package io.github.unitgen.syntax.shell;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the ends of expansions, which nest in each other and in quotes. The nesting has a stack of
 * its own, so a hostile text uses only memory in proportion to its length.
 */
final class Expansions {
  private enum Context {
    /** In {@code $(…)}, or in parentheses inside it. */
    COMMAND,
    ARITHMETIC,
    /** In parentheses in an arithmetic expression. */
    TERM,
    BRACES,
    QUOTED_BRACES,
    DOUBLE_QUOTES
  }

  private final String text;
  private final Deque<Context> open = new ArrayDeque<>();
  private int at;
  private boolean doubtful;

  private Expansions(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /**
   * The end of an expansion, and whether it is closed and whether all shells read it alike. An
   * unclosed one ends with the text.
   */
  record End(int offset, boolean closed, boolean sound) {}

  /** Returns the end of the {@code $(…)} whose contents start at {@code inside}. */
  static End command(String text, int inside) {
    return new Expansions(text, inside).run(Context.COMMAND);
  }

  /** Returns the end of the {@code $((…))} whose contents start at {@code inside}. */
  static End arithmetic(String text, int inside) {
    return new Expansions(text, inside).run(Context.ARITHMETIC);
  }

  /** Returns the end of the {@code ${…}} whose contents start at {@code inside}. */
  static End braces(String text, int inside, boolean quoted) {
    return new Expansions(text, inside).run(quoted ? Context.QUOTED_BRACES : Context.BRACES);
  }

  /**
   * Returns the end of the command in backquotes that starts at {@code inside}: the next unescaped
   * backquote.
   */
  static End backquotes(String text, int inside) {
    for (int i = inside; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`') {
        return new End(i + 1, true, true);
      }
      if (c == '\\') {
        i++;
      }
    }
    return new End(text.length(), false, false);
  }

  private End run(Context first) {
    open.push(first);
    while (at < text.length()) {
      step(open.element(), text.charAt(at));
      if (open.isEmpty()) {
        return new End(at, true, !doubtful);
      }
    }
    return new End(text.length(), false, false);
  }

  private void step(Context context, char c) {
    if (c == '\\') {
      at = Math.min(at + 2, text.length());
    } else if (c == '$') {
      dollar(context);
    } else if (c == '`') {
      End end = backquotes(text, at + 1);
      at = end.offset();
      doubtful |= !end.sound();
    } else {
      switch (context) {
        case COMMAND -> inCommand(c);
        case ARITHMETIC, TERM -> inArithmetic(context, c);
        case BRACES, QUOTED_BRACES -> inBraces(context, c);
        case DOUBLE_QUOTES -> close(c == '"');
      }
    }
  }

  private void dollar(Context context) {
    if (text.startsWith("$((", at)) {
      open(Context.ARITHMETIC, 3);
    } else if (text.startsWith("$(", at)) {
      open(Context.COMMAND, 2);
    } else if (text.startsWith("${", at)) {
      boolean quoted = context != Context.COMMAND && context != Context.BRACES;
      open(quoted ? Context.QUOTED_BRACES : Context.BRACES, 2);
    } else {
      at++;
    }
  }

  private void inCommand(char c) {
    if (c == '\'') {
      singleQuotes();
    } else if (c == '"') {
      open(Context.DOUBLE_QUOTES, 1);
    } else if (c == '(') {
      open(Context.COMMAND, 1);
    } else if (c == '#' && startsWord()) {
      int lineBreak = text.indexOf('\n', at);
      at = lineBreak < 0 ? text.length() : lineBreak;
    } else {
      // A pattern of `case` has an unmatched parenthesis, and a here-document is not a list of
      // words.
      doubtful |= c == 'c' && startsWord() && startsCase();
      doubtful |= text.startsWith("<<", at);
      close(c == ')');
    }
  }

  private void inArithmetic(Context context, char c) {
    if (c == '(') {
      open(Context.TERM, 1);
    } else if (c == ')' && context == Context.ARITHMETIC) {
      boolean end = text.startsWith("))", at);
      // dash continues after a single one; bash starts again and reads it all as a command.
      doubtful |= !end;
      at += end ? 2 : 1;
      if (end) {
        open.pop();
      }
    } else {
      doubtful |= c == '\'' || c == '"';
      close(c == ')');
    }
  }

  private void inBraces(Context context, char c) {
    if (c == '"') {
      open(Context.DOUBLE_QUOTES, 1);
    } else if (c == '\'' && context == Context.BRACES) {
      singleQuotes();
    } else {
      // In "${x-'…'}" the quote is literal, in "${x#'…'}" it is not.
      doubtful |= c == '\'';
      close(c == '}');
    }
  }

  private void singleQuotes() {
    int end = text.indexOf('\'', at + 1);
    at = end < 0 ? text.length() : end + 1;
  }

  private void open(Context context, int length) {
    open.push(context);
    at += length;
  }

  private void close(boolean end) {
    at++;
    if (end) {
      open.pop();
    }
  }

  private boolean startsCase() {
    return text.startsWith("case ", at)
        || text.startsWith("case\t", at)
        || text.startsWith("case\\\n", at);
  }

  private boolean startsWord() {
    return at == 0 || " \t\n(;|&<>".indexOf(text.charAt(at - 1)) >= 0;
  }
}

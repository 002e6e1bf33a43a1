package io.github.unitgen.syntax.shell;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the ends of expansions, which nest in each other and in quotes. The nesting is kept in a
 * stack of its own, so a hostile text costs memory of its own length and no more.
 */
final class Expansions {
  private enum Context {
    /** In {@code $(…)} or in parentheses in it. */
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
   * Where an expansion ends, and whether it is closed and read alike by all shells. An open one
   * ends with the text.
   */
  record End(int offset, boolean closed, boolean sound) {}

  /** The end of the {@code $(…)} whose contents start at {@code inside}. */
  static End command(String text, int inside) {
    return new Expansions(text, inside).run(Context.COMMAND);
  }

  /** The end of the {@code $((…))} whose contents start at {@code inside}. */
  static End arithmetic(String text, int inside) {
    return new Expansions(text, inside).run(Context.ARITHMETIC);
  }

  /** The end of the {@code ${…}} whose contents start at {@code inside}. */
  static End braces(String text, int inside, boolean quoted) {
    return new Expansions(text, inside).run(quoted ? Context.QUOTED_BRACES : Context.BRACES);
  }

  /** The end of the command in backquotes that starts at {@code inside}: the next one unescaped. */
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
      // A pattern of `case` has a parenthesis that nothing opened, and a here-document is no list
      // of words at all.
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
      // dash goes on after a single one; bash starts again and takes it all for a command.
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
      // In "${x-'…'}" the quote stands for itself, in "${x#'…'}" it does not.
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

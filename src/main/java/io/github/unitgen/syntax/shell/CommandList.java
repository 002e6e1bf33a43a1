package io.github.unitgen.syntax.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The commands of a text that are not inside a compound command. Supports the grammar of
 * POSIX.1-2017, section 2.10, only as far as needed to find the end of a compound command; an
 * unexpected token makes the whole list doubtful.
 */
final class CommandList {
  private static final Set<String> BOTH_SIDED = Set.of("&&", "||", "|");
  private static final Set<String> ONLY_BASH = Set.of("|&", ";&", ";;&");
  private static final Set<String> CLOSERS =
      Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

  /** Words that are syntax in bash but programs in dash, or that both refuse here. */
  private static final Set<String> DIFFERENT = Set.of("in", "function", "select", "coproc");

  private enum Frame {
    IF,
    LOOP,
    /** Between {@code case} and {@code in}. */
    CASE_HEAD,
    /** Before the parenthesis that ends a pattern. */
    CASE_PATTERN,
    CASE_BODY,
    BRACES,
    PARENTHESES,
    /** In the parentheses after the name of a function. */
    DEFINITION
  }

  /**
   * A command of the list. {@code words} are those of a simple command, without assignments and
   * redirections. {@code compound} is true if the command is not exactly one simple command.
   */
  record Command(List<Token.Word> words, boolean compound, boolean piped, boolean background) {}

  private final List<Command> commands = new ArrayList<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private boolean doubtful;

  /** The words of the command being read. */
  private List<Token.Word> words = new ArrayList<>();

  private int wordCount;
  private boolean compound;
  private boolean piped;
  private boolean content;
  private boolean keywordsCount = true;
  private boolean closed;
  private boolean wantsTarget;
  private String operatorBefore = "";

  private CommandList() {}

  static CommandList of(String text) {
    CommandList list = new CommandList();
    for (Token token : Lexer.read(text).tokens()) {
      if (token instanceof Token.Operator operator) {
        list.operator(operator);
      } else if (token instanceof Token.Word word) {
        list.word(word);
      }
    }
    list.end();
    return list;
  }

  /** False if the text is invalid or unsupported: then nothing is known about it. */
  boolean isKnown() {
    return !doubtful;
  }

  List<Command> commands() {
    return commands;
  }

  private void end() {
    doubtful |= wantsTarget || !frames.isEmpty();
    if (content || compound) {
      finish("");
    } else {
      doubtful |= BOTH_SIDED.contains(operatorBefore);
    }
  }

  private void operator(Token.Operator operator) {
    if (operator.isRedirection()) {
      redirection(operator);
      return;
    }
    doubtful |= wantsTarget;
    wantsTarget = false;
    switch (operator.text()) {
      case "\n" -> {
        if (content && !in(Frame.CASE_HEAD) && !in(Frame.CASE_PATTERN)) {
          finish("\n");
        }
      }
      case "(" -> openParenthesis();
      case ")" -> closeParenthesis();
      case ";;" -> {
        if (content) {
          finish(";");
        }
        replace(Frame.CASE_BODY, Frame.CASE_PATTERN);
      }
      default -> {
        doubtful |= ONLY_BASH.contains(operator.text());
        if (!in(Frame.CASE_PATTERN) || !operator.is("|")) {
          finish(operator.text());
        }
      }
    }
  }

  private void redirection(Token.Operator operator) {
    // The body of a here-document is not a list of words; only bash supports the others.
    doubtful |= wantsTarget || operator.text().contains("<<") || operator.text().startsWith("&");
    doubtful |= in(Frame.CASE_HEAD) || in(Frame.CASE_PATTERN);
    wantsTarget = true;
    content = true;
    keywordsCount = false;
  }

  private void openParenthesis() {
    if (in(Frame.CASE_PATTERN)) {
      return;
    }
    if (keywordsCount && !closed) {
      open(Frame.PARENTHESES);
    } else {
      // A function, or an array, which only bash supports.
      doubtful |= wordCount != 1 || closed;
      open(Frame.DEFINITION);
    }
  }

  private void closeParenthesis() {
    if (in(Frame.CASE_PATTERN)) {
      replace(Frame.CASE_PATTERN, Frame.CASE_BODY);
      startCommand();
      return;
    }
    if (in(Frame.DEFINITION)) {
      doubtful |= content;
      frames.pop();
      startCommand();
      return;
    }
    close(Frame.PARENTHESES);
  }

  private void word(Token.Word word) {
    doubtful |= !word.sound();
    if (wantsTarget) {
      wantsTarget = false;
    } else if (in(Frame.CASE_HEAD)) {
      wordCount++;
      if (wordCount == 2) {
        doubtful |= !word.isPlain("in");
        replace(Frame.CASE_HEAD, Frame.CASE_PATTERN);
        wordCount = 0;
      }
    } else if (in(Frame.CASE_PATTERN)) {
      if (word.isPlain("esac")) {
        close(Frame.CASE_PATTERN);
      }
    } else if (!keywordsCount || !keyword(word)) {
      doubtful |= closed;
      keywordsCount = false;
      content = true;
      wordCount++;
      if (frames.isEmpty() && (!words.isEmpty() || !word.isAssignment())) {
        // `a+=b` and `a[0]=b` are assignments in bash only.
        doubtful |= words.isEmpty() && word.plainStart().indexOf('=') >= 0;
        words.add(word);
      }
    }
  }

  /** Returns false if the word is not a keyword. */
  private boolean keyword(Token.Word word) {
    String text = word.plainStart();
    if (!word.isPlain(text) || (closed && !CLOSERS.contains(text))) {
      return false;
    }
    switch (text) {
      case "!" -> compound |= frames.isEmpty();
      case "if" -> open(Frame.IF);
      case "then", "elif", "else" -> inside(Frame.IF);
      case "fi" -> close(Frame.IF);
      case "while", "until" -> open(Frame.LOOP);
      case "for" -> {
        open(Frame.LOOP);
        keywordsCount = false;
      }
      case "do" -> inside(Frame.LOOP);
      case "done" -> close(Frame.LOOP);
      case "case" -> open(Frame.CASE_HEAD);
      case "esac" -> close(Frame.CASE_BODY);
      case "{" -> open(Frame.BRACES);
      case "}" -> close(Frame.BRACES);
      case "[[", "time" -> {
        compound |= frames.isEmpty();
        return false;
      }
      default -> {
        doubtful |= DIFFERENT.contains(text);
        return false;
      }
    }
    return true;
  }

  private boolean in(Frame frame) {
    return frames.peek() == frame;
  }

  private void open(Frame frame) {
    compound |= frames.isEmpty();
    frames.push(frame);
    startCommand();
  }

  private void inside(Frame frame) {
    doubtful |= !in(frame) || isHalf();
    startCommand();
  }

  private void replace(Frame from, Frame to) {
    if (in(from)) {
      frames.pop();
      frames.push(to);
      startCommand();
    } else {
      doubtful = true;
    }
  }

  private void close(Frame frame) {
    doubtful |= !in(frame) || isHalf();
    frames.poll();
    content = true;
    closed = true;
    keywordsCount = true;
    operatorBefore = "";
  }

  private boolean isHalf() {
    return !content && BOTH_SIDED.contains(operatorBefore);
  }

  private void startCommand() {
    content = false;
    closed = false;
    keywordsCount = true;
    wordCount = 0;
    operatorBefore = "";
  }

  private void finish(String operator) {
    doubtful |= !content;
    boolean pipe = operator.equals("|");
    if (frames.isEmpty()) {
      commands.add(new Command(List.copyOf(words), compound, piped || pipe, operator.equals("&")));
      words = new ArrayList<>();
      compound = false;
      piped = pipe;
    }
    startCommand();
    operatorBefore = operator;
  }
}

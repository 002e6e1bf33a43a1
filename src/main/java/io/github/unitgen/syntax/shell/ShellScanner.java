package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.Frame.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the tokens of one text and keeps the simple commands. It never fails. */
final class ShellScanner {
  /**
   * The maximum depth, beyond anything written by hand; deeper parts are read as if they were not
   * nested.
   */
  private static final int DEEPEST = 200;

  private final String text;
  private final List<CommandDraft> commands = new ArrayList<>();
  private final Set<String> functions = new HashSet<>();
  private final List<ListDraft> lists = new ArrayList<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private CommandDraft current = new CommandDraft();
  private String operator = "";
  private boolean pipedFrom;
  private boolean negated;
  private boolean functionComes;

  /** The name of the function being defined, or of the last one defined. */
  private String function = "";

  private boolean forHead;
  private boolean doubleBrackets;

  /** Whether the place is between the parentheses after the name of a function. */
  private boolean definition;

  /** Commands whose here-documents start on the next line. */
  private final Deque<CommandDraft> waiting = new ArrayDeque<>();

  /** The tail of the compound command that has just been closed. */
  private Optional<List<CommandDraft>> closed = Optional.empty();

  ShellScanner(String text) {
    this.text = text;
    frames.push(new Frame(Kind.BRACES, Set.of(), "", false, "", false, 0));
  }

  ShellScan scan() {
    List<Token> tokens = Lexer.readWithDocuments(text).tokens();
    for (Token token : tokens) {
      if (token instanceof Token.Word word) {
        word(word);
      } else if (token instanceof Token.Operator sign) {
        operator(sign);
      } else if (token instanceof Token.Document document) {
        Optional.ofNullable(waiting.poll()).ifPresent(owner -> owner.document(document.span()));
      }
    }
    finish("", Optional.empty());
    while (frames.size() > 1) {
      close();
      finish("", Optional.empty());
    }
    frames.element().tail.forEach(command -> command.last = true);
    return new ShellScan(
        commands.stream().map(CommandDraft::command).toList(),
        lists.stream().map(ListDraft::list).toList(),
        functions,
        Bashisms.inTokens(text, tokens));
  }

  private void word(Token.Word word) {
    Frame frame = frames.element();
    ShellScan.Word read = CommandDraft.word(text, word);
    if (current.wantsTarget()) {
      current.target(read);
    } else if (frame.kind == Kind.CASE_HEAD) {
      if (word.isPlain("in")) {
        become(Kind.CASE_PATTERN);
      }
    } else if (frame.kind == Kind.CASE_PATTERN) {
      if (word.isPlain("esac")) {
        close();
      }
    } else if (forHead) {
      if (word.isPlain("do")) {
        forHead = false;
      }
    } else if (doubleBrackets) {
      current.add(read);
      doubleBrackets = !word.isPlain("]]");
    } else if (closed.isPresent()) {
      // Only a keyword can follow a compound command.
      if (isKeyword(word)) {
        finish(";", Optional.empty());
        keyword(word);
      }
    } else if (functionComes && current.isName() && isKeyword(word)) {
      define();
      keyword(word);
    } else if (!current.isStarted() && isKeyword(word)) {
      keyword(word);
    } else if (current.hasNoWords() && word.isAssignment()) {
      current.assign(read);
    } else {
      doubleBrackets = current.hasNoWords() && word.isPlain("[[");
      current.add(read);
    }
  }

  private static boolean isKeyword(Token.Word word) {
    return switch (word.plainStart()) {
      case "!",
          "if",
          "then",
          "elif",
          "else",
          "fi",
          "while",
          "until",
          "for",
          "select",
          "do",
          "done",
          "case",
          "esac",
          "{",
          "}",
          "function",
          "time" ->
          word.isPlain(word.plainStart());
      default -> false;
    };
  }

  private void keyword(Token.Word word) {
    Frame frame = frames.element();
    switch (word.plainStart()) {
      case "!" -> negated = !negated;
      case "if" -> open(Kind.IF).condition = true;
      case "while", "until" -> open(Kind.LOOP).condition = true;
      case "for", "select" -> {
        open(Kind.LOOP);
        forHead = true;
      }
      case "case" -> open(Kind.CASE_HEAD);
      case "{" -> open(Kind.BRACES);
      case "then", "else" -> {
        frame.branch();
        frame.condition = false;
      }
      case "elif" -> {
        frame.branch();
        frame.condition = true;
      }
      case "do" -> frame.condition = false;
      case "fi", "done", "esac", "}" -> close();
      case "function" -> functionComes = true;
      default -> {}
    }
  }

  private void operator(Token.Operator sign) {
    Frame frame = frames.element();
    if (sign.isRedirection()) {
      current.redirect(sign);
      if (sign.text().contains("<<") && !sign.text().endsWith("<<<")) {
        waiting.add(current);
      }
      return;
    }
    if (doubleBrackets && !sign.isLineBreak()) {
      return;
    }
    switch (sign.text()) {
      case "(" -> openParenthesis(frame);
      case ")" -> {
        if (definition) {
          definition = false;
        } else if (frame.kind == Kind.CASE_PATTERN) {
          become(Kind.CASE_BODY);
        } else if (frames.stream().anyMatch(open -> open.kind == Kind.PARENTHESES)) {
          finish(";", Optional.empty());
          while (frames.element().kind != Kind.PARENTHESES) {
            close();
            finish(";", Optional.empty());
          }
          close();
        }
      }
      case ";;", ";&", ";;&" -> {
        finish(";", Optional.empty());
        if (frames.element().kind == Kind.CASE_BODY) {
          frames.element().branch();
          become(Kind.CASE_PATTERN);
        }
      }
      default -> {
        if (frame.kind != Kind.CASE_PATTERN && frame.kind != Kind.CASE_HEAD) {
          forHead = false;
          doubleBrackets = false;
          finish(sign.text(), Optional.of(sign.span()));
        }
      }
    }
  }

  private void openParenthesis(Frame frame) {
    if (frame.kind == Kind.CASE_PATTERN || forHead) {
      return;
    }
    if (current.isName()) {
      define();
      definition = true;
    } else if (!current.isStarted()) {
      open(Kind.PARENTHESES);
    }
  }

  private void define() {
    function = current.name();
    functions.add(function);
    functionComes = true;
    start();
  }

  private Frame open(Kind kind) {
    Frame outer = frames.element();
    Frame frame =
        new Frame(
            kind,
            outer.inside(),
            functionComes ? function : outer.function,
            pipedFrom,
            operator,
            negated,
            commands.size());
    frame.body = functionComes;
    functionComes = false;
    negated = false;
    pipedFrom = false;
    operator = "";
    // Beyond the maximum depth the outer frame is reused, so that the stack stays small.
    if (frames.size() < DEEPEST) {
      frames.push(frame);
    }
    start();
    return frame;
  }

  private void become(Kind kind) {
    frames.push(frames.pop().as(kind, commands.size()));
    start();
  }

  private void close() {
    if (frames.size() == 1) {
      return;
    }
    if (current.isStarted() || closed.isPresent()) {
      finish(";", Optional.empty());
    }
    Frame frame = frames.pop();
    frame.branch();
    boolean runsOnce = frame.kind != Kind.LOOP && !frame.body && frame.kind != Kind.PARENTHESES;
    closed = Optional.of(runsOnce ? frame.branches : List.of());
    pipedFrom = frame.pipedFrom;
    operator = frame.operator;
    negated = frame.negated;
    start();
  }

  private void start() {
    current = new CommandDraft();
  }

  /** Ends the command being read at {@code sign}. */
  private void finish(String sign, Optional<Span> at) {
    Frame frame = frames.element();
    boolean pipes = sign.startsWith("|") && !sign.equals("||");
    boolean background = sign.equals("&");
    boolean tells = current.isStarted() || (closed.isPresent() && (pipes || background));
    if (functionComes && current.isName()) {
      define();
      return; // `function name`, and a line break before its body
    }
    if (tells) {
      current.compound = closed.isPresent();
      current.background = background ? at : Optional.empty();
      current.pipedFrom = pipedFrom;
      current.pipedInto = pipes;
      current.operator = operator;
      current.inside = frame.inside();
      current.function = frame.function;
      current.position(at.isPresent() ? at.get().start() : text.length());
      commands.add(current);
    }
    if (tells || closed.isPresent()) {
      boolean plain = !pipes && !background && !pipedFrom;
      List<CommandDraft> own = tells ? List.of(current) : List.of();
      frame.tail = plain ? closed.orElse(own) : List.of();
      pipedFrom = pipes;
      operator = sign.startsWith("&&") || sign.equals("||") ? sign : "";
      functionComes = false;
      if (!pipes) {
        item(frame, closed.isPresent(), background ? ";" : sign);
      }
    }
    closed = Optional.empty();
    start();
  }

  private void item(Frame frame, boolean compound, String sign) {
    if (frame.list.isEmpty() && !negated && !ListDraft.joins(sign)) {
      frame.list.restart(commands.size()); // most commands are alone: nothing to remember
      return;
    }
    frame.list.item(commands, compound, negated, sign);
    negated = false;
    if (frame.list.isEnded()) {
      if (frame.list.isList()) {
        lists.add(frame.list);
        frame.list = new ListDraft(commands.size());
      } else {
        frame.list.restart(commands.size());
      }
    }
  }
}

package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the expression after {@code start on} and {@code stop on}, which continues over line ends
 * while a parenthesis is open. It works without recursion, since a file can nest to any depth.
 */
final class EventReader {
  private final StanzaText text;
  private final Deque<Group> groups = new ArrayDeque<>();
  private Group group = new Group();

  /** The place of the outermost open parenthesis. */
  private int opened;

  /** The start of the current token; errors found later are reported there. */
  private Span token = Span.at(0);

  EventReader(StanzaText text) {
    this.text = text;
  }

  /** Leaves the lexer at the start of the next line or, on an error, after the text read so far. */
  Events read() throws Rejected {
    try {
      return expression();
    } catch (Rejected rejected) {
      // Text after an unclosed parenthesis is better read again line by line.
      throw groups.isEmpty()
          ? rejected
          : new Rejected(rejected.text(), rejected.position(), rejected.span(), true);
    }
  }

  private Events expression() throws Rejected {
    Lexer lexer = text.lexer();
    int end;
    do {
      lexer.skipGap();
      do {
        item();
      } while (lexer.hasToken());
      end = lexer.position();
      lexer.nextLine();
    } while (!lexer.atEnd() && !groups.isEmpty());

    if (!groups.isEmpty()) {
      collect();
      Span swallowed = new Span(opened, lexer.position());
      throw new Rejected(Messages.MISMATCHED_PARENTHESES, lexer.position(), swallowed);
    }
    int next = lexer.position();
    lexer.moveTo(end);
    Events events = collect();
    lexer.moveTo(next);
    return events;
  }

  private void item() throws Rejected {
    if (!text.hasToken()) {
      throw new Rejected(Messages.EXPECTED_TOKEN, text.lexer().position(), missing());
    }
    char c = text.lexer().current();
    if (c == '(') {
      open(text.parenthesis());
    } else if (c == ')') {
      close(text.parenthesis());
    } else {
      word(text.operand());
    }
  }

  /**
   * Returns the place of a missing operand: inside parentheses the empty or comment line, otherwise
   * the stanza.
   */
  private Span missing() {
    if (groups.isEmpty()) {
      return text.span();
    }
    return new Span(text.lexer().position(), text.lexer().lineEnd());
  }

  private void open(Word parenthesis) throws Rejected {
    token = parenthesis.span();
    if (group.value != null || group.event != null) {
      throw new Rejected(Messages.EXPECTED_OPERATOR, token.start(), token);
    }
    opened = groups.isEmpty() ? token.start() : opened;
    groups.push(group);
    group = new Group();
  }

  private void close(Word parenthesis) throws Rejected {
    token = parenthesis.span();
    Events inner = collect();
    if (groups.isEmpty()) {
      throw new Rejected(Messages.MISMATCHED_PARENTHESES, token.start(), token);
    }
    group = groups.pop();
    group.value = inner;
  }

  private void word(Word word) throws Rejected {
    token = word.span();
    switch (word.written()) {
      case "and" -> operator(Events.Operator.AND);
      case "or" -> operator(Events.Operator.OR);
      default -> operand(word);
    }
  }

  private void operator(Events.Operator operator) throws Rejected {
    group.left = collect();
    group.operator = operator;
    group.value = null;
  }

  private void operand(Word word) throws Rejected {
    OpenEvent event = group.event;
    if (event == null) {
      group.event = new OpenEvent(word);
      return;
    }
    boolean named = word.value().indexOf('=') >= 0;
    if (event.named && !named) {
      throw new Rejected(Messages.EXPECTED_VARIABLE, text.lexer().position(), token);
    }
    event.named = named;
    event.arguments.add(text.locate(word));
  }

  /** Joins the contents of the innermost group into one value, which stays in the group. */
  private Events collect() throws Rejected {
    Events value = group.value;
    OpenEvent event = group.event;
    if (event != null) {
      if (value != null) {
        throw new Rejected(Messages.EXPECTED_OPERATOR, token.start(), event.name.span());
      }
      value = new Events.Event(text.locate(event.name), event.arguments);
    }
    if (value == null) {
      throw new Rejected(Messages.EXPECTED_EVENT, token.start(), token);
    }
    if (group.operator != null && group.left != null) {
      value = new Events.Pair(group.operator, group.left, value);
    }
    group.operator = null;
    group.left = null;
    group.event = null;
    group.value = value;
    return value;
  }

  /** The part between a parenthesis and the current place: {@code left operator value event}. */
  private static final class Group {
    Events.@Nullable Operator operator;
    @Nullable Events left;
    @Nullable Events value;
    @Nullable OpenEvent event;
  }

  /** An event whose arguments are still being read. */
  private static final class OpenEvent {
    final Word name;
    final List<Located<String>> arguments = new ArrayList<>();
    boolean named;

    OpenEvent(Word name) {
      this.name = name;
    }
  }
}

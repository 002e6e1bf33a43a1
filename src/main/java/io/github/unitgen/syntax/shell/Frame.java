package io.github.unitgen.syntax.shell;

import io.github.unitgen.syntax.shell.ShellScan.Inside;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An open compound command, or the text itself. */
final class Frame {
  enum Kind {
    IF,
    LOOP,
    CASE_HEAD,
    CASE_PATTERN,
    CASE_BODY,
    BRACES,
    PARENTHESES
  }

  final Kind kind;
  final Set<Inside> around;

  /** The name of the function whose body this is or belongs to; empty outside functions. */
  final String function;

  final boolean pipedFrom;
  final String operator;
  final boolean negated;
  boolean condition;

  /** Whether it is the body of the function itself, not a part of the body. */
  boolean body;

  /** The commands that may be the last one of the current part. */
  List<CommandDraft> tail = List.of();

  /** The last commands of the earlier branches. */
  final List<CommandDraft> branches;

  /** The context of a command in it, as it was when {@code condition} was {@code knownFor}. */
  private @Nullable Set<Inside> known;

  private boolean knownFor;

  /** The list of {@code &&} and {@code ||} that is being read. */
  ListDraft list;

  /**
   * {@code pipedFrom}, {@code operator} and {@code negated} are those of the whole compound
   * command; {@code commands} is the number of commands before it.
   */
  Frame(
      Kind kind,
      Set<Inside> around,
      String function,
      boolean pipedFrom,
      String operator,
      boolean negated,
      int commands) {
    this(kind, around, function, pipedFrom, operator, negated, commands, new ArrayList<>());
  }

  private Frame(
      Kind kind,
      Set<Inside> around,
      String function,
      boolean pipedFrom,
      String operator,
      boolean negated,
      int commands,
      List<CommandDraft> branches) {
    this.kind = kind;
    this.around = around;
    this.function = function;
    this.pipedFrom = pipedFrom;
    this.operator = operator;
    this.negated = negated;
    this.list = new ListDraft(commands);
    this.branches = branches;
  }

  /** Returns the same compound command in another of its parts. */
  Frame as(Kind other, int commands) {
    Frame same =
        new Frame(other, around, function, pipedFrom, operator, negated, commands, branches);
    same.body = body;
    return same;
  }

  /** Ends a branch; another one may follow. */
  void branch() {
    if (!condition) {
      branches.addAll(tail);
    }
    tail = List.of();
  }

  /** Returns the context of a command in it. */
  Set<Inside> inside() {
    Set<Inside> all = known;
    if (all == null || knownFor != condition) { // one set for all of its commands
      all = Set.copyOf(readInside());
      known = all;
      knownFor = condition;
    }
    return all;
  }

  private EnumSet<Inside> readInside() {
    EnumSet<Inside> all = EnumSet.noneOf(Inside.class);
    if (!around.isEmpty()) {
      all.addAll(around);
    }
    switch (kind) {
      case IF -> all.add(condition ? Inside.CONDITION : Inside.BRANCH);
      case LOOP -> all.add(condition ? Inside.CONDITION : Inside.LOOP);
      case CASE_HEAD, CASE_PATTERN, CASE_BODY -> all.add(Inside.BRANCH);
      case PARENTHESES -> all.add(Inside.SUBSHELL);
      case BRACES -> {}
    }
    if (!function.isEmpty()) {
      all.add(Inside.FUNCTION);
    }
    return all;
  }
}

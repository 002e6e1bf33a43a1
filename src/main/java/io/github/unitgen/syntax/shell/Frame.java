package io.github.unitgen.syntax.shell;

import io.github.unitgen.syntax.shell.ShellScan.Inside;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A compound command that is open, or the text itself. */
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

  /** The name of the function whose body this is or stands in; empty outside of functions. */
  final String function;

  final boolean pipedFrom;
  final String operator;
  final boolean negated;
  boolean condition;

  /** Whether it is the body of the function, and not just within it. */
  boolean body;

  /** The commands that may be the last one of the part being read. */
  List<CommandDraft> tail = List.of();

  /** Those of the branches before. */
  final List<CommandDraft> branches;

  /** The list of {@code &&} and {@code ||} that is being read. */
  ListDraft list;

  /**
   * {@code pipedFrom}, {@code operator} and {@code negated} are those of the compound command as a
   * whole; {@code commands} is how many there are in front of it.
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

  /** The same compound command, in another part of it. */
  Frame as(Kind other, int commands) {
    Frame same =
        new Frame(other, around, function, pipedFrom, operator, negated, commands, branches);
    same.body = body;
    return same;
  }

  /** Ends a branch; what follows may be another one. */
  void branch() {
    if (!condition) {
      branches.addAll(tail);
    }
    tail = List.of();
  }

  /** What a command in it stands in. */
  EnumSet<Inside> inside() {
    EnumSet<Inside> all = EnumSet.noneOf(Inside.class);
    all.addAll(around);
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

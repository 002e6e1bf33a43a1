package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;

/**
 * A part of a shell text that bash supports and dash 0.5.12 does not: its place, its kind, and its
 * significant part as written. Observed in dash itself.
 */
public record Bashism(Span span, Kind kind, String written) {

  /** The kinds, each with dash's reaction. */
  public enum Kind {
    /** The first word is a builtin of bash only: "not found". */
    BUILTIN,
    /** {@code source}: "not found"; {@code .} is equivalent. */
    SOURCE,
    /** <code>[[</code>: "not found". */
    DOUBLE_BRACKETS,
    /** {@code ==} in {@code [}: "unexpected operator"; {@code =} is equivalent. */
    DOUBLE_EQUALS,
    /** Another operator of {@code [}: "unexpected operator". */
    TEST_OPERATOR,
    /** An option of a builtin: "Illegal option". */
    OPTION,
    /** A signal with SIG before its name, or one that the kernel does not have: "bad trap". */
    SIGNAL,
    /** <code>a=(…)</code>: a syntax error. */
    ARRAY,
    /** {@code a+=b}: the name of a command that is not found. */
    APPEND,
    /** The keyword {@code function}: "not found", or a syntax error. */
    FUNCTION,
    /** {@code select}, {@code coproc}. */
    KEYWORD,
    /** {@code ((…))}: a command in two subshells, or a syntax error after {@code for}. */
    ARITHMETIC_COMMAND,
    /** {@code &>}: starts the command in the background and empties the file. */
    BOTH_OUTPUTS,
    /** {@code >& file}: a syntax error. */
    BOTH_OUTPUTS_OLD,
    /** {@code <<<}, {@code |&}, {@code ;&}, {@code <(…)}: a syntax error. */
    OPERATOR,
    /** <code>{1..3}</code>, <code>{a,b}</code>: stay as written. */
    BRACES,
    /** {@code $'…'}: a dollar sign, and the escapes stay. */
    DOLLAR_QUOTE,
    /** An expansion of bash: "Bad substitution". */
    EXPANSION,
    /** A variable that only bash sets. */
    VARIABLE,
    /** {@code echo -e}: prints the option. */
    ECHO_OPTION
  }
}

package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;

/**
 * Something in a shell text that bash knows and dash 0.5.12 does not: where it is, what it is, and
 * as it is written, shortened to what tells. Seen in dash itself.
 */
public record Bashism(Span span, Kind kind, String written) {

  /** What dash makes of it. */
  public enum Kind {
    /** The first word names a builtin of bash alone: "not found". */
    BUILTIN,
    /** {@code source}: "not found", and {@code .} is the same. */
    SOURCE,
    /** <code>[[</code>: "not found". */
    DOUBLE_BRACKETS,
    /** {@code ==} in {@code [}: "unexpected operator", and {@code =} is the same. */
    DOUBLE_EQUALS,
    /** Another operator of {@code [}: "unexpected operator". */
    TEST_OPERATOR,
    /** An option of a builtin: "Illegal option". */
    OPTION,
    /** A signal with SIG in front of its name, or none of the kernel's: "bad trap". */
    SIGNAL,
    /** <code>a=(…)</code>: a syntax error. */
    ARRAY,
    /** {@code a+=b}: the name of a command that is not found. */
    APPEND,
    /** The keyword {@code function}: "not found", or a syntax error. */
    FUNCTION,
    /** {@code select}, {@code coproc}. */
    KEYWORD,
    /** {@code ((…))}: a command in two subshells, or a syntax error behind {@code for}. */
    ARITHMETIC_COMMAND,
    /** {@code &>}: starts the command in the background and empties the file. */
    BOTH_OUTPUTS,
    /** {@code >& file}: a syntax error. */
    BOTH_OUTPUTS_OLD,
    /** {@code <<<}, {@code |&}, {@code ;&}, {@code <(…)}: a syntax error. */
    OPERATOR,
    /** <code>{1..3}</code>, <code>{a,b}</code>: stay as they are written. */
    BRACES,
    /** {@code $'…'}: a dollar, and the escapes stay. */
    DOLLAR_QUOTE,
    /** An expansion of bash: "Bad substitution". */
    EXPANSION,
    /** A variable that only bash sets. */
    VARIABLE,
    /** {@code echo -e}: prints the option. */
    ECHO_OPTION
  }
}

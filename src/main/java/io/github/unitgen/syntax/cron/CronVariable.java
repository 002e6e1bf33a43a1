package io.github.unitgen.syntax.cron;

import java.util.Optional;

/**
 * A line that sets a variable, as {@code load_env} of Debian's cron reads it, which drops trailing
 * spaces of a value even if they are quoted.
 */
record CronVariable(String name, String value) {
  /** The states of the reader, in their order. */
  private enum State {
    NAME_BEGIN,
    NAME,
    BEFORE_SIGN,
    BEHIND_SIGN,
    VALUE_BEGIN,
    VALUE,
    END,
    ERROR
  }

  /** Reads {@code line}, which must not begin with a space; empty if it does not set a variable. */
  static Optional<CronVariable> read(String line) {
    StringBuilder name = new StringBuilder();
    StringBuilder value = new StringBuilder();
    State state = State.NAME_BEGIN;
    char quote = 0;
    int at = 0;
    while (state != State.ERROR && at < line.length()) {
      char c = line.charAt(at);
      switch (state) {
        case NAME_BEGIN, VALUE_BEGIN -> {
          quote = c == '\'' || c == '"' ? c : 0;
          at += quote == 0 ? 0 : 1;
          state = state == State.NAME_BEGIN ? State.NAME : State.VALUE;
        }
        case NAME -> {
          if (quote == 0 ? isSpace(c) : c == quote) {
            state = State.BEFORE_SIGN;
            at++;
          } else if (c == '=') {
            state = quote == 0 ? State.BEFORE_SIGN : State.ERROR;
          } else {
            name.append(c);
            at++;
          }
        }
        case BEFORE_SIGN -> {
          if (c == '=') {
            state = State.BEHIND_SIGN;
          } else if (!isSpace(c)) {
            state = State.ERROR;
          }
          at++;
        }
        case VALUE -> {
          if (quote != 0 && c == quote) {
            state = State.END;
          } else {
            value.append(c);
          }
          at++;
        }
        case BEHIND_SIGN, END -> {
          if (isSpace(c)) {
            at++;
          } else {
            state = state == State.BEHIND_SIGN ? State.VALUE_BEGIN : State.ERROR;
          }
        }
        case ERROR -> {}
      }
    }
    if (state != State.END && !(state == State.VALUE && quote == 0)) {
      return Optional.empty();
    }
    int end = value.length();
    while (end > 0 && isSpace(value.charAt(end - 1))) {
      end--;
    }
    return Optional.of(new CronVariable(name.toString(), value.substring(0, end)));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }
}

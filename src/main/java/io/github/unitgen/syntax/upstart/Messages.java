package io.github.unitgen.syntax.upstart;

/** The error messages of libnih 1.0.4 and Upstart 1.13.2, as they appear in the log. */
final class Messages {
  static final String EXPECTED_TOKEN = "Expected token";
  static final String UNEXPECTED_TOKEN = "Unexpected token";
  static final String TRAILING_SLASH = "Trailing slash in file";
  static final String UNTERMINATED_QUOTE = "Unterminated quoted string";
  static final String UNTERMINATED_BLOCK = "Unterminated block";
  static final String UNKNOWN_STANZA = "Unknown stanza";
  static final String ILLEGAL_INTERVAL = "Illegal interval, expected number of seconds";
  static final String ILLEGAL_EXIT = "Illegal exit status, expected integer";
  static final String ILLEGAL_SIGNAL = "Illegal signal status, expected integer";
  static final String ILLEGAL_UMASK = "Illegal file creation mask, expected octal integer";
  static final String ILLEGAL_NICE = "Illegal nice value, expected -20 to 19";
  static final String ILLEGAL_OOM = "Illegal oom adjustment, expected -16 to 15 or 'never'";
  static final String ILLEGAL_OOM_SCORE =
      "Illegal oom score adjustment, expected -999 to 1000 or 'never'";
  static final String ILLEGAL_LIMIT = "Illegal limit, expected 'unlimited' or integer";
  static final String EXPECTED_EVENT = "Expected event";
  static final String EXPECTED_OPERATOR = "Expected operator";
  static final String EXPECTED_VARIABLE = "Expected variable name before value";
  static final String MISMATCHED_PARENTHESES = "Mismatched parentheses";

  private Messages() {}
}

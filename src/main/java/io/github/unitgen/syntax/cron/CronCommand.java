package io.github.unitgen.syntax.cron;

import java.util.Optional;

/**
 * The command of a job as Debian's cron 3.0pl1-162 reads it, observed by the text that cron passes
 * to a shell.
 *
 * @param text the text for the shell: the part before the first {@code %}, with each {@code \%} as
 *     {@code %} and each pair of backslashes as one
 * @param input the standard input of the command, with {@code %} as line breaks and {@code \%} as
 *     {@code %}; empty if it has none
 */
public record CronCommand(String text, Optional<String> input) {
  /** Pure. */
  public static CronCommand read(String written) {
    StringBuilder text = new StringBuilder();
    int end = copy(written, 0, true, text);
    if (end >= written.length()) {
      return new CronCommand(text.toString(), Optional.empty());
    }
    StringBuilder input = new StringBuilder();
    copy(written, end + 1, false, input);
    if (input.length() > 0 && input.charAt(input.length() - 1) != '\n') {
      input.append('\n');
    }
    return new CronCommand(
        text.toString(), input.isEmpty() ? Optional.empty() : Optional.of(input.toString()));
  }

  /** Copies from {@code start} on; returns the end, which is at a percent sign if {@code ends}. */
  private static int copy(String written, int start, boolean ends, StringBuilder out) {
    boolean escaped = false;
    int at = start;
    for (; at < written.length(); at++) {
      char c = written.charAt(at);
      if (escaped && c != '%') {
        out.append('\\');
      } else if (!escaped && c == '%') {
        if (ends) {
          break;
        }
        c = '\n';
      }
      // A backslash escapes the next one only in a command.
      escaped = c == '\\' && !(escaped && ends);
      if (c != '\\') {
        out.append(c);
      }
    }
    if (escaped) {
      out.append('\\');
    }
    return at;
  }
}

package io.github.unitgen.syntax.cron;

import java.util.Optional;

/**
 * The command of a job as cron takes it apart ({@code do_command.c} of Debian's cron).
 *
 * @param text what the shell gets: the part before the first {@code %}, each {@code \%} as {@code
 *     %}
 * @param input what the command reads, {@code %} as line breaks; empty where it has none
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

  /** Copies from {@code start} on; gives where it ends, which is at a sign if {@code ends}. */
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
      escaped = c == '\\';
      if (!escaped) {
        out.append(c);
      }
    }
    if (escaped) {
      out.append('\\');
    }
    return at;
  }
}

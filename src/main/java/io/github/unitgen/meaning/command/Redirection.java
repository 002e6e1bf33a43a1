package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;

/**
 * Output of a command that a shell sends into a file. {@code stream} is the descriptor: 1, 2, or 0
 * for both; {@code span} covers the operator and the file.
 */
public record Redirection(int stream, String operator, Argument target, Span span) {
  /** Whether the target is no file that grows: a device, a descriptor, a log of the kernel. */
  public boolean isDevice() {
    String file = target.value();
    return file.startsWith("/dev/") || file.startsWith("/proc/") || file.startsWith("/sys/");
  }

  /** Whether the file grows for ever: {@code >>}. */
  public boolean appends() {
    return operator.endsWith(">>");
  }
}

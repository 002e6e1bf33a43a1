package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;

/**
 * Output of a command that a shell redirects into a file.
 *
 * @param stream the descriptor: 1, 2, or 0 for both
 * @param operator the operator, such as {@code >>}
 * @param target the file
 * @param span the operator and the file
 */
public record Redirection(int stream, String operator, Argument target, Span span) {
  /**
   * Whether the target is not a file that grows, but a device, a descriptor or a log of the kernel.
   */
  public boolean isDevice() {
    String file = target.value();
    return file.startsWith("/dev/") || file.startsWith("/proc/") || file.startsWith("/sys/");
  }

  /** Whether the file grows without limit: {@code >>}. */
  public boolean appends() {
    return operator.endsWith(">>");
  }
}

package io.github.unitgen.posix;

/** Stands for types of {@code java.net} that no option has. */
public final class NoAddress {
  private NoAddress() {}
}

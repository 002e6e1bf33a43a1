package io.github.unitgen.posix;

/** A file that is being written, where the JDK has a {@code FileChannel}. */
public final class Channel implements AutoCloseable {
  private int descriptor;

  Channel(int descriptor) {
    this.descriptor = descriptor;
  }

  int descriptor() {
    return descriptor;
  }

  @Override
  public void close() throws java.io.IOException {
    if (descriptor >= 0) {
      Posix.close(descriptor);
      descriptor = -1;
    }
  }
}

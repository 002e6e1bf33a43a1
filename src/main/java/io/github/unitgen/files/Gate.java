package io.github.unitgen.files;

import java.io.IOException;

/**
 * Ends a run between two pieces of its work when the program is told to end, by Ctrl-C or TERM, and
 * has it take back what it has not done. Closed again, it changes nothing any more.
 */
final class Gate implements AutoCloseable {
  private final Thread hook = new Thread(this::end);
  private final Runnable takeBack;
  private boolean ended;

  /** {@code takeBack} is run, at most once, when the program ends before this is closed. */
  Gate(Runnable takeBack) {
    this.takeBack = takeBack;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      ended = true; // The program ends already, and nothing is done yet.
    }
  }

  interface Work {
    void run() throws IOException;
  }

  /** Does the work, or never returns where the program ends. */
  synchronized void pass(Work work) throws IOException {
    while (ended) {
      try {
        wait();
      } catch (InterruptedException e) {
        // The program ends all the same, and nothing more is to be done.
      }
    }
    work.run();
  }

  private synchronized void end() {
    ended = true;
    takeBack.run();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program ends, and all of the work is done.
    }
  }
}

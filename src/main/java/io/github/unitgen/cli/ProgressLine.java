package io.github.unitgen.cli;

import io.github.unitgen.workspace.Progress;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** A line on a terminal that says how far a long run is, and is gone when it ends. */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long SECOND = 1_000_000_000;
  private static final long BETWEEN = SECOND / 10;

  private final PrintWriter out;
  private final LongSupplier clock;
  private final long start;
  private long last;
  private String what = "";
  private int pieces;
  private int done;
  private int width;

  /** {@code clock}: nanoseconds that only grow. */
  ProgressLine(PrintWriter out, LongSupplier clock) {
    this.out = out;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.last = start;
  }

  @Override
  public synchronized void begin(Step step, int count) {
    what =
        switch (step) {
          case READ -> "reading";
          case LINT -> "linting";
        };
    pieces = count;
    done = 0;
  }

  @Override
  public synchronized void done() {
    done++;
    long now = clock.getAsLong();
    if (now - start >= SECOND && now - last >= BETWEEN) {
      last = now;
      show(what + " " + done + " of " + pieces + " files");
    }
  }

  /** Overwrites the line. */
  private void show(String text) {
    out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    out.flush();
    width = text.length();
  }

  @Override
  public synchronized void close() {
    if (width > 0) {
      show("");
      out.print("\r");
      out.flush();
    }
  }
}

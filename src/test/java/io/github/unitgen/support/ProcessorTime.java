package io.github.unitgen.support;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** The time that a thread computes: unlike the time of day it hardly grows on a busy machine. */
public final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProcessorTime() {}

  /** Runs {@code action} in this thread and returns what it took. */
  public static Duration of(Runnable action) {
    long before = THREADS.getCurrentThreadCpuTime();
    action.run();
    return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
  }
}

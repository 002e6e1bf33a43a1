package io.github.unitgen.meaning.upstart;

import java.nio.charset.StandardCharsets;

/**
 * The name of the file in {@code /var/log/upstart} that takes the output of a job. Over a path of
 * more than 255 bytes init 1.13.2 spins for ever and answers no command again (job {@code x} with
 * an instance of 232 characters starts, of 233 hangs; {@code sidekiq} with 226 and 232).
 */
public final class LogName {
  /** What a job and its instance may have together, with some room. */
  public static final int MOST = 200;

  private static final int LAST_THAT_STARTS = 255 - "/var/log/upstart/-.log".length();

  private LogName() {}

  /** How many bytes the names of a job and of its instance take together. */
  public static int length(String job, String instance) {
    return job.getBytes(StandardCharsets.UTF_8).length
        + instance.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether init was seen to hang over a name of that length. */
  public static boolean hangs(int length) {
    return length > LAST_THAT_STARTS;
  }
}

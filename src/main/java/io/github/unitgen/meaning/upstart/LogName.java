package io.github.unitgen.meaning.upstart;

import java.nio.charset.StandardCharsets;

/**
 * The name of the file in {@code /var/log/upstart} that receives the output of a job. If the path
 * exceeds 255 bytes, init 1.13.2 loops endlessly and answers no command any more (job {@code x}
 * with an instance of 232 characters starts, of 233 hangs; {@code sidekiq} with 226 and 232).
 */
public final class LogName {
  /** The longest safe length of a job and its instance together, with some reserve. */
  public static final int MOST = 200;

  private static final int LAST_THAT_STARTS = 255 - "/var/log/upstart/-.log".length();

  private LogName() {}

  /** Returns the number of bytes in the names of a job and of its instance together. */
  public static int length(String job, String instance) {
    return job.getBytes(StandardCharsets.UTF_8).length
        + instance.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether init was seen to hang with a name of that length. */
  public static boolean hangs(int length) {
    return length > LAST_THAT_STARTS;
  }
}

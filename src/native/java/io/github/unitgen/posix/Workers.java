package io.github.unitgen.posix;

import org.teavm.interop.Address;

/** Processes that begin as copies of this one and do pieces of its work. */
public final class Workers {
  /** Results of {@link #arrived} where there is no piece. */
  private static final int NOTHING_YET = -1;

  private Workers() {}

  /**
   * Starts workers for {@code tasks} tasks in so many pieces, unless they are few.
   *
   * @return whether this is a worker; the process that was there before has workers or none
   */
  public static boolean fork(int tasks, int pieces) {
    return Posix.fork(tasks, pieces) != 0;
  }

  /** Returns a piece that nobody else has, or -1. */
  public static int claim() {
    return Posix.claim();
  }

  /** Sends what became of a piece. */
  public static void send(int piece, byte[] result) {
    if (Posix.send(piece, Address.ofData(result), result.length) != 0) {
      Posix.exit(1);
    }
  }

  /**
   * Returns a piece whose result is there, or -1; {@code wait}: not before there is one, or none
   * will come.
   */
  public static int arrived(boolean wait) {
    return Math.max(NOTHING_YET, Posix.arrived(wait ? 1 : 0));
  }

  /** Returns the result of the piece that {@link #arrived} has returned. */
  public static byte[] result() {
    return Native.answer(Posix.answerLength());
  }

  /** Waits for the end of all. */
  public static void end() {
    Posix.endWorkers();
  }
}

package io.github.unitgen.posix;

import org.teavm.interop.Address;

/** Processes that begin as copies of this one and do pieces of its work. */
public final class Workers {
  /** What {@link #arrived} returns in a worker that it has started. */
  public static final int IS_WORKER = -2;

  private Workers() {}

  /**
   * Starts workers for {@code tasks} tasks in so many pieces, unless they are few.
   *
   * @return whether this is a worker; the process that was there before has workers or none
   */
  public static boolean fork(int tasks, int pieces) {
    return Posix.fork(tasks, pieces) != 0;
  }

  /** Returns a piece that nobody else has, or -1; also in a worker that has used much memory. */
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
   * Waits for a piece whose result is there, and returns it; a negative number where none will
   * come. Starts a worker in place of one that has ended, and returns {@link #IS_WORKER} in it.
   */
  public static int arrived() {
    return Posix.arrived();
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

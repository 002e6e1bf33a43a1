package io.github.unitgen.workspace;

import io.github.unitgen.lint.ForkedChecks;
import io.github.unitgen.lint.RenderedManifest;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.posix.Native;
import io.github.unitgen.posix.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What the native program does instead of methods of this package. */
public final class NativeRun {
  /** How many tasks another process does at a time. */
  private static final int PIECE = 8;

  private NativeRun() {}

  /** One piece after the other. */
  static <T> List<T> all(Threads threads, Progress.Step step, List<Callable<T>> pieces) {
    List<T> results = new ArrayList<>();
    for (Callable<T> piece : pieces) {
      try {
        results.add(piece.call());
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    return results;
  }

  /** Does {@code tasks}; of many, other processes do the dear part of some. */
  static void run(Threads threads, List<Runnable> tasks) {
    if (!tasks.isEmpty()) {
      tasks.get(0).run(); // It reads tables: then no worker has to.
      share(tasks.subList(1, tasks.size()));
    }
  }

  private static void share(List<Runnable> tasks) {
    int pieces = (tasks.size() + PIECE - 1) / PIECE;
    if (Workers.fork(tasks.size(), pieces)) {
      work(tasks);
    }
    boolean[] done = new boolean[pieces];
    for (int left = pieces; left > 0; left--) {
      byte[] findings = new byte[0];
      int piece = Workers.arrived();
      if (piece == Workers.IS_WORKER) {
        work(tasks);
      } else if (piece >= 0) {
        findings = Workers.result();
      } else {
        piece = Workers.claim();
      }
      // A worker that has ended without a word leaves its piece to this process.
      for (int i = 0; piece < 0; i++) {
        piece = done[i] ? -1 : i;
      }
      if (done[piece]) {
        throw new IllegalStateException("a piece is there twice");
      }
      run(part(tasks, piece), findings);
      done[piece] = true;
    }
    Workers.end();
  }

  private static void run(List<Runnable> tasks, byte[] findings) {
    if (findings.length > 0) {
      ForkedChecks.run(tasks, findings);
    } else {
      tasks.forEach(Runnable::run);
    }
  }

  private static List<Runnable> part(List<Runnable> tasks, int piece) {
    return tasks.subList(piece * PIECE, Math.min(tasks.size(), (piece + 1) * PIECE));
  }

  /** Whatever goes wrong, the process that prints meets it again. */
  private static void work(List<Runnable> tasks) {
    try {
      for (int piece = Workers.claim(); piece >= 0; piece = Workers.claim()) {
        Workers.send(piece, ForkedChecks.written(part(tasks, piece)));
      }
    } catch (Throwable e) {
      Native.exit(1);
    }
    Native.exit(0);
  }

  static void close(Threads threads) {}

  /** Templates are the JVM's: without it, only the rules for manifests judge. */
  public static Optional<RenderedManifest> manifest(Object others, Manifest manifest) {
    Native.tryHandOver();
    Native.note(manifest.source().name() + ": rendered files not judged (needs the full package)");
    return Optional.empty();
  }
}

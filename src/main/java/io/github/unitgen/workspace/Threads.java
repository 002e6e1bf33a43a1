package io.github.unitgen.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent pieces of work, by several threads where there are many. */
final class Threads implements AutoCloseable {
  /** From so many pieces on threads are worth their start. */
  private static final int FEW = 8;

  private final boolean few;
  private final Progress progress;
  private final List<ExecutorService> threads = new ArrayList<>();

  /** {@code size}: about how many pieces there are. */
  Threads(int size, Progress progress) {
    this.few = size <= FEW;
    this.progress = progress;
  }

  /** The results in the order of the pieces. */
  <T> List<T> all(Progress.Step step, List<Callable<T>> pieces) {
    List<T> results = new ArrayList<>();
    progress.begin(step, pieces.size());
    try {
      if (few) {
        for (Callable<T> piece : pieces) {
          results.add(piece.call());
          progress.done();
        }
        return results;
      }
      for (Future<T> result : threads().invokeAll(counted(pieces))) {
        results.add(result.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> List<Callable<T>> counted(List<Callable<T>> pieces) {
    List<Callable<T>> counted = new ArrayList<>();
    for (Callable<T> piece : pieces) {
      counted.add(
          () -> {
            T result = piece.call();
            progress.done();
            return result;
          });
    }
    return counted;
  }

  /** Does all of {@code tasks}, by which files are linted. */
  void run(List<Runnable> tasks) {
    List<Callable<Boolean>> pieces = new ArrayList<>();
    tasks.forEach(task -> pieces.add(() -> done(task)));
    all(Progress.Step.LINT, pieces);
  }

  private static boolean done(Runnable task) {
    task.run();
    return true;
  }

  private ExecutorService threads() {
    if (threads.isEmpty()) {
      threads.add(Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()));
    }
    return threads.get(0);
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdownNow);
  }
}

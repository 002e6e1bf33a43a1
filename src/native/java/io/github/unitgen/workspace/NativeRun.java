package io.github.unitgen.workspace;

import io.github.unitgen.lint.RenderedManifest;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.posix.Native;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What the native program does instead of methods of this package. */
public final class NativeRun {
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

  static void close(Threads threads) {}

  /** Templates are the JVM's: without it, only the rules for manifests judge. */
  public static Optional<RenderedManifest> manifest(Object others, Manifest manifest) {
    Native.tryHandOver();
    Native.note(
        manifest.source().name() + ": rendered files not judged (needs the full package)");
    return Optional.empty();
  }
}

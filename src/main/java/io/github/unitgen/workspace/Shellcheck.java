package io.github.unitgen.workspace;

import io.github.unitgen.meaning.ShellReviewer.Level;
import io.github.unitgen.meaning.ShellReviewer.Remark;
import io.github.unitgen.report.ShellcheckComments;
import io.github.unitgen.report.ShellcheckComments.Comment;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The installed ShellCheck, started once for each script, which it reads from standard input.
 * Several threads may use it at once.
 */
public final class Shellcheck {
  private static final String NAME = "shellcheck";

  /** It takes some hundredths of a second for most scripts. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Path program;
  private final Optional<File> directory;
  private final Duration limit;
  private Optional<String> trouble = Optional.empty();

  /** {@code limit}: how long it may take for one script. */
  Shellcheck(Path program, Optional<File> directory, Duration limit) {
    this.program = program;
    this.directory = directory;
    this.limit = limit;
  }

  /**
   * The first one in {@code path}, the value of PATH; it looks for its .shellcheckrc from {@code
   * directory} on. Empty if there is none.
   */
  public static Optional<Shellcheck> installed(String path, Path directory) {
    boolean onDisk = directory.getFileSystem() == FileSystems.getDefault();
    Optional<File> from =
        onDisk ? Optional.of(directory.toAbsolutePath().toFile()) : Optional.empty();
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, NAME);
      if (!folder.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
        return Optional.of(new Shellcheck(program, from, LIMIT));
      }
    }
    return Optional.empty();
  }

  /** Why one of the scripts went without an answer. */
  synchronized Optional<String> trouble() {
    return trouble;
  }

  /**
   * Returns the findings in a script for {@code shell}; empty if shellcheck fails, which is
   * reported.
   */
  List<Remark> review(String shell, String script) {
    try {
      Process process = start(shell);
      CompletableFuture<Boolean> inTime = end(process);
      send(script, process);
      String json = answer(process);
      int code = process.waitFor();
      if (!inTime.join()) {
        troubled("no answer within " + limit.toSeconds() + " seconds");
        return List.of();
      }
      Optional<List<Comment>> comments = ShellcheckComments.read(json);
      if (code <= 1 && comments.isPresent()) {
        return comments.get().stream().map(Shellcheck::remark).toList();
      }
      String answer = code <= 1 ? "its output cannot be read" : "it fails with " + code;
      troubled(answer + "; 0.7.0 or newer is needed");
    } catch (IOException e) {
      troubled("it cannot be run");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      troubled("it was interrupted");
    }
    return List.of();
  }

  private Process start(String shell) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toAbsolutePath().toString(), "--format=json1", "--shell=" + shell, "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    directory.ifPresent(builder::directory);
    return builder.start();
  }

  /**
   * Whether it ends by itself; it is ended where it does not in time, and only then: that closes
   * what it has written, which may not be read yet.
   */
  private CompletableFuture<Boolean> end(Process process) {
    return process
        .onExit()
        .thenApply(ended -> true)
        .completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (ended, failure) -> {
              if (!Boolean.TRUE.equals(ended)) {
                process.destroyForcibly();
              }
            });
  }

  /** One that ends before it has read all says so by its exit code. */
  private static void send(String script, Process process) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // broken pipe
    }
  }

  /** Reads the output; empty if the process is ended meanwhile, which closes its output. */
  private static String answer(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private synchronized void troubled(String why) {
    trouble = trouble.or(() -> Optional.of("--shellcheck: " + program + ": " + why));
  }

  private static Remark remark(Comment comment) {
    Level level =
        switch (comment.level()) {
          case "error" -> Level.ERROR;
          case "warning" -> Level.WARNING;
          default -> Level.REMARK;
        };
    return new Remark(
        comment.line(),
        comment.column(),
        comment.endLine(),
        comment.endColumn(),
        level,
        comment.code(),
        comment.message());
  }
}

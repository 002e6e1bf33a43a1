package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Walk;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Recognized;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.lint.Rules;
import io.github.unitgen.lint.config.Threshold;
import io.github.unitgen.report.LintFormat;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.report.LintTool;
import io.github.unitgen.source.Source;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.ParseResult;

/** {@code unitgen lint}: reads files, says what is wrong with them. */
final class LintCommand {
  static final String NAME = "lint";

  /** What is longer is no file that an init reads: 16 MiB. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  /** From so many files on threads are worth their start. */
  private static final int FEW = 8;

  private final LintOptions options;
  private final Console console;
  private final Optional<Kind> kind;

  LintCommand(ParseResult line, Console console) throws Stop {
    this.options = new LintOptions(line);
    this.console = console;
    this.kind = options.kind();
  }

  /** What became of one file: it was linted, skipped, is none of ours, or could not be read. */
  private record Outcome(
      Optional<String> linted,
      List<Diagnostic> findings,
      Optional<LintRun.Skipped> skipped,
      Optional<String> trouble) {
    static Outcome linted(String file, List<Diagnostic> findings) {
      return new Outcome(Optional.of(file), findings, Optional.empty(), Optional.empty());
    }

    static Outcome skipped(String file, String why) {
      LintRun.Skipped skipped = new LintRun.Skipped(file, why);
      return new Outcome(Optional.empty(), List.of(), Optional.of(skipped), Optional.empty());
    }

    static Outcome trouble(String text) {
      return new Outcome(Optional.empty(), List.of(), Optional.empty(), Optional.of(text));
    }

    static Outcome nothing() {
      return new Outcome(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }
  }

  int run() throws Stop {
    options.check();
    LintFormat format = options.format();
    Optional<Threshold> given = options.failOn();
    LintSettings settings = LintSettings.of(options, console);
    LintRun run = run(lint(settings));
    LintTool tool = new LintTool(Main.version(), Rules::find, RulePages::text);
    console.out().print(format.report(run, console.colour(), tool));
    run.troubles().forEach(trouble -> console.err().println("unitgen: " + trouble));
    if (!run.troubles().isEmpty()) {
      return ExitCode.FAILED;
    }
    Threshold threshold = settings.failOn(given);
    return run.findings().stream().anyMatch(finding -> threshold.isMetBy(finding.severity()))
        ? ExitCode.FOUND
        : ExitCode.DONE;
  }

  private List<Outcome> lint(LintSettings settings) {
    List<String> names = new ArrayList<>(options.paths());
    List<Outcome> outcomes = new ArrayList<>();
    if (names.removeIf("-"::equals)) {
      outcomes.add(standardInput(settings.linter(options.stdinName())));
    }
    Walk.Result walk =
        Walk.of(console.directory(), names, Recognizer::isCandidate, settings::isExcluded);
    outcomes.addAll(lint(walk.files(), settings));
    for (Walk.Unreadable unreadable : walk.unreadable()) {
      outcomes.add(Outcome.trouble(unreadable.name() + ": cannot read: " + unreadable.reason()));
    }
    return outcomes;
  }

  private static LintRun run(List<Outcome> outcomes) {
    List<Diagnostic> findings = new ArrayList<>();
    List<String> files = new ArrayList<>();
    List<LintRun.Skipped> skipped = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      findings.addAll(outcome.findings());
      outcome.linted().ifPresent(files::add);
      outcome.skipped().ifPresent(skipped::add);
      outcome.trouble().ifPresent(troubles::add);
    }
    return new LintRun(findings, files, skipped, troubles);
  }

  private Outcome standardInput(Linter linter) {
    try {
      return lint(options.stdinName(), console.in().readNBytes(MOST_BYTES + 1), true, linter);
    } catch (IOException e) {
      return Outcome.trouble("standard input: cannot read: " + WriteFailed.reason(e));
    }
  }

  private List<Outcome> lint(List<Walk.Found> files, LintSettings settings) {
    List<Outcome> outcomes = new ArrayList<>();
    if (files.size() <= FEW) {
      files.forEach(file -> outcomes.add(lint(file, settings.linter(file.name()))));
      return outcomes;
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Outcome>> running = new ArrayList<>();
      for (Walk.Found file : files) {
        Linter linter = settings.linter(file.name());
        running.add(threads.submit(() -> lint(file, linter)));
      }
      for (Future<Outcome> one : running) {
        outcomes.add(one.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return outcomes;
  }

  private Outcome lint(Walk.Found file, Linter linter) {
    try {
      return lint(file.name(), bytes(file.path()), file.named(), linter);
    } catch (IOException e) {
      return Outcome.trouble(file.name() + ": cannot read: " + WriteFailed.reason(e));
    }
  }

  private Outcome lint(String name, byte[] bytes, boolean named, Linter linter) {
    if (bytes.length > MOST_BYTES) {
      String large = "larger than " + MOST_BYTES / 1024 / 1024 + " MiB";
      return named ? Outcome.trouble(name + ": " + large) : Outcome.skipped(name, large);
    }
    Source source = Source.of(name, bytes);
    Recognized recognized =
        kind.isPresent()
            ? Recognizer.recognize(kind.get(), source.text())
            : Recognizer.recognize(source.name(), source.text(), named);
    if (recognized.kind().isPresent()) {
      return Outcome.linted(
          source.name(), linter.lint(new Document(source, recognized.kind().get())));
    }
    if (recognized.skipped().isPresent()) {
      return Outcome.skipped(source.name(), recognized.skipped().get().text());
    }
    return named
        ? Outcome.trouble(
            source.name() + ": neither a manifest nor a job nor a unit; --kind says what it is")
        : Outcome.nothing();
  }

  private static byte[] bytes(Path path) throws IOException {
    try (InputStream in = open(path)) {
      return in.readNBytes(MOST_BYTES + 1);
    }
  }

  /** FileInputStream reads small files in half the time, but does not tell why it cannot. */
  private static InputStream open(Path path) throws IOException {
    if (path.getFileSystem() == FileSystems.getDefault()) {
      try {
        return new FileInputStream(path.toFile());
      } catch (FileNotFoundException e) {
        return Files.newInputStream(path);
      }
    }
    return Files.newInputStream(path);
  }
}

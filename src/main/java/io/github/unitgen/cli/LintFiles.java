package io.github.unitgen.cli;

import io.github.unitgen.files.IoReason;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.FolderLinter.Entry;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Recognized;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.source.Source;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files and tells what they are to the linter. Several threads may use it at once. */
final class LintFiles {
  /** What is longer is no file that an init reads: 16 MiB. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final LintSettings settings;
  private final Images images;
  private final Optional<Kind> kind;

  /** {@code kind}: what all files are to be taken for. */
  LintFiles(LintSettings settings, Images images, Optional<Kind> kind) {
    this.settings = settings;
    this.images = images;
    this.kind = kind;
  }

  /**
   * What a file is: to be linted, passed over, or trouble; nothing of all that where none of ours.
   */
  record Look(Optional<Entry> entry, Optional<LintRun.Skipped> skipped, Optional<String> trouble) {
    static Look trouble(String text) {
      return new Look(Optional.empty(), Optional.empty(), Optional.of(text));
    }

    static Look skipped(String file, String why) {
      LintRun.Skipped skipped = new LintRun.Skipped(file, why);
      return new Look(Optional.empty(), Optional.of(skipped), Optional.empty());
    }
  }

  /** {@code named}: it is one that the command line names. */
  Look look(String name, Path path, boolean named) {
    try (InputStream in = open(path)) {
      return look(name, in, named);
    } catch (IOException e) {
      return unreadable(name, e);
    }
  }

  /**
   * All that is to be read, if it can be given on: text of which no byte is lost, and not too much.
   */
  static byte[] bytes(InputStream in) throws Stop {
    byte[] bytes;
    try {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw Stop.failed("standard input: cannot read: " + IoReason.of(e));
    }
    if (bytes.length > MOST_BYTES || Source.of("", bytes).firstInvalidByte() >= 0) {
      throw Stop.failed("standard input: too large, or not UTF-8: it cannot be fixed here");
    }
    return bytes;
  }

  /** What standard input is. */
  Look standardInput(String name, InputStream in) {
    try {
      return look(name, in, true);
    } catch (IOException e) {
      return unreadable("standard input", e);
    }
  }

  private static Look unreadable(String name, IOException e) {
    return Look.trouble(name + ": cannot read: " + IoReason.of(e));
  }

  private Look look(String name, InputStream in, boolean named) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      String large = "larger than " + MOST_BYTES / 1024 / 1024 + " MiB";
      return named ? Look.trouble(name + ": " + large) : Look.skipped(name, large);
    }
    Source source = Source.of(name, bytes);
    Recognized recognized =
        kind.isPresent()
            ? Recognizer.recognize(kind.get(), source.text())
            : Recognizer.recognize(name, source.text(), named);
    if (recognized.kind().isPresent()) {
      Document document = new Document(source, recognized.kind().get(), images.around(name));
      return new Look(
          Optional.of(new Entry(document, settings.linter(name))),
          Optional.empty(),
          Optional.empty());
    }
    if (recognized.skipped().isPresent()) {
      return Look.skipped(name, recognized.skipped().get().text());
    }
    return named
        ? Look.trouble(name + ": neither a manifest nor a job nor a unit; --kind says what it is")
        : new Look(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** FileInputStream reads small files in half the time, but does not tell why it cannot. */
  static InputStream open(Path path) throws IOException {
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

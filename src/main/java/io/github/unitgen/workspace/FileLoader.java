package io.github.unitgen.workspace;

import io.github.unitgen.files.IoReason;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Recognized;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files and tells what they are to the linter. Several threads may use it at once. */
final class FileLoader {
  /** What is longer is no file that an init reads: 16 MiB. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final FileTexts texts;
  private final FileCriteria criteria;
  private final Images images;
  private final Optional<Kind> kind;

  /** {@code kind}: what all files are to be taken for. */
  FileLoader(FileTexts texts, FileCriteria criteria, Images images, Optional<Kind> kind) {
    this.texts = texts;
    this.criteria = criteria;
    this.images = images;
    this.kind = kind;
  }

  /**
   * Empty for a file that the linter does not know. {@code named}: it is one that the request
   * names.
   */
  Optional<ReadFile> load(String name, Path path, boolean named) {
    try (InputStream in = texts.open(path)) {
      return load(name, in, named);
    } catch (IOException e) {
      return Optional.of(unreadable(name, e));
    }
  }

  /**
   * All that is to be read, if it can be given on: text of which no byte is lost, and not too much.
   */
  static byte[] bytes(InputStream in) throws LintFailed {
    byte[] bytes;
    try {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw LintFailed.failed("standard input: cannot read: " + IoReason.of(e));
    }
    if (bytes.length > MOST_BYTES || Source.of("", bytes).firstInvalidByte() >= 0) {
      throw LintFailed.failed("standard input: too large, or not UTF-8: it cannot be fixed here");
    }
    return bytes;
  }

  /** What standard input is. */
  Optional<ReadFile> standardInput(String name, InputStream in) {
    try {
      return load(name, in, true);
    } catch (IOException e) {
      return Optional.of(unreadable("standard input", e));
    }
  }

  private static ReadFile unreadable(String name, IOException e) {
    return new ReadFile.Failed(name + ": cannot read: " + IoReason.of(e));
  }

  private Optional<ReadFile> load(String name, InputStream in, boolean named) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      String large = "larger than " + MOST_BYTES / 1024 / 1024 + " MiB";
      return Optional.of(
          named ? new ReadFile.Failed(name + ": " + large) : new ReadFile.Skipped(name, large));
    }
    Source source = Source.of(name, bytes);
    Recognized recognized =
        kind.isPresent()
            ? Recognizer.recognize(kind.get(), source.text())
            : Recognizer.recognize(name, source.text(), named);
    if (recognized.kind().isPresent()) {
      Document document = new Document(source, recognized.kind().get(), images.around(name));
      return Optional.of(new ReadFile.Lintable(new LintFile(document, criteria.of(name))));
    }
    if (recognized.skipped().isPresent()) {
      return Optional.of(new ReadFile.Skipped(name, recognized.skipped().get().text()));
    }
    return named
        ? Optional.of(
            new ReadFile.Failed(
                name + ": neither a manifest nor a job nor a unit; --kind says what it is"))
        : Optional.empty();
  }
}

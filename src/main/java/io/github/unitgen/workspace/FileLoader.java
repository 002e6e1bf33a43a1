package io.github.unitgen.workspace;

import io.github.unitgen.files.IoReason;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Importable;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Recognized;
import io.github.unitgen.lint.Recognized.What;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files and tells what they are to the linter. Several threads may use it at once. */
final class FileLoader {
  /** The maximum size of a file that an init reads: 16 MiB. */
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
    Optional<Recognized.Skipped> byName = Recognizer.byName(name);
    if (byName.isPresent() && !isTold(named)) {
      return Optional.of(skipped(name, byName.get(), named));
    }
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
      throw LintFailed.failed(
          "standard input: cannot be fixed, since it is too large or not UTF-8");
    }
    return bytes;
  }

  /** Returns the contents of standard input; {@code named} as above. */
  Optional<ReadFile> standardInput(String name, InputStream in, boolean named) {
    try {
      return load(name, in, named);
    } catch (IOException e) {
      return Optional.of(unreadable("standard input", e));
    }
  }

  /** Whether it is said what the file is, so that it is linted whatever it looks like. */
  private boolean isTold(boolean named) {
    return named && kind.isPresent();
  }

  /** A file that was named is not skipped in silence. */
  private static ReadFile skipped(String name, Recognized.Skipped skipped, boolean named) {
    if (!named) {
      return new ReadFile.Skipped(
          new LintRun.Skipped(
              name, skipped.text(), skipped.what().noun(1), skipped.what().noun(2)));
    }
    boolean anyway = skipped.what() == What.TEMPLATE || skipped.what() == What.NO_SECTION;
    return new ReadFile.Failed(
        name
            + ": not linted: this is "
            + skipped.text()
            + (anyway ? "; --kind lints it anyway" : ""));
  }

  private static ReadFile unreadable(String name, IOException e) {
    return new ReadFile.Failed(name + ": cannot read: " + IoReason.of(e));
  }

  private Optional<ReadFile> load(String name, InputStream in, boolean named) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return Optional.of(skipped(name, new Recognized.Skipped(What.LARGE), named));
    }
    Source source = Source.of(name, bytes);
    Recognized recognized =
        kind.isPresent()
            ? Recognizer.recognize(kind.get(), source)
            : Recognizer.recognize(source, named);
    Optional<Kind> lintedAs = isTold(named) ? kind : recognized.kind();
    if (lintedAs.isPresent()) {
      Document document = new Document(source, lintedAs.get(), images.around(name));
      return Optional.of(new ReadFile.Lintable(new LintFile(document, criteria.of(name))));
    }
    if (recognized.skipped().isPresent()) {
      return Optional.of(skipped(name, recognized.skipped().get(), named));
    }
    return named
        ? Optional.of(
            new ReadFile.Failed(
                Importable.hint(source).orElse(name + ": not a manifest, job or unit; set --kind")))
        : Optional.empty();
  }
}

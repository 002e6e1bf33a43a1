package io.github.unitgen.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints to a reader that may go away before all is printed, as {@code | head} does. */
final class PipePrinter extends PrintWriter {
  PipePrinter(Writer writer) {
    this(writer, false);
  }

  private PipePrinter(Writer writer, boolean standard) {
    super(new Pipe(writer, standard), false);
  }

  /** Standard output, in UTF-8. */
  static PipePrinter standardOutput() {
    return new PipePrinter(new Utf8Writer(new FileOutputStream(FileDescriptor.out)), true);
  }

  /** Whether something could not be printed because nobody reads any more. */
  boolean isReaderGone() {
    return out instanceof Pipe pipe && pipe.gone;
  }

  /** Remembers why a write failed; the printer itself only knows that one did. */
  private static final class Pipe extends Writer {
    private final Writer to;
    private final boolean standard;
    private boolean gone;

    Pipe(Writer to, boolean standard) {
      this.to = to;
      this.standard = standard;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      try {
        to.write(text, from, length);
      } catch (IOException e) {
        throw noted(e);
      }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      try {
        to.write(text, from, length);
      } catch (IOException e) {
        throw noted(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        to.flush();
      } catch (IOException e) {
        throw noted(e);
      }
    }

    @Override
    public void close() throws IOException {
      to.close();
    }

    private IOException noted(IOException e) {
      gone |= String.valueOf(e.getMessage()).contains("Broken pipe") || standard && isPipe();
      return e;
    }

    /** The reason is in the language of the user; a pipe fails for no other one. */
    private boolean isPipe() {
      try {
        Path output = Path.of("/proc/self/fd/1");
        return Files.readSymbolicLink(output).toString().startsWith("pipe:");
      } catch (IOException | UnsupportedOperationException e) {
        return false;
      }
    }
  }
}

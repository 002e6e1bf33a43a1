package io.github.unitgen.lint.shared;

import io.github.unitgen.lint.Findings;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Assignment;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Entry;

/** Finds the bytes that make systemd reject a whole environment file (as seen on 252). */
public final class EnvironmentFileBytes {
  private EnvironmentFileBytes() {}

  /** Reports the bytes: NUL anywhere, and invalid UTF-8 in an assignment only. */
  public static void check(EnvironmentFile file, Findings findings) {
    int nul = file.source().text().indexOf('\0');
    if (nul >= 0) {
      findings.report(
          new Span(nul, nul + 1),
          "systemd refuses the whole file because of this NUL byte",
          finding -> finding.help("remove it, or save the file as UTF-8"));
    }
    if (file.source().firstInvalidByte() < 0) {
      return;
    }
    for (Entry entry : file.entries()) {
      if (entry instanceof Assignment line) {
        check(file, new Span(line.keySpan().start(), line.valueSpan().end()), findings);
      }
    }
  }

  private static void check(EnvironmentFile file, Span line, Findings findings) {
    int invalid = firstInvalid(file, line);
    if (invalid >= 0) {
      int at = line.start() + invalid;
      findings.report(
          new Span(at, at + 1),
          "systemd refuses the whole file because of this byte, which is not UTF-8",
          finding -> finding.help("save the file as UTF-8"));
    }
  }

  /** Whether the bytes of {@code part} are valid UTF-8. */
  public static boolean areUtf8(EnvironmentFile file, Span part) {
    return firstInvalid(file, part) < 0;
  }

  private static int firstInvalid(EnvironmentFile file, Span part) {
    return new Source("", file.source().slice(part)).firstInvalidByte();
  }
}

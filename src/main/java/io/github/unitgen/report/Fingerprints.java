package io.github.unitgen.report;

import io.github.unitgen.diagnostic.ByLine;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.LineMark;
import io.github.unitgen.source.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Names of findings that stay where lines above them come and go: of the rule, the file and the
 * text of the line without spaces, and the number among equal ones. One object serves one report,
 * in the order of its findings.
 */
final class Fingerprints {
  private static final int DIGITS = 32;

  private record Alike(String rule, String file, String line) {}

  /** A line, and by rule the hash of all but the number. */
  private record Line(String squeezed, Map<String, Sha256> hashes) {}

  private final Map<Alike, Integer> seen = new HashMap<>();
  private final ByLine<Line> lines =
      new ByLine<>(text -> new Line(LineMark.squeezed(text), new HashMap<>()));

  /** 32 hexadecimal digits, of no other finding of the report. */
  String of(Diagnostic finding) {
    Line line = lines.of(finding);
    String file = FileNames.plain(finding.at().source().name());
    Alike alike = new Alike(finding.rule(), file, line.squeezed());
    int count = seen.merge(alike, 1, Integer::sum);
    return line.hashes()
        .computeIfAbsent(finding.rule(), rule -> begun(alike))
        .hex(bytes(Integer.toString(count)), DIGITS);
  }

  private static Sha256 begun(Alike alike) {
    return Sha256.begun(bytes(alike.rule() + "\n" + alike.file() + "\n" + alike.line() + "\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

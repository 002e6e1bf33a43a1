package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.LineMark;
import java.util.HashMap;
import java.util.Map;

/**
 * Names of findings that stay where lines above them come and go: of the rule, the file and the
 * text of the line without its blanks, and of several that are alike the how many-th. One object
 * serves one report, in the order of its findings.
 */
final class Fingerprints {
  private final Map<String, Integer> seen = new HashMap<>();

  /** 32 hexadecimal digits, of no other finding of the report. */
  String of(Diagnostic finding) {
    String file = FileNames.plain(finding.at().source().name());
    String text = finding.rule() + "\n" + file + "\n" + LineMark.squeezed(finding.line());
    int count = seen.merge(text, 1, Integer::sum);
    return LineMark.hash(text + "\n" + count, 16);
  }
}

package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names of findings that stay where lines above them come and go: of the rule, the file and the
 * text of the line without its blanks, and of several that are alike the how many-th. One object
 * serves one report, in the order of its findings.
 */
final class Fingerprints {
  private final MessageDigest digest;
  private final Map<String, Integer> seen = new HashMap<>();

  Fingerprints() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** 32 hexadecimal digits, of no other finding of the report. */
  String of(Diagnostic finding) {
    Source source = finding.at().source();
    String line = source.line(source.lineAt(finding.at().span().start()));
    String text = finding.rule() + "\n" + FileNames.plain(source.name()) + "\n" + squeezed(line);
    int count = seen.merge(text, 1, Integer::sum);
    byte[] hash = digest.digest((text + "\n" + count).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  private static String squeezed(String line) {
    StringBuilder out = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) > ' ') {
        out.append(line.charAt(i));
      }
    }
    return out.toString();
  }
}

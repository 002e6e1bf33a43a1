package io.github.unitgen.maven;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;

/** The output of a command, logged line by line: a finding at the level of its severity. */
final class Report {
  private static final Pattern FINDING = Pattern.compile("(error|warning|info|style)\\[\\w+]: .*");
  private static final Pattern COUNTS = Pattern.compile("\\d+ files?: .*");

  private final Log log;
  private final List<String> out;
  private final List<String> err;

  Report(Log log, String out, String err) {
    this.log = log;
    this.out = out.lines().toList();
    this.err = err.lines().toList();
  }

  /** Logs everything. */
  void logAll() {
    log(err);
    log(out);
  }

  /** Logs the findings, and the first paragraph of the output, which lists the files. */
  void logFiles() {
    log(err);
    int end = out.indexOf("");
    log(end < 0 ? out : out.subList(0, end));
  }

  private void log(List<String> lines) {
    String severity = "info";
    for (String line : lines) {
      Matcher finding = FINDING.matcher(line);
      if (finding.matches()) {
        severity = finding.group(1);
      }
      switch (severity) {
        case "error" -> log.error(line);
        case "warning" -> log.warn(line);
        default -> log.info(line);
      }
      if (line.isEmpty()) {
        severity = "info";
      }
    }
  }

  /** Returns the line that counts the findings. */
  String counts() {
    return out.stream()
        .filter(line -> COUNTS.matcher(line).matches())
        .findFirst()
        .orElse("problems found");
  }

  /** Whether a finding is an error. */
  boolean hasError() {
    return err.stream().anyMatch(line -> line.startsWith("error["));
  }
}

package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import java.io.IOException;
import java.io.PrintWriter;

/** A code quality report as GitLab reads it: a JSON array. */
final class GitlabReport {
  private GitlabReport() {}

  static void write(LintRun run, PrintWriter out) {
    Fingerprints fingerprints = new Fingerprints();
    JsonObject.writeArray(
        out,
        json -> {
          for (Diagnostic finding : run.findings()) {
            finding(json, finding, fingerprints.of(finding));
          }
        });
  }

  private static void finding(JsonWriter json, Diagnostic finding, String fingerprint)
      throws IOException {
    json.beginObject();
    String help = finding.help().map(text -> " (help: " + text + ")").orElse("");
    json.name("description").value(finding.message() + help);
    json.name("content").beginObject();
    json.name("body").value("[" + finding.name() + "](" + Site.rule(finding.rule()) + ")");
    json.endObject();
    json.name("check_name").value(finding.rule());
    json.name("fingerprint").value(fingerprint);
    json.name("severity").value(severity(finding.severity()));
    json.name("location").beginObject();
    json.name("path").value(FileNames.plain(finding.at().source().name()));
    json.name("lines").beginObject();
    json.name("begin").value(finding.at().source().lineAt(finding.at().span().start()));
    json.endObject();
    json.endObject();
    json.endObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case INFO -> "minor";
      case STYLE -> "info";
    };
  }
}

package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Severity;

/** A run of the linter as one JSON object. */
final class JsonLintReport {
  private JsonLintReport() {}

  static String of(LintRun run) {
    return JsonObject.of(
        json -> {
          JsonFindings.write(json, run.findings());
          json.name("files").value(run.files().size());
          json.name("errors").value(run.count(Severity.ERROR));
          json.name("warnings").value(run.count(Severity.WARNING));
          json.name("infos").value(run.count(Severity.INFO));
          json.name("styles").value(run.count(Severity.STYLE));
          json.name("skipped").value(run.skipped().size());
        });
  }
}

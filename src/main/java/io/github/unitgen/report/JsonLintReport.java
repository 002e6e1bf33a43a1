package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import io.github.unitgen.diagnostic.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** A run of the linter as one JSON object. */
final class JsonLintReport {
  private JsonLintReport() {}

  static void write(LintRun run, boolean skipped, PrintWriter out) {
    JsonObject.write(
        out,
        json -> {
          JsonFindings.write(json, run.findings());
          json.name("files").value(run.files().size());
          json.name("errors").value(run.count(Severity.ERROR));
          json.name("warnings").value(run.count(Severity.WARNING));
          json.name("infos").value(run.count(Severity.INFO));
          json.name("styles").value(run.count(Severity.STYLE));
          json.name("skipped").value(run.skipped().size());
          if (skipped) {
            skipped(json, run.skipped());
          }
          if (run.mended().isPresent()) {
            mended(json, run.mended().get());
          }
        });
  }

  private static void skipped(JsonWriter json, List<LintRun.Skipped> files) throws IOException {
    json.name("skippedFiles").beginArray();
    for (LintRun.Skipped file : files) {
      json.beginObject();
      json.name("file").value(file.file());
      json.name("reason").value(file.reason());
      json.endObject();
    }
    json.endArray();
  }

  private static void mended(JsonWriter json, List<LintRun.Mended> mended) throws IOException {
    json.name("fixed").beginArray();
    for (LintRun.Mended one : mended) {
      json.beginObject();
      json.name("file").value(one.file());
      json.name("rule").value(one.rule());
      json.name("title").value(one.title());
      json.name("fix").value(one.safety());
      json.name("count").value(one.count());
      json.endObject();
    }
    json.endArray();
  }
}

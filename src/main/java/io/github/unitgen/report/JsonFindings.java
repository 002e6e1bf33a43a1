package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.util.List;

/** Findings as every JSON report has them. */
final class JsonFindings {
  private JsonFindings() {}

  /** A name and an array, inside of an object. */
  static void write(JsonWriter json, List<Diagnostic> findings) throws IOException {
    json.name("findings").beginArray();
    for (Diagnostic finding : findings) {
      finding(json, finding);
    }
    json.endArray();
  }

  private static void finding(JsonWriter json, Diagnostic finding) throws IOException {
    Source.Position end = finding.at().source().at(finding.at().span().end());
    json.beginObject();
    json.name("rule").value(finding.rule());
    json.name("name").value(finding.name());
    json.name("severity").value(finding.severity().label());
    JsonObject.place(json, finding.at());
    json.name("endLine").value(end.line());
    json.name("endColumn").value(end.column());
    json.name("message").value(finding.message());
    json.name("help").value(finding.help().orElse(""));
    json.name("fix").value(finding.fix().map(fix -> fix.safety().label()).orElse("none"));
    json.endObject();
  }
}

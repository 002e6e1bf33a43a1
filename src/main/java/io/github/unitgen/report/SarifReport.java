package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** A run as SARIF 2.1.0, with all that GitHub's code scanning asks for. */
final class SarifReport {
  private static final String ROOT = "%SRCROOT%";

  private final LintRun run;
  private final LintTool tool;
  private final List<String> rules;
  private final Fingerprints fingerprints = new Fingerprints();

  SarifReport(LintRun run, LintTool tool) {
    this.run = run;
    this.tool = tool;
    this.rules = run.findings().stream().map(Diagnostic::rule).distinct().sorted().toList();
  }

  void write(PrintWriter out) {
    JsonObject.write(
        out,
        json -> {
          json.name("$schema").value("https://json.schemastore.org/sarif-2.1.0.json");
          json.name("version").value("2.1.0");
          json.name("runs").beginArray().beginObject();
          tool(json);
          invocations(json);
          json.name("originalUriBaseIds").beginObject().name(ROOT).beginObject();
          message(json, "description", "The current directory of the run.");
          json.endObject().endObject();
          json.name("columnKind").value("unicodeCodePoints");
          json.name("results").beginArray();
          for (Diagnostic finding : run.findings()) {
            result(json, finding);
          }
          json.endArray();
          json.endObject().endArray();
        });
  }

  private void tool(JsonWriter json) throws IOException {
    json.name("tool").beginObject().name("driver").beginObject();
    json.name("name").value("unitgen");
    json.name("semanticVersion").value(tool.version());
    json.name("version").value(tool.version());
    json.name("informationUri").value(Site.HOME);
    json.name("rules").beginArray();
    for (String id : rules) {
      RuleInfo rule = tool.rule().apply(id).orElseThrow();
      rule(json, rule, RulePage.readable(tool.page().apply(id)));
    }
    json.endArray();
    json.endObject().endObject();
  }

  private static void rule(JsonWriter json, RuleInfo rule, String page) throws IOException {
    json.beginObject();
    json.name("id").value(rule.id());
    json.name("name").value(rule.name());
    message(json, "shortDescription", rule.summary());
    message(json, "fullDescription", RulePage.why(page, rule.summary()));
    json.name("helpUri").value(Site.rule(rule.id()));
    json.name("help").beginObject();
    json.name("text").value(page.isEmpty() ? rule.summary() : RulePage.forTerminal(page, false));
    json.name("markdown").value(page.isEmpty() ? rule.summary() : page);
    json.endObject();
    json.name("defaultConfiguration").beginObject();
    json.name("level").value(level(rule.severity()));
    json.endObject();
    json.name("properties").beginObject();
    JsonObject.texts(json, "tags", List.of(kind(rule.id()), rule.profile().label()));
    json.name("precision").value("high");
    json.name("problem.severity").value(problem(rule.severity()));
    json.endObject();
    json.endObject();
  }

  private static String kind(String id) {
    return switch (id.charAt(0)) {
      case 'M' -> "manifest";
      case 'S' -> "systemd";
      case 'U' -> "upstart";
      default -> "lint";
    };
  }

  private void invocations(JsonWriter json) throws IOException {
    json.name("invocations").beginArray().beginObject();
    json.name("executionSuccessful").value(run.troubles().isEmpty());
    json.name("toolExecutionNotifications").beginArray();
    for (String trouble : run.troubles()) {
      notification(json, "error", trouble);
    }
    for (LintRun.Skipped skipped : run.skipped()) {
      notification(json, "note", skipped.file() + ": skipped, " + skipped.reason());
    }
    json.endArray();
    json.endObject().endArray();
  }

  private static void notification(JsonWriter json, String level, String text) throws IOException {
    json.beginObject();
    json.name("level").value(level);
    message(json, "message", text);
    json.endObject();
  }

  private void result(JsonWriter json, Diagnostic finding) throws IOException {
    json.beginObject();
    json.name("ruleId").value(finding.rule());
    json.name("ruleIndex").value(rules.indexOf(finding.rule()));
    json.name("level").value(level(finding.severity()));
    message(
        json,
        "message",
        finding.message() + finding.help().map(help -> "\nhelp: " + help).orElse(""));
    json.name("locations").beginArray().beginObject();
    location(json, finding.at());
    json.endObject().endArray();
    json.name("relatedLocations").beginArray();
    for (int i = 0; i < finding.related().size(); i++) {
      json.beginObject();
      json.name("id").value(i + 1);
      location(json, finding.related().get(i).at());
      message(json, "message", finding.related().get(i).text());
      json.endObject();
    }
    json.endArray();
    json.name("partialFingerprints").beginObject();
    json.name("ruleFileAndLine/v1").value(fingerprints.of(finding));
    json.endObject();
    if (finding.fix().isPresent()) {
      fix(json, finding.at().source(), finding.fix().get());
    }
    json.endObject();
  }

  private static void fix(JsonWriter json, Source source, Fix fix) throws IOException {
    json.name("fixes").beginArray().beginObject();
    message(json, "description", fix.title() + " (" + fix.safety().label() + ")");
    json.name("artifactChanges").beginArray().beginObject();
    artifact(json, source);
    json.name("replacements").beginArray();
    for (Edit edit : fix.edits()) {
      json.beginObject();
      region(json, "deletedRegion", new Place(source, edit.span()));
      message(json, "insertedContent", edit.text());
      json.endObject();
    }
    json.endArray();
    json.endObject().endArray();
    json.endObject().endArray();
  }

  private static void location(JsonWriter json, Place at) throws IOException {
    json.name("physicalLocation").beginObject();
    artifact(json, at.source());
    region(json, "region", at);
    json.endObject();
  }

  private static void artifact(JsonWriter json, Source source) throws IOException {
    json.name("artifactLocation").beginObject();
    json.name("uri").value(FileNames.uri(source.name()));
    if (!FileNames.isAbsolute(source.name())) {
      json.name("uriBaseId").value(ROOT);
    }
    json.endObject();
  }

  private static void region(JsonWriter json, String name, Place at) throws IOException {
    Source.Position start = at.source().at(at.span().start());
    Source.Position end = at.source().at(at.span().end());
    json.name(name).beginObject();
    json.name("startLine").value(start.line());
    json.name("startColumn").value(start.column());
    json.name("endLine").value(end.line());
    json.name("endColumn").value(end.column());
    json.endObject();
  }

  /** An object that holds nothing but a text. */
  private static void message(JsonWriter json, String name, String text) throws IOException {
    json.name(name).beginObject().name("text").value(text).endObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO, STYLE -> "note";
    };
  }

  private static String problem(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO, STYLE -> "recommendation";
    };
  }
}

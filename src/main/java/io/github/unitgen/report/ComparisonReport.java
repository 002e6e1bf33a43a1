package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import io.github.unitgen.diagnostic.Comparison;
import io.github.unitgen.diagnostic.Comparison.Part;
import io.github.unitgen.diagnostic.Comparison.Row;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A comparison of the inits as text; {@code manifest}: the name of what is compared. */
public record ComparisonReport(String manifest, Comparison compared) {
  private static final String SAME = "the same";
  private static final int PROMISE = 22;
  private static final int VALUE = 36;

  /** For people: tables of at most 100 columns. */
  public String text() {
    StringBuilder out = new StringBuilder();
    if (!compared.parts().isEmpty()) {
      line(out, List.of(manifest, "systemd", "Upstart"));
    }
    Set<Row> shared = shared();
    for (Part part : compared.parts()) {
      if (!part.process().isEmpty()) {
        part(out, part.process(), part.rows().stream().filter(r -> !shared.contains(r)).toList());
      } else {
        part.rows().forEach(row -> cells(out, row));
        part(out, "each process", List.copyOf(shared));
      }
    }
    notKept(out, "systemd", compared.ofSystemd());
    notKept(out, "Upstart", compared.ofUpstart());
    return out.append(out.isEmpty() ? "" : "\n").append(summary()).append('\n').toString();
  }

  /** Returns the promises that all processes share, if there are several. */
  private Set<Row> shared() {
    List<Part> processes =
        compared.parts().stream().filter(part -> !part.process().isEmpty()).toList();
    Set<Row> shared = new LinkedHashSet<>();
    if (processes.size() > 1) {
      shared.addAll(processes.get(0).rows());
      processes.forEach(part -> shared.retainAll(part.rows()));
    }
    return shared;
  }

  private static void part(StringBuilder out, String title, List<Row> rows) {
    if (!rows.isEmpty()) {
      out.append('\n').append(Columns.visible(title)).append('\n');
      rows.forEach(row -> cells(out, row));
    }
  }

  /** Returns a report of the promises that differ. */
  public ComparisonReport differences() {
    return new ComparisonReport(manifest, compared.differences());
  }

  private String summary() {
    if (compared.parts().isEmpty()) {
      return "cannot compare: the manifest cannot be rendered for both inits";
    }
    int all = compared.parts().stream().mapToInt(part -> part.rows().size()).sum();
    long differing =
        compared.parts().stream()
            .flatMap(part -> part.rows().stream())
            .filter(Row::differs)
            .count();
    return all + " promises" + (differing == all ? "" : ", " + differing + " of them") + " differ";
  }

  private static void cells(StringBuilder out, Row row) {
    List<String> promise = wrapped("  " + row.promise(), PROMISE);
    List<String> systemd = wrapped(row.systemd(), VALUE);
    List<String> upstart = wrapped(row.differs() ? row.upstart() : SAME, VALUE);
    int lines = Math.max(promise.size(), Math.max(systemd.size(), upstart.size()));
    for (int i = 0; i < lines; i++) {
      line(out, List.of(at(promise, i), at(systemd, i), at(upstart, i)));
    }
  }

  private static String at(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "";
  }

  private static void line(StringBuilder out, List<String> cells) {
    String line =
        padded(cells.get(0), PROMISE + 2) + padded(cells.get(1), VALUE + 2) + cells.get(2);
    out.append(line.stripTrailing()).append('\n');
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - Columns.width(text, 0, text.length())));
  }

  /** Wraps at spaces; the lines after the first are indented by two more. */
  private static List<String> wrapped(String text, int width) {
    String shown = Columns.visible(text);
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(shown.length() - shown.stripLeading().length() + 2);
    StringBuilder line = new StringBuilder(shown.substring(0, indent.length() - 2));
    boolean first = true;
    for (String word : shown.strip().split(" ", -1)) {
      int columns =
          Columns.width(line.toString(), 0, line.length())
              + 1
              + Columns.width(word, 0, word.length());
      if (!first && columns > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
      first = false;
    }
    lines.add(line.toString());
    return lines;
  }

  private static void notKept(StringBuilder out, String init, List<Diagnostic> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.append(out.isEmpty() ? "" : "\n")
        .append("What ")
        .append(init)
        .append(" does not keep as it is written:\n");
    Set<String> lines = new LinkedHashSet<>();
    for (Diagnostic finding : findings) {
      Place at = finding.at();
      lines.add(
          "  "
              + at.source().name()
              + ":"
              + at.source().at(at.span().start()).line()
              + ": "
              + (finding.severity() == Severity.ERROR ? "refused: " : "")
              + Columns.visible(finding.message())
              + "\n");
    }
    lines.forEach(out::append);
  }

  /** One JSON object and a line break; {@code findings}: on the manifest. */
  public String json(List<Diagnostic> findings) {
    return JsonObject.of(
        json -> {
          promises(json);
          notKept(json, "notKeptBySystemd", compared.ofSystemd());
          notKept(json, "notKeptByUpstart", compared.ofUpstart());
          JsonFindings.write(json, findings);
        });
  }

  /** The list of promises, inside of an object. */
  void promises(JsonWriter json) throws IOException {
    json.name("promises").beginArray();
    for (Part part : compared.parts()) {
      for (Row row : part.rows()) {
        json.beginObject();
        if (!part.process().isEmpty()) {
          json.name("process").value(part.process());
        }
        json.name("promise").value(row.promise());
        json.name("systemd").value(row.systemd());
        json.name("upstart").value(row.upstart());
        json.name("differs").value(row.differs());
        json.endObject();
      }
    }
    json.endArray();
  }

  private static void notKept(JsonWriter json, String name, List<Diagnostic> findings)
      throws IOException {
    json.name(name).beginArray();
    for (Diagnostic finding : findings) {
      json.beginObject();
      JsonObject.place(json, finding.at());
      json.name("refused").value(finding.severity() == Severity.ERROR);
      json.name("message").value(finding.message());
      json.endObject();
    }
    json.endArray();
  }
}

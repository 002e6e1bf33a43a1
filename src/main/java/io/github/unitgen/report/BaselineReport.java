package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** A baseline as a file: one finding a line, so that two branches that change it can be merged. */
public final class BaselineReport {
  private BaselineReport() {}

  /**
   * A finding to ignore.
   *
   * @param file the path relative to the baseline, with slashes
   * @param rule the id of the rule
   * @param line a mark of the text of the line
   * @param nth the number among equal findings, from 1
   */
  public record Entry(String file, String rule, String line, int nth) {}

  /** The file, with the entries in the order given. */
  public static String of(String format, List<Entry> entries) {
    return JsonObject.of(
        json -> {
          json.name("baseline").jsonValue(format);
          json.name("findings").beginArray();
          for (Entry entry : entries) {
            entry(json, entry);
          }
          json.endArray();
        });
  }

  private static void entry(JsonWriter json, Entry entry) throws IOException {
    json.beginObject();
    json.setIndent("");
    json.name("file").value(entry.file());
    json.name("rule").value(entry.rule());
    json.name("line").value(entry.line());
    json.name("nth").value(entry.nth());
    json.endObject();
    json.setIndent(JsonObject.INDENT);
  }
}

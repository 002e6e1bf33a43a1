package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The one object that each JSON report is. */
final class JsonObject {
  private JsonObject() {}

  /** Writes names and values into an open object. */
  @FunctionalInterface
  interface Members {
    void write(JsonWriter json) throws IOException;
  }

  /** The object, indented, and a line break. */
  static String of(Members members) {
    StringWriter out = new StringWriter();
    try (JsonWriter json = new JsonWriter(out)) {
      json.setIndent("  ");
      json.setHtmlSafe(false);
      json.beginObject();
      members.write(json);
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }
}

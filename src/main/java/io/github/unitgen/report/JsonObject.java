package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The one object that each JSON report is. */
final class JsonObject {
  static final String INDENT = "  ";

  private JsonObject() {}

  /** Writes names and values into an open object. */
  @FunctionalInterface
  interface Members {
    void write(JsonWriter json) throws IOException;
  }

  /** A name and an array of texts, inside of an object. */
  static void texts(JsonWriter json, String name, List<String> texts) throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }

  /** Where {@code place} begins, inside of an object: its file, and line and column from 1. */
  static void place(JsonWriter json, Place place) throws IOException {
    Source.Position start = place.source().at(place.span().start());
    json.name("file").value(place.source().name());
    json.name("line").value(start.line());
    json.name("column").value(start.column());
  }

  /** The object, indented, and a line break. */
  static String of(Members members) {
    return document(
        json -> {
          json.beginObject();
          members.write(json);
          json.endObject();
        });
  }

  /** An array, written in the same way. */
  static String array(Members items) {
    return document(
        json -> {
          json.beginArray();
          items.write(json);
          json.endArray();
        });
  }

  private static String document(Members content) {
    StringWriter out = new StringWriter();
    try (JsonWriter json = new JsonWriter(out)) {
      json.setIndent(INDENT);
      json.setHtmlSafe(false);
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Columns.wellFormed(out.append('\n').toString());
  }
}

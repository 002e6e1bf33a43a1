package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
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
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    write(out, members);
    out.flush();
    return text.toString();
  }

  /** Writes the object part by part. */
  static void write(PrintWriter out, Members members) {
    document(
        out,
        json -> {
          json.beginObject();
          members.write(json);
          json.endObject();
        });
  }

  /** Writes an array in the same way. */
  static void writeArray(PrintWriter out, Members items) {
    document(
        out,
        json -> {
          json.beginArray();
          items.write(json);
          json.endArray();
        });
  }

  private static void document(PrintWriter out, Members content) {
    try (JsonWriter json = new JsonWriter(new WellFormed(out))) {
      json.setIndent(INDENT);
      json.setHtmlSafe(false);
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.append('\n');
  }

  /** Makes well-formed what is written in one go, in parts; is not closed with the document. */
  private static final class WellFormed extends Writer {
    private static final int PART = 8192;

    private final PrintWriter out;
    private final StringBuilder part = new StringBuilder(2 * PART);

    WellFormed(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void write(int c) {
      part.append((char) c);
    }

    @Override
    public void write(String text, int from, int length) {
      part.append(text, from, from + length);
      pass(PART);
    }

    @Override
    public void write(char[] text, int from, int length) {
      part.append(text, from, length);
      pass(PART);
    }

    private void pass(int least) {
      if (part.length() >= least) {
        out.append(Columns.wellFormed(part.toString()));
        part.setLength(0);
      }
    }

    @Override
    public void flush() {
      pass(1);
    }

    @Override
    public void close() {
      flush();
    }
  }
}

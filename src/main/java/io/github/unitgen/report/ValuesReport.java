package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The output of {@code render --explain-values}: the origin of each value. */
public record ValuesReport(String target, List<Value> values, List<Diagnostic> findings) {
  /** Longer values are shown in part. */
  private static final int MOST = 40;

  /**
   * One value.
   *
   * @param key the key, written as for {@code --set}
   * @param value the effective value; empty for none
   * @param at the place of the value; empty for a default of unitgen
   * @param replaced the places of the replaced values, the last one first
   * @param from given, defaults, default or removed
   */
  public record Value(
      String key, Optional<String> value, Optional<Place> at, List<Place> replaced, String from) {}

  /** A line a value, in columns: key, value, place, and what else there is to say. */
  public String text() {
    List<List<String>> rows = new ArrayList<>();
    for (Value value : values) {
      rows.add(
          List.of(
              Columns.visible(value.key()),
              value.value().map(Columns::visible).map(ValuesReport::clipped).orElse("-"),
              value.at().map(ValuesReport::place).orElse(value.from()),
              remark(value)));
    }
    return Columns.aligned(rows);
  }

  private static String remark(Value value) {
    List<String> remarks = new ArrayList<>();
    if (value.at().isPresent() && !value.from().equals("given")) {
      remarks.add(value.from().equals("removed") ? "removed" : "from " + value.from());
    }
    if (!value.replaced().isEmpty()) {
      remarks.add(
          "over " + String.join(", ", value.replaced().stream().map(ValuesReport::place).toList()));
    }
    return String.join(", ", remarks);
  }

  private static String clipped(String text) {
    return text.codePointCount(0, text.length()) <= MOST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST - 1)) + "…";
  }

  private static String place(Place place) {
    Source.Position start = place.source().at(place.span().start());
    return place.source().name() + ":" + start.line() + ":" + start.column();
  }

  /** One JSON object and a line break. */
  public String json() {
    return JsonObject.of(this::members);
  }

  private void members(JsonWriter json) throws IOException {
    json.name("target").value(target);
    json.name("values").beginArray();
    for (Value value : values) {
      value(json, value);
    }
    json.endArray();
    JsonFindings.write(json, findings);
  }

  private static void value(JsonWriter json, Value value) throws IOException {
    json.beginObject();
    json.name("key").value(value.key());
    json.name("value").value(value.value().orElse(null));
    if (value.at().isPresent()) {
      JsonObject.place(json, value.at().get());
    }
    json.name("replaced").beginArray();
    for (Place place : value.replaced()) {
      json.beginObject();
      JsonObject.place(json, place);
      json.endObject();
    }
    json.endArray();
    json.name("from").value(value.from());
    json.endObject();
  }
}

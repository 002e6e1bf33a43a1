package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.source.Place;
import java.io.IOException;
import java.util.List;

/**
 * The result of an import for each setting, in three lists.
 *
 * @param manifest the text of the manifest
 * @param carried what the manifest has, each with its key
 * @param approximated what it has in another way, each with that
 * @param notCarried what it has not, each with what to do
 */
public record ImportReport(
    String manifest, List<Item> carried, List<Item> approximated, List<Item> notCarried) {
  public ImportReport {
    carried = List.copyOf(carried);
    approximated = List.copyOf(approximated);
    notCarried = List.copyOf(notCarried);
  }

  /** A setting, where it stands, and what is said of it. */
  public record Item(Place at, String setting, String text) {}

  /** For people: the two lists that ask for a look, then how many settings are in each. */
  public String text() {
    StringBuilder out = new StringBuilder();
    list(out, "Not carried over:", notCarried);
    list(out, "Approximated:", approximated);
    out.append(
        carried.size()
            + (carried.size() == 1 ? " setting" : " settings")
            + " carried over, "
            + approximated.size()
            + " approximated, "
            + notCarried.size()
            + " not\n");
    return out.toString();
  }

  private static void list(StringBuilder out, String title, List<Item> items) {
    if (items.isEmpty()) {
      return;
    }
    out.append(title).append('\n');
    for (Item item : items) {
      Place at = item.at();
      out.append("  ").append(at.source().name()).append(':');
      out.append(at.source().at(at.span().start()).line()).append(": ");
      out.append(Quoted.of(item.setting())).append(": ").append(item.text()).append('\n');
    }
    out.append('\n');
  }

  /** One JSON object and a line break. */
  public String json() {
    return JsonObject.of(this::members);
  }

  /** Writes the members to an object that has more. */
  void members(JsonWriter json) throws IOException {
    json.name("manifest").value(manifest);
    list(json, "carried", "key", carried);
    list(json, "approximated", "how", approximated);
    list(json, "notCarried", "toDo", notCarried);
  }

  private static void list(JsonWriter json, String name, String key, List<Item> items)
      throws IOException {
    json.name(name).beginArray();
    for (Item item : items) {
      json.beginObject();
      JsonObject.place(json, item.at());
      json.name("setting").value(item.setting());
      json.name(key).value(item.text());
      json.endObject();
    }
    json.endArray();
  }
}

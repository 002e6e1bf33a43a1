package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The output of {@code unitgen versions}: releases, and the supported versions. */
public record ReleasesReport(Range systemd, Range upstart, List<Release> releases) {
  /** From the oldest version to the newest. */
  public record Range(String oldest, String newest) {}

  /**
   * A release of a distribution.
   *
   * @param name the name: {@code debian-12}
   * @param also other names of the release
   * @param init the init that it boots: {@code systemd} or {@code upstart}
   * @param version the version of the init
   * @param checked whether the version was seen in the packages or sources of the release
   * @param note a remark, or an empty text
   */
  public record Release(
      String name, List<String> also, String init, String version, boolean checked, String note) {}

  /** A table with a head, and two lines that say the ranges. */
  public String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("RELEASE", "ALSO", "INIT", "CHECKED", "NOTE"));
    for (Release release : releases) {
      rows.add(
          List.of(
              release.name(),
              String.join(" ", release.also()),
              release.init() + " " + release.version(),
              release.checked() ? "yes" : "no",
              release.note()));
    }
    return Columns.aligned(rows)
        + "\nFiles are written for systemd "
        + systemd.oldest()
        + " to "
        + systemd.newest()
        + " and Upstart "
        + upstart.oldest()
        + " to "
        + upstart.newest()
        + ".\nChecked: the version was seen in the packages or sources of the release.\n";
  }

  /** One JSON object and a line break. */
  public String json() {
    return JsonObject.of(this::members);
  }

  private void members(JsonWriter json) throws IOException {
    range(json, "systemd", systemd);
    range(json, "upstart", upstart);
    json.name("releases").beginArray();
    for (Release release : releases) {
      json.beginObject();
      json.name("name").value(release.name());
      JsonObject.texts(json, "also", release.also());
      json.name("init").value(release.init());
      json.name("version").value(release.version());
      json.name("checked").value(release.checked());
      json.name("note").value(release.note());
      json.endObject();
    }
    json.endArray();
  }

  private static void range(JsonWriter json, String name, Range range) throws IOException {
    json.name(name).beginObject();
    json.name("oldest").value(range.oldest());
    json.name("newest").value(range.newest());
    json.endObject();
  }
}

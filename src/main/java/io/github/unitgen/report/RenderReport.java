package io.github.unitgen.report;

import com.google.gson.stream.JsonWriter;
import io.github.unitgen.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The output of {@code render --format json}: one object.
 *
 * @param target the target: {@code systemd}
 * @param files the files with their actions
 * @param commands the commands that apply the change
 * @param check the command that checks it, if a group was rendered
 * @param next the next times of processes with a schedule
 * @param notes remarks, a line each
 * @param findings the findings in the manifest
 */
public record RenderReport(
    String target,
    List<File> files,
    List<String> commands,
    Optional<String> check,
    List<NextTimes> next,
    List<String> notes,
    List<Diagnostic> findings) {

  /**
   * A file and its action.
   *
   * @param path the path of the file
   * @param action create, update, same, delete or refuse
   * @param reason the reason of a refusal
   * @param content the text of the file, if requested
   * @param diff the difference to the present file, if requested
   */
  public record File(
      String path,
      String action,
      Optional<String> reason,
      Optional<String> content,
      Optional<String> diff) {}

  /** One JSON object and a line break. */
  public String json() {
    return JsonObject.of(this::members);
  }

  /** Writes the members to an object that has more. */
  void members(JsonWriter json) throws IOException {
    json.name("target").value(target);
    json.name("files").beginArray();
    for (File file : files) {
      file(json, file);
    }
    json.endArray();
    JsonObject.texts(json, "commands", commands);
    if (check.isPresent()) {
      json.name("check").value(check.get());
    }
    if (!next.isEmpty()) {
      json.name("next").beginArray();
      for (NextTimes times : next) {
        json.beginObject();
        json.name("process").value(times.process());
        json.name("zone").value(times.zone());
        JsonObject.texts(json, "times", times.stamps());
        json.endObject();
      }
      json.endArray();
    }
    JsonObject.texts(json, "notes", notes);
    JsonFindings.write(json, findings);
  }

  private static void file(JsonWriter json, File file) throws IOException {
    json.beginObject();
    json.name("path").value(file.path());
    json.name("action").value(file.action());
    if (file.reason().isPresent()) {
      json.name("reason").value(file.reason().get());
    }
    if (file.content().isPresent()) {
      json.name("content").value(file.content().get());
    }
    if (file.diff().isPresent()) {
      json.name("diff").value(file.diff().get());
    }
    json.endObject();
  }
}

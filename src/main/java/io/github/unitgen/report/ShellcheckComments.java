package io.github.unitgen.report;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@code shellcheck --format=json1} prints. */
public final class ShellcheckComments {
  private ShellcheckComments() {}

  /**
   * One comment of ShellCheck.
   *
   * @param line the first line, from 1
   * @param column the first column, from 1
   * @param endLine the last line
   * @param endColumn the column after the end
   * @param level error, warning, info or style
   * @param code the number of the rule: 2086
   * @param message the text of the comment
   */
  public record Comment(
      int line, int column, int endLine, int endColumn, String level, int code, String message) {}

  /** The comments on all files; empty where {@code json} is something else. */
  public static Optional<List<Comment>> read(String json) {
    List<Comment> comments = new ArrayList<>();
    try {
      JsonObject report = new Gson().fromJson(json, JsonObject.class);
      for (JsonElement comment : report.getAsJsonArray("comments")) {
        comments.add(comment(comment.getAsJsonObject()));
      }
    } catch (RuntimeException e) { // gson throws one of five where something else stands
      return Optional.empty();
    }
    return Optional.of(List.copyOf(comments));
  }

  private static Comment comment(JsonObject comment) {
    return new Comment(
        comment.get("line").getAsInt(),
        comment.get("column").getAsInt(),
        comment.get("endLine").getAsInt(),
        comment.get("endColumn").getAsInt(),
        comment.get("level").getAsString(),
        comment.get("code").getAsInt(),
        comment.get("message").getAsString());
  }
}

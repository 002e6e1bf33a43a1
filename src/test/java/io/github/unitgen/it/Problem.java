package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What GitHub's runner makes of a line of output by a problem matcher. */
record Problem(
    String file, String line, String column, String severity, String message, String code) {

  /** What each of our matchers makes of it. The runner knows three severities. */
  static List<Problem> found(String line) throws IOException {
    String json = Files.readString(GithubJob.EXAMPLES.resolve("unitgen-matcher.json"));
    List<Problem> problems = new ArrayList<>();
    for (JsonElement item :
        JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("problemMatcher")) {
      JsonObject matcher = item.getAsJsonObject();
      JsonArray patterns = matcher.getAsJsonArray("pattern");
      assertThat(patterns).hasSize(1);
      JsonObject pattern = patterns.get(0).getAsJsonObject();
      Matcher found = Pattern.compile(pattern.get("regexp").getAsString()).matcher(line);
      if (found.find()) {
        String severity =
            pattern.has("severity")
                ? group(found, pattern, "severity")
                : matcher.get("severity").getAsString();
        assertThat(severity).isIn("error", "warning", "notice");
        problems.add(
            new Problem(
                group(found, pattern, "file"),
                group(found, pattern, "line"),
                group(found, pattern, "column"),
                severity,
                group(found, pattern, "message"),
                group(found, pattern, "code")));
      }
    }
    return problems;
  }

  private static String group(Matcher found, JsonObject pattern, String name) {
    return found.group(pattern.get(name).getAsInt());
  }
}

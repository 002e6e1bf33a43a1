package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import java.util.List;

/** The list of rules. */
public final class RulesReport {
  private RulesReport() {}

  /**
   * A rule and what lists say of it besides.
   *
   * @param rule its own words
   * @param theme what it is about, in one word
   * @param fix which fixes it has: {@code none}, {@code safe}, {@code unsafe} or {@code both}
   */
  public record Row(RuleInfo rule, String theme, String fix) {
    private String fixes() {
      return switch (fix) {
        case "none" -> "";
        case "both" -> "both fixes";
        default -> fix + " fix";
      };
    }
  }

  /** One line for each rule: id, severity, fixes, name, what it is about. */
  public static String text(List<Row> rows) {
    int names = 0;
    int fixes = 0;
    for (Row row : rows) {
      names = Math.max(names, row.rule().name().length());
      fixes = Math.max(fixes, row.fixes().length());
    }
    StringBuilder out = new StringBuilder();
    for (Row row : rows) {
      RuleInfo rule = row.rule();
      out.append(rule.id()).append("  ");
      cell(rule.severity().label(), "warning".length(), out);
      if (fixes > 0) {
        cell(row.fixes(), fixes, out);
      }
      cell(rule.name(), names, out);
      out.append(rule.summary());
      if (rule.profile() != Profile.DEFAULT) {
        out.append(" (").append(rule.profile().label()).append(')');
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static void cell(String text, int width, StringBuilder out) {
    out.append(text).append(" ".repeat(width - text.length() + 2));
  }

  /** The same as a JSON object. */
  public static String json(List<Row> rows) {
    return JsonObject.of(
        json -> {
          json.name("rules").beginArray();
          for (Row row : rows) {
            RuleInfo rule = row.rule();
            json.beginObject();
            json.name("id").value(rule.id());
            json.name("name").value(rule.name());
            json.name("severity").value(rule.severity().label());
            json.name("profile").value(rule.profile().label());
            json.name("fix").value(row.fix());
            json.name("theme").value(row.theme());
            json.name("summary").value(rule.summary());
            json.endObject();
          }
          json.endArray();
        });
  }
}

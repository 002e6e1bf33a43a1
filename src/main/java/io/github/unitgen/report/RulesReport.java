package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import java.util.List;

/** The list of rules. */
public final class RulesReport {
  private RulesReport() {}

  /** One line for each rule: id, severity, name, what it is about. */
  public static String text(List<RuleInfo> rules) {
    int width = rules.stream().mapToInt(rule -> rule.name().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (RuleInfo rule : rules) {
      String severity = rule.severity().label();
      out.append(rule.id()).append("  ").append(severity).append(" ".repeat(9 - severity.length()));
      out.append(rule.name()).append(" ".repeat(width - rule.name().length() + 2));
      out.append(rule.summary());
      if (rule.profile() != Profile.DEFAULT) {
        out.append(" (").append(rule.profile().label()).append(')');
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** The same as a JSON object. */
  public static String json(List<RuleInfo> rules) {
    return JsonObject.of(
        json -> {
          json.name("rules").beginArray();
          for (RuleInfo rule : rules) {
            json.beginObject();
            json.name("id").value(rule.id());
            json.name("name").value(rule.name());
            json.name("severity").value(rule.severity().label());
            json.name("profile").value(rule.profile().label());
            json.name("summary").value(rule.summary());
            json.endObject();
          }
          json.endArray();
        });
  }
}

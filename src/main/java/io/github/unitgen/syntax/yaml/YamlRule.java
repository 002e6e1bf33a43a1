package io.github.unitgen.syntax.yaml;

import io.github.unitgen.diagnostic.RuleInfo;
import java.util.List;

/** The rules for problems of YAML itself, with the ids that reports show. */
public final class YamlRule {
  /** YAML that is valid but means something other than it seems to. */
  public static final RuleInfo TRAP =
      RuleInfo.error("M002", "yaml-trap", "YAML reads the value differently from how it looks");

  /** Invalid YAML. */
  public static final RuleInfo SYNTAX =
      RuleInfo.error(
          "M004", "invalid-yaml", "Text is invalid YAML, or uses YAML that unitgen does not read");

  /** All rules, by id. */
  public static final List<RuleInfo> ALL = List.of(TRAP, SYNTAX);

  private YamlRule() {}
}

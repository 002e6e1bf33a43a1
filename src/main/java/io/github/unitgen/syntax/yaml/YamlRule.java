package io.github.unitgen.syntax.yaml;

import io.github.unitgen.diagnostic.RuleInfo;
import java.util.List;

/** What can be wrong with YAML itself, under the ids that reports show. */
public final class YamlRule {
  /** Something that YAML takes and means otherwise than it looks. */
  public static final RuleInfo TRAP =
      RuleInfo.error("M002", "yaml-trap", "YAML reads the value differently from how it looks");

  /** No YAML. */
  public static final RuleInfo SYNTAX =
      RuleInfo.error(
          "M004", "invalid-yaml", "Text is invalid YAML, or uses YAML that unitgen does not read");

  /** All of them, by id. */
  public static final List<RuleInfo> ALL = List.of(TRAP, SYNTAX);

  private YamlRule() {}
}

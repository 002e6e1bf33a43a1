package io.github.unitgen.report;

import io.github.unitgen.diagnostic.RuleInfo;
import java.util.Optional;
import java.util.function.Function;

/**
 * The facts about the linter that a report may contain: its version, and by the id of a rule what
 * is known of it and its page in Markdown. Asked only by the formats that want it.
 */
public record LintTool(
    String version, Function<String, Optional<RuleInfo>> rule, Function<String, String> page) {}

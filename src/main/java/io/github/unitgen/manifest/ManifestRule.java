package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlRule;
import java.util.List;
import java.util.Optional;

/** The rules that the manifest reader and the renderers report. */
public enum ManifestRule {
  SCHEMA_VIOLATION(
      RuleInfo.error(
          "M001", "schema-violation", "Key is unknown, or its value is of the wrong kind")),
  YAML_TRAP(YamlRule.TRAP),
  INVALID_NAME(RuleInfo.error("M003", "invalid-name", "Name is not valid for a unit or job")),
  INVALID_MANIFEST_VALUE(
      RuleInfo.error("M005", "invalid-manifest-value", "Value is invalid for its key")),
  UNRESOLVED_PLACEHOLDER(
      RuleInfo.error(
          "M006", "unresolved-placeholder", "Placeholder is unknown, or nothing fills it in")),
  /** A value that the target has no way to write: rendering is refused. */
  UNSUPPORTED_VALUE(
      RuleInfo.error(
          "M007", "unsupported-value", "Value cannot be passed on unchanged by this init")),
  /** A setting that the target cannot keep: rendered without it. */
  UNSUPPORTED_SETTING(
      RuleInfo.warning(
          "M008", "unsupported-setting", "Setting has no equivalent on this init and is left out")),
  INVALID_RAW_SETTING(
      RuleInfo.error(
          "M009", "invalid-raw-setting", "Raw directive or stanza is unknown to the init")),
  BROKEN_TEMPLATE(RuleInfo.error("M010", "broken-template", "Custom template cannot be filled in")),
  READ_BACK_MISMATCH(
      RuleInfo.error(
          "M011", "read-back-mismatch", "Rendered file does not mean what the manifest says")),
  RESTART_LIMIT_UNREACHABLE(
      RuleInfo.warning(
          "M301",
          "restart-limit-unreachable",
          "Restart limit can never be reached with this restart delay")),
  SHELL_SYNTAX_IN_COMMAND(
      RuleInfo.error(
          "M501",
          "shell-syntax-in-command",
          "Command contains shell syntax, but no shell reads it")),
  RELATIVE_COMMAND(
      RuleInfo.error(
          "M502", "relative-command", "Relative path depends on where the process starts")),
  SHELL_WITHOUT_EXEC(
      RuleInfo.warning(
          "M504", "shell-without-exec", "Shell stays the main process and receives the signals")),
  PORT_COLLISION(RuleInfo.error("M701", "port-collision", "Two processes use the same port")),
  COUNT_OUT_OF_RANGE(
      RuleInfo.error("M702", "count-out-of-range", "Number of instances is out of range")),
  FILE_COLLISION(
      RuleInfo.error("M704", "file-collision", "Two parts of the group would write the same file")),
  DANGLING_REFERENCE(
      RuleInfo.error(
          "M705", "dangling-reference", "Reference names an unknown process, or forms a cycle")),
  PROCESS_RUNS_AS_ROOT(
      RuleInfo.warning("M801", "process-runs-as-root", "Process has no user and runs as root"));

  private final String id;
  private final String label;
  private final Severity severity;
  private final String summary;

  ManifestRule(RuleInfo info) {
    this.id = info.id();
    this.label = info.name();
    this.severity = info.severity();
    this.summary = info.summary();
  }

  /** Returns the facts for lists and pages. */
  public RuleInfo info() {
    return new RuleInfo(id, label, severity, Profile.DEFAULT, summary);
  }

  /** An error at {@code at}; an empty {@code help} is none. */
  public Diagnostic error(Place at, String message, String help) {
    return diagnostic(Severity.ERROR, at, message, help, List.of());
  }

  /** A warning at {@code at}; an empty {@code help} is none. */
  public Diagnostic warning(Place at, String message, String help) {
    return diagnostic(Severity.WARNING, at, message, help, List.of());
  }

  /** A remark at {@code at}; an empty {@code help} is none. */
  public Diagnostic info(Place at, String message, String help) {
    return diagnostic(Severity.INFO, at, message, help, List.of());
  }

  /** An error that a second place explains. */
  public Diagnostic error(Place at, String message, String help, Place related, String label) {
    return diagnostic(
        Severity.ERROR, at, message, help, List.of(new Diagnostic.Label(related, label)));
  }

  private Diagnostic diagnostic(
      Severity bad, Place at, String message, String help, List<Diagnostic.Label> related) {
    return new Diagnostic(
        id,
        label,
        bad,
        at,
        message,
        related,
        help.isEmpty() ? Optional.empty() : Optional.of(help));
  }
}

package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlRule;
import java.util.List;
import java.util.Optional;

/** What can be wrong with a manifest, under the ids that reports show. */
public enum ManifestRule {
  SCHEMA_VIOLATION(
      RuleInfo.error("M001", "schema-violation", "a key or value is not of the manifest's format")),
  YAML_TRAP(YamlRule.TRAP),
  INVALID_NAME(RuleInfo.error("M003", "invalid-name", "a name cannot be that of a unit or job")),
  INVALID_MANIFEST_VALUE(
      RuleInfo.error(
          "M005", "invalid-manifest-value", "a value is not of the kind that its key takes")),
  UNRESOLVED_PLACEHOLDER(
      RuleInfo.error(
          "M006",
          "unresolved-placeholder",
          "a placeholder is unknown, or has nothing to stand for")),
  /** A value that the target has no way to write: rendering is refused. */
  UNSUPPORTED_VALUE(
      RuleInfo.error(
          "M007", "unsupported-value", "the init has no way to pass the value on unchanged")),
  /** A setting that the target cannot keep: rendered without it. */
  UNSUPPORTED_SETTING(
      RuleInfo.warning(
          "M008",
          "unsupported-setting",
          "the init has nothing for the setting, so it is left out")),
  INVALID_RAW_SETTING(
      RuleInfo.error(
          "M009", "invalid-raw-setting", "a raw directive or stanza is not one of the init's")),
  BROKEN_TEMPLATE(
      RuleInfo.error("M010", "broken-template", "a template of the user cannot be filled in")),
  READ_BACK_MISMATCH(
      RuleInfo.error(
          "M011", "read-back-mismatch", "a rendered file does not mean what the manifest says")),
  RESTART_LIMIT_UNREACHABLE(
      RuleInfo.warning(
          "M301", "restart-limit-unreachable", "the restart limit can never be reached")),
  SHELL_SYNTAX_IN_COMMAND(
      RuleInfo.error(
          "M501", "shell-syntax-in-command", "shell syntax in a command that no shell reads")),
  RELATIVE_COMMAND(
      RuleInfo.error(
          "M502", "relative-command", "a relative path depends on where the process starts")),
  SHELL_WITHOUT_EXEC(
      RuleInfo.warning(
          "M504", "shell-without-exec", "the shell stays the main process and takes the signals")),
  PORT_COLLISION(RuleInfo.error("M701", "port-collision", "two processes get one port")),
  COUNT_OUT_OF_RANGE(
      RuleInfo.error("M702", "count-out-of-range", "the number of instances is out of range")),
  FILE_COLLISION(RuleInfo.error("M704", "file-collision", "two parts of the group claim one file")),
  DANGLING_REFERENCE(
      RuleInfo.error(
          "M705", "dangling-reference", "a name of another process or unit leads nowhere")),
  PROCESS_RUNS_AS_ROOT(
      RuleInfo.warning(
          "M801", "process-runs-as-root", "no user is set, so the process runs as root"));

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

  /** What lists and pages know of it. */
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

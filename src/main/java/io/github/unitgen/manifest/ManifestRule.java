package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import java.util.List;
import java.util.Optional;

/** What can be wrong with a manifest, under the ids that reports show. */
public enum ManifestRule {
  SCHEMA("M001", "schema"),
  YAML_TRAP("M002", "yaml-trap"),
  BAD_NAME("M003", "bad-name"),
  BAD_VALUE("M005", "bad-value"),
  PLACEHOLDER("M006", "placeholder"),
  /** A value that the target has no way to write: rendering is refused. */
  NOT_CARRIED("M007", "not-carried"),
  /** A setting that the target cannot keep: rendered without it. */
  NOT_KEPT("M008", "not-kept"),
  RAW_SETTING("M009", "raw-setting"),
  LIMITS_INCONSISTENT("M301", "limits-inconsistent"),
  SHELL_WITHOUT_SHELL("M501", "shell-without-shell"),
  RELATIVE_COMMAND("M502", "relative-command"),
  SHELL_STAYS("M504", "shell-stays"),
  PORT_COLLISION("M701", "port-collision"),
  COUNT_BOUNDS("M702", "count-bounds"),
  FILE_COLLISION("M704", "file-collision"),
  REFERENCE("M705", "reference"),
  RUNS_AS_ROOT("M801", "runs-as-root");

  private final String id;
  private final String label;

  ManifestRule(String id, String label) {
    this.id = id;
    this.label = label;
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
      Severity severity, Place at, String message, String help, List<Diagnostic.Label> related) {
    return new Diagnostic(
        id,
        label,
        severity,
        at,
        message,
        related,
        help.isEmpty() ? Optional.empty() : Optional.of(help));
  }
}

package io.github.unitgen.diagnostic;

import io.github.unitgen.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * One finding.
 *
 * @param rule the id of the rule in the catalogue: M001
 * @param name the name of the rule: schema-violation
 * @param severity how severe the finding is
 * @param at the place that it marks
 * @param message the problem, in one clause
 * @param related further places that explain it
 * @param help one thing to do
 * @param fix the edits that resolve it
 */
public record Diagnostic(
    String rule,
    String name,
    Severity severity,
    Place at,
    String message,
    List<Label> related,
    Optional<String> help,
    Optional<Fix> fix) {

  /** A second place that helps to understand the first, e.g. "first defined here". */
  public record Label(Place at, String text) {}

  public Diagnostic {
    related = List.copyOf(related);
  }

  /** A finding without a fix. */
  public Diagnostic(
      String rule,
      String name,
      Severity severity,
      Place at,
      String message,
      List<Label> related,
      Optional<String> help) {
    this(rule, name, severity, at, message, related, help, Optional.empty());
  }

  /** The text of the line that it begins in, without its terminator. */
  public String line() {
    return at.source().line(at.source().lineAt(at.span().start()));
  }

  /** Returns the same finding without its fix. */
  public Diagnostic withoutFix() {
    return new Diagnostic(rule, name, severity, at, message, related, help);
  }

  /** The same finding, with other words on what to do. */
  public Diagnostic withHelp(String other) {
    return new Diagnostic(rule, name, severity, at, message, related, Optional.of(other), fix);
  }

  /** The same finding, taken as bad as {@code other}. */
  public Diagnostic with(Severity other) {
    return new Diagnostic(rule, name, other, at, message, related, help, fix);
  }
}

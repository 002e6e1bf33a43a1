package io.github.unitgen.diagnostic;

import io.github.unitgen.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * One finding: its rule, severity, place, message, related places, help and fix. {@code rule} and
 * {@code name} are those of the catalogue (M001, manifest-key).
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

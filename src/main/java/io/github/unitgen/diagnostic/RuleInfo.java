package io.github.unitgen.diagnostic;

/**
 * The facts about a rule for lists, pages, reports and suppressions. {@code id} is never used again
 * for another rule; {@code name} is the bad pattern in kebab case; {@code severity} is that of most
 * of its findings, a single one may be milder; {@code summary} is one clause without a full stop.
 */
public record RuleInfo(String id, String name, Severity severity, Profile profile, String summary) {

  public static RuleInfo error(String id, String name, String summary) {
    return new RuleInfo(id, name, Severity.ERROR, Profile.DEFAULT, summary);
  }

  public static RuleInfo warning(String id, String name, String summary) {
    return new RuleInfo(id, name, Severity.WARNING, Profile.DEFAULT, summary);
  }

  public static RuleInfo info(String id, String name, String summary) {
    return new RuleInfo(id, name, Severity.INFO, Profile.DEFAULT, summary);
  }

  public static RuleInfo style(String id, String name, String summary) {
    return new RuleInfo(id, name, Severity.STYLE, Profile.DEFAULT, summary);
  }

  /** The same rule, for those who ask for {@code other}. */
  public RuleInfo in(Profile other) {
    return new RuleInfo(id, name, severity, other, summary);
  }
}

package io.github.unitgen.diagnostic;

/**
 * The facts about a rule for lists, pages, reports and suppressions.
 *
 * @param id the id, which is never reused for another rule
 * @param name the bad pattern in kebab case
 * @param severity the severity of most findings; a single one may be lower
 * @param profile the profile that enables the rule
 * @param summary the defect as a fragment without a full stop
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

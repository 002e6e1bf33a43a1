package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Refusal;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.StanzaNames;
import io.github.unitgen.syntax.upstart.JobError;
import java.util.List;

public final class MissingArgument implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U016", "missing-argument", "Upstart drops a job with a stanza that ends too soon");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Refusal.of(job, Refusal.Rule.MISSING_ARGUMENT).ifPresent(refusal -> report(refusal, findings));
  }

  private static void report(Refusal refusal, Findings findings) {
    if (refusal.error().kind() == JobError.Kind.TRAILING_SLASH) {
      refusal.report(
          findings,
          "nothing follows this backslash",
          finding -> {
            finding.help("take the backslash out");
            Edit edit = new Edit(refusal.error().span(), "");
            refusal.mend(finding, Fix.safe("Remove the backslash", edit));
          });
      return;
    }
    String wrong = refusal.wrong();
    boolean isGap = wrong.isEmpty() || wrong.startsWith("#");
    refusal.report(
        findings,
        isGap ? "a parenthesis is still open on this line" : Quoted.of(wrong) + " ends too soon",
        finding ->
            finding.help(
                isGap
                    ? "close it above, or take this line out of the parentheses"
                    : advice(refusal.words())));
  }

  private static String advice(List<String> words) {
    String name = words.get(0);
    return switch (name) {
      case "start", "stop" -> words.size() > 1 ? "name an event" : "write `" + name + " on EVENT`";
      case "limit" -> "give a soft and a hard limit";
      case "respawn" -> "give a number of restarts and seconds, or `unlimited`";
      case "kill", "reload", "normal", "apparmor" ->
          words.size() > 1 ? "give a value" : "write " + choice(name) + " and a value behind it";
      case "exec" -> "give a command";
      case "pre-start", "post-start", "pre-stop", "post-stop" ->
          words.size() > 1 ? "give a command" : "write `exec` and a command, or `script`";
      case "console", "expect" -> "write " + choice(name) + " behind it";
      default -> "give a value, or drop the line";
    };
  }

  private static String choice(String name) {
    return "`" + String.join("` or `", StanzaNames.seconds(name)) + "`";
  }
}

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
          "U016", "missing-argument", "Stanza is incomplete, so Upstart rejects the job");

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
            finding.help("remove the backslash");
            Edit edit = new Edit(refusal.error().span(), "");
            refusal.mend(finding, Fix.safe("Remove the backslash", edit));
          });
      return;
    }
    String wrong = refusal.wrong();
    boolean isGap = wrong.isEmpty() || wrong.startsWith("#");
    refusal.report(
        findings,
        isGap ? "a parenthesis is still open on this line" : Quoted.of(wrong) + " is incomplete",
        finding ->
            finding.help(isGap ? "close it above, or remove this line" : advice(refusal.words())));
  }

  private static String advice(List<String> words) {
    String name = words.get(0);
    return switch (name) {
      case "start" -> "add an event, such as `start on runlevel [2345]`";
      case "stop" -> "add an event, such as `stop on runlevel [!2345]`";
      case "limit" -> "add a resource, a soft and a hard limit, such as `limit nofile 4096 65536`";
      case "respawn" -> "add a count and seconds, such as `respawn limit 10 5`, or `unlimited`";
      case "kill", "reload", "normal", "apparmor" ->
          words.size() > 1
              ? "add a value, such as `" + example(words) + "`"
              : "add " + choice(name) + " and a value";
      case "exec" -> "add a command, such as `exec /usr/bin/worker`";
      case "pre-start", "post-start", "pre-stop", "post-stop" ->
          words.size() > 1
              ? "add a command, such as `" + name + " exec /usr/bin/prepare`"
              : "add `exec` and a command, or `script`";
      case "console", "expect" -> "add " + choice(name);
      default -> "add a value, or remove the line";
    };
  }

  private static String example(List<String> words) {
    String stanza = words.get(0) + " " + words.get(1);
    return switch (stanza) {
      case "kill timeout" -> stanza + " 30";
      case "kill signal" -> stanza + " INT";
      case "reload signal" -> stanza + " USR1";
      case "normal exit" -> stanza + " 0 TERM";
      default -> stanza + " /etc/apparmor.d/worker";
    };
  }

  private static String choice(String name) {
    return "`" + String.join("` or `", StanzaNames.seconds(name)) + "`";
  }
}

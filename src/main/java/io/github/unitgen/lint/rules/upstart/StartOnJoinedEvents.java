package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.Word;
import java.util.Optional;

public final class StartOnJoinedEvents implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              "U706",
              "start-on-joined-events",
              "After a stop all events that and joins have to come again")
          .in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Optional<Words> stanza = job.file().last("start", "on");
    if (stanza.isEmpty() || job.job().startOn().isEmpty() || job.job().task().isPresent()) {
      return;
    }
    for (Word word : stanza.get().words()) {
      if (word.written().equals("and")) {
        findings.report(
            word.span(),
            "once the job is stopped, both sides of `and` have to come again",
            finding -> finding.help("start on the one event that comes last, such as runlevel"));
        return;
      }
    }
  }
}

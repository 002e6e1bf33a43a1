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
              "Events joined with `and` must all happen again after a stop")
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
            "after a stop, both sides of `and` must happen again to start the job",
            finding ->
                finding.help("use only the event that comes last, such as `runlevel [2345]`"));
        return;
      }
    }
  }
}

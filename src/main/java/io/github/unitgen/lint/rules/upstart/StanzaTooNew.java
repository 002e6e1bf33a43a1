package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Stanzas;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.StanzaVersions;
import java.util.Optional;

public final class StanzaTooNew implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U002", "stanza-too-new", "Stanza is newer than the Upstart version that the job is for");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    UpstartVersions versions = job.targets().upstart();
    for (Words words : Stanzas.accepted(job)) {
      Optional<UpstartVersions.Stanza> newer = StanzaVersions.newer(words);
      if (newer.isPresent() && !versions.know(newer.get())) {
        report(words, newer.get(), versions, findings);
      }
    }
  }

  private static void report(
      Words words, UpstartVersions.Stanza stanza, UpstartVersions versions, Findings findings) {
    int count = stanza.written().indexOf(' ') < 0 ? 1 : 2;
    findings.report(
        Stanzas.head(words, count),
        "`"
            + stanza.written()
            + "` is unknown to Upstart "
            + versions.oldest()
            + ", which rejects the job",
        finding -> finding.help(instead(stanza) + ", or raise --for to Upstart " + stanza.since()));
  }

  private static String instead(UpstartVersions.Stanza stanza) {
    return switch (stanza) {
      case MANUAL -> "remove `start on`";
      case DEBUG, USAGE, CGROUP -> "remove this line";
      case KILL_SIGNAL -> "send the signal in `pre-stop`";
      case RELOAD_SIGNAL -> "let the program reload on HUP";
      case OOM_SCORE -> "use `oom` with -16 to 15";
      case CONSOLE_LOG -> "use `console output`";
      case SETUID, SETGID -> "start the command through `su` or `chroot --userspec`";
      case APPARMOR -> "load the profile in `pre-start`";
    };
  }
}

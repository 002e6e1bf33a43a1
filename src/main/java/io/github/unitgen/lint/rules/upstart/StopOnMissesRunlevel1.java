package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Runlevels;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public final class StopOnMissesRunlevel1 implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "U704",
          "stop-on-misses-runlevel-1",
          "Job keeps running in single user mode, since `stop on` omits 1");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    List<Located<String>> stops = globs(job.job().stopOn());
    List<Located<String>> starts = globs(job.job().startOn());
    boolean stopsInOne = stops.stream().anyMatch(glob -> Runlevels.takes(glob, '1'));
    boolean startsInOne = starts.stream().anyMatch(glob -> Runlevels.takes(glob, '1'));
    boolean halts = stops.stream().anyMatch(glob -> Runlevels.takes(glob, '0'));
    boolean others = Boot.leaves(job.job().stopOn()).size() > stops.size();
    if (!halts || starts.isEmpty() || stopsInOne || startsInOne || others) {
      return;
    }
    String written = mend(starts.get(0));
    Located<String> first = stops.get(0);
    findings.report(
        first.at().span(),
        "`stop on runlevel` omits 1, so the job keeps running in single user mode",
        finding -> {
          finding.help("use `" + written + "`");
          if (stops.size() == 1 && job.file().source().slice(first.at().span()).startsWith("[")) {
            finding.fix(Fix.safe("Use `" + written + "`", new Edit(first.at().span(), written)));
          }
        });
  }

  /** Returns all levels except those that the job starts in. */
  private static String mend(Located<String> start) {
    String pattern = Runlevels.pattern(start);
    boolean list = pattern.startsWith("[") && !pattern.startsWith("[!") && pattern.endsWith("]");
    return list ? "[!" + pattern.substring(1) : "[!2345]";
  }

  private static List<Located<String>> globs(Optional<Events> events) {
    List<Located<String>> found = new ArrayList<>();
    for (Events.Event event : Boot.leaves(events)) {
      Runlevels.glob(event).ifPresent(found::add);
    }
    return found;
  }
}

package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Reactions.Effect;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.StopSignals;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.Collection;
import java.util.List;
import java.util.Set;

public final class StopSignalDropsRequests implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "X407",
              "stop-signal-drops-requests",
              "Stop signal cuts off requests that another signal would finish")
          .in(Profile.PEDANTIC);

  private static final Set<Effect> EFFECTS = Set.of(Effect.DROPS);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStart");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    StopSignals.check(unit, EFFECTS, findings);
  }

  @Override
  public void check(JobInput job, Findings findings) {
    StopSignals.check(job, EFFECTS, findings);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    StopSignals.check(manifest, EFFECTS, findings);
  }
}

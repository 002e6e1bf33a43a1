package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.JobControl;
import io.github.unitgen.meaning.command.Privileges;
import io.github.unitgen.meaning.command.RootWork;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.OwnDirectories;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import java.util.List;
import java.util.Set;

public final class RootWorkAfterSetuid implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U803", "root-work-after-setuid", "Script needs root, but `setuid` applies to it");

  private static final Set<String> OF_ROOT =
      Set.of("mount", "umount", "modprobe", "swapon", "swapoff", "iptables", "ip6tables");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (!Privileges.areDropped(job)) {
      return;
    }
    List<Started> all = Commands.of(job).all();
    for (int i = 0; i < all.size(); i++) {
      Started started = all.get(i);
      boolean guarded = i + 1 < all.size() && all.get(i + 1).context().operator().equals("||");
      if (!started.isMain() && !guarded && !isOptional(started) && needsRoot(job, started)) {
        Located<String> setuid = job.job().setuid().orElseThrow();
        findings.report(
            started.word().span(),
            "this needs root, but runs as `" + setuid.value() + "`",
            finding -> {
              finding.related(setuid.at().span(), "applies to every script of the job");
              finding.help("move it to a job without `setuid`, and start this one on it");
            });
      }
    }
  }

  /** Whether a failure is checked, or another user runs it. */
  private static boolean isOptional(Started started) {
    return Privileges.switches(started)
        || started.context().inCondition()
        || started.context().inBranch()
        || !started.context().operator().isEmpty();
  }

  private static boolean needsRoot(JobInput job, Started started) {
    return switch (started.program()) {
      case "mkdir" -> makesInRun(started);
      case "chown" -> givesToRoot(started);
      case "start", "stop", "restart", "emit", "initctl" ->
          JobControl.of(job, started)
              .filter(control -> !control.verb().equals("status"))
              .isPresent();
      default -> OF_ROOT.contains(started.program()) && !started.arguments().isEmpty();
    };
  }

  /**
   * Whether it creates a folder in /run, which is empty after each boot and only writable for root.
   */
  private static boolean makesInRun(Started started) {
    for (Argument folder : RootWork.makes(started)) {
      String path = OwnDirectories.resolved(folder.value());
      if (path.startsWith("/run/") && path.lastIndexOf('/') == "/run".length()) {
        return true;
      }
    }
    return false;
  }

  private static boolean givesToRoot(Started started) {
    return RootWork.gives(started)
        .map(Argument::value)
        .filter(owner -> owner.equals("root") || owner.startsWith("root:"))
        .isPresent();
  }
}

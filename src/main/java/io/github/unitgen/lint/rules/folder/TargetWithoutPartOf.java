package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitReference;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class TargetWithoutPartOf implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S708", "target-without-part-of", "Stopping the target leaves its members running");

  private static final List<String> PULLS = List.of("Wants", "Requires", "BindsTo", "Upholds");
  private static final List<String> FOLLOWS =
      List.of("PartOf", "BindsTo", "Requires", "Requisite", "StopPropagatedFrom");

  /** Units that only a target to boot into starts. */
  private static final Set<String> BOOT =
      Set.of("sysinit.target", "basic.target", "rescue.target", "multi-user.target");

  /** The maximum number of units that are followed to see whether they stop with the target. */
  private static final int FOLLOWED = 50;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    boolean any = folder.lintedUnits().stream().anyMatch(unit -> !unit.type().equals("timer"));
    if (!any) {
      return;
    }
    for (String name : folder.unitNames()) {
      if (name.endsWith(".target") && !SystemUnits.contains(name)) {
        folder.unit(name).ifPresent(target -> check(target, folder, findings));
      }
    }
  }

  private static void check(UnitInput target, FolderInput folder, FolderFindings findings) {
    if (target.value("Unit", "PropagatesStopTo").length() > 0 || isOnTheWay(target)) {
      return;
    }
    Set<UnitInput> told = new HashSet<>();
    for (UnitReference reference : UnitReference.of(target, PULLS)) {
      Optional<UnitInput> member = folder.definition(reference.unit());
      if (member.isPresent()
          && member.get().isService()
          && isOnlyHere(member.get())
          && !follows(member.get(), target.name().unit(), folder)
          && told.add(member.get())) {
        report(target, reference, member.get(), findings);
      }
    }
  }

  /**
   * Whether the target is never stopped by hand: `isolate` or a boot switches to it, systemd
   * refuses, or it ends as soon as nothing needs it.
   */
  private static boolean isOnTheWay(UnitInput target) {
    return target.isYes("Unit", "AllowIsolate")
        || target.isYes("Unit", "RefuseManualStop")
        || target.isYes("Unit", "StopWhenUnneeded")
        || NamedUnits.of(target, "Unit", PULLS).stream().map(Named::name).anyMatch(BOOT::contains);
  }

  /**
   * Whether only the target starts it, and its stop is not configured; a member that another target
   * wants must keep running.
   */
  private static boolean isOnlyHere(UnitInput member) {
    return !member.has("Install")
        && member.all("Unit", "PartOf").isEmpty()
        && !ServiceType.of(member).isOneshot()
        && !member.isYes("Unit", "RefuseManualStop")
        && member.all("Unit", "StopWhenUnneeded").isEmpty();
  }

  /** Whether the member stops with the target, directly or through another unit. */
  private static boolean follows(UnitInput member, String target, FolderInput folder) {
    Set<String> seen = new HashSet<>();
    Deque<UnitInput> open = new ArrayDeque<>(List.of(member));
    while (!open.isEmpty()) {
      for (UnitReference other : UnitReference.of(open.remove(), FOLLOWS)) {
        if (other.unit().equals(target) || other.hasSpecifier() || seen.size() > FOLLOWED) {
          return true;
        }
        if (seen.add(other.unit())) {
          folder.definition(other.unit()).ifPresent(open::add);
        }
      }
    }
    return false;
  }

  private static void report(
      UnitInput target, UnitReference reference, UnitInput member, FolderFindings findings) {
    String name = target.name().unit();
    findings
        .in(member)
        .report(
            member.header("Unit"),
            "stopping or restarting " + name + " does not affect this unit",
            finding -> {
              finding.related(target.file().source(), reference.at(), "started from here");
              finding.help("add `PartOf=" + name + "` to [Unit]");
              add(member, name).ifPresent(finding::fix);
            });
  }

  /** Adds the line after the header of the first [Unit]. */
  private static Optional<Fix> add(UnitInput member, String target) {
    Source source = member.file().source();
    for (UnitFile.Line line : member.file().lines()) {
      if (line instanceof UnitFile.Section section && section.name().equals("Unit")) {
        int end = section.span().end();
        boolean ended = end > 0 && source.text().charAt(end - 1) == '\n';
        String text = (ended ? "" : "\n") + "PartOf=" + target + "\n";
        return Optional.of(Fix.unsafe("Add PartOf=" + target, new Edit(Span.at(end), text)));
      }
    }
    return Optional.empty();
  }
}

package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

public final class StaleRenderedFile implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X911",
          "stale-rendered-file",
          "Rendered file no longer belongs to anything in its manifest");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (UnitInput unit : folder.lintedUnits()) {
      String name = unit.name().unit();
      String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
      boolean counted = stem.endsWith("@");
      check(
          unit.file().source(),
          counted ? stem.substring(0, stem.length() - 1) : stem,
          Optional.of(counted),
          folder,
          findings);
    }
    for (JobInput job : folder.lintedJobs()) {
      check(job.file().source(), job.name(), Optional.empty(), folder, findings);
    }
  }

  private static void check(
      Source source,
      String name,
      Optional<Boolean> counted,
      FolderInput folder,
      FolderFindings findings) {
    Optional<Ownership> owner = Rendered.owner(source);
    if (owner.isEmpty()) {
      return;
    }
    List<Manifest> groups =
        folder.manifests().stream().filter(group -> Rendered.isFrom(owner.get(), group)).toList();
    if (!groups.isEmpty() && groups.stream().noneMatch(group -> has(group, name, counted))) {
      findings
          .in(source)
          .report(
              source.lineSpan(1),
              owner.get().manifest() + " no longer contains what this file was rendered from",
              finding -> finding.help("render with --prune, which deletes the file"));
    }
  }

  private static boolean has(Manifest group, String name, Optional<Boolean> counted) {
    if (group.group().equals(name)) {
      return true;
    }
    for (ProcessSpec process : group.processes()) {
      if (group.fileName(process.name().value()).equals(name)) {
        return counted.isEmpty() || counted.get() == process.hasInstances();
      }
    }
    return false;
  }
}

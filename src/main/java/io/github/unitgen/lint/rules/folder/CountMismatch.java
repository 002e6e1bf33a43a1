package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitReference;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

public final class CountMismatch implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "X710", "count-mismatch", "a rendered file starts another number than the manifest says");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (UnitInput unit : folder.lintedUnits()) {
      if (unit.type().equals("target")) {
        group(unit.file().source(), folder).ifPresent(group -> target(unit, group, findings));
      }
    }
    for (JobInput job : folder.lintedJobs()) {
      group(job.file().source(), folder).ifPresent(group -> manager(job, group, findings));
    }
  }

  /** The one manifest that the file was rendered from, and that is here. */
  private static Optional<Manifest> group(Source source, FolderInput folder) {
    Optional<Ownership> owner = Rendered.owner(source);
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    List<Manifest> groups =
        folder.manifests().stream().filter(group -> Rendered.isFrom(owner.get(), group)).toList();
    return groups.size() == 1 ? Optional.of(groups.get(0)) : Optional.empty();
  }

  private static void target(UnitInput target, Manifest group, FolderFindings findings) {
    for (ProcessSpec process : group.processes()) {
      if (process.hasInstances()) {
        String template = group.fileName(process.name().value()) + "@";
        List<UnitReference> wanted =
            UnitReference.of(target, "Unit", "Wants").stream()
                .filter(reference -> reference.unit().startsWith(template))
                .toList();
        Span at = wanted.isEmpty() ? target.header("Unit") : wanted.get(wanted.size() - 1).at();
        report(target.file().source(), at, wanted.size(), process, findings);
      }
    }
  }

  private static void manager(JobInput job, Manifest group, FolderFindings findings) {
    for (ProcessSpec process : group.processes()) {
      if (process.hasInstances()) {
        String variable =
            "NUM_" + process.name().value().toUpperCase(Locale.ROOT).replace('-', '_') + "=";
        for (Located<String> env : job.job().env()) {
          if (env.value().startsWith(variable)) {
            count(env.value().substring(variable.length()))
                .ifPresent(
                    count ->
                        report(job.file().source(), env.at().span(), count, process, findings));
          }
        }
      }
    }
  }

  private static Optional<Integer> count(String text) {
    boolean digits = !text.isEmpty() && text.length() < 7;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static void report(
      Source source, Span at, int started, ProcessSpec process, FolderFindings findings) {
    int count = process.program().instances().orElseThrow().size();
    if (started == count) {
      return;
    }
    Place said = process.at("count");
    findings
        .in(source)
        .report(
            at,
            "this starts "
                + started
                + " of "
                + process.name().value()
                + ", the manifest says "
                + count,
            finding -> {
              finding.related(said.source(), said.span(), "the count");
              finding.help("render it again");
            });
  }
}

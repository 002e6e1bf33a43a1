package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.JobControl;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitReference;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

public final class CountMismatch implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "X710", "count-mismatch", "Rendered file starts other instances than the manifest says");

  private static final String SERVICE = ".service";
  private static final String INDEX = "index=";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return unit.type().equals("target");
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (UnitInput unit : folder.lintedUnits(this)) {
      group(unit.file().source(), folder).ifPresent(group -> target(unit, group, findings));
    }
    for (JobInput job : folder.lintedJobs()) {
      group(job.file().source(), folder).ifPresent(group -> manager(job, group, findings));
    }
  }

  /** Returns the only manifest in the folder that the file was rendered from. */
  private static Optional<Manifest> group(Source source, FolderInput folder) {
    Optional<Ownership> owner = Rendered.owner(source);
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    List<Manifest> groups =
        folder.manifests().stream().filter(group -> Rendered.isFrom(owner.get(), group)).toList();
    return groups.size() == 1 ? Optional.of(groups.get(0)) : Optional.empty();
  }

  /** An instance that a file starts, and the place that starts it. */
  private record Instance(String name, Span at) {}

  private static void target(UnitInput target, Manifest group, FolderFindings findings) {
    for (ProcessSpec process : group.processes()) {
      if (process.hasInstances()) {
        String template = group.fileName(process.name().value()) + "@";
        List<Instance> started =
            UnitReference.of(target, "Unit", "Wants").stream()
                .filter(unit -> unit.unit().startsWith(template) && unit.unit().endsWith(SERVICE))
                .map(unit -> new Instance(name(unit.unit(), template), unit.at()))
                .toList();
        compare(target.file().source(), started, target.header("Unit"), process, findings);
      }
    }
  }

  private static String name(String unit, String template) {
    return unit.substring(template.length(), unit.length() - SERVICE.length());
  }

  private static void manager(JobInput job, Manifest group, FolderFindings findings) {
    for (ProcessSpec process : group.processes()) {
      if (process.hasInstances()) {
        String variable =
            "NUM_" + process.name().value().toUpperCase(Locale.ROOT).replace('-', '_') + "=";
        Optional<Located<String>> env =
            job.job().env().stream().filter(each -> each.value().startsWith(variable)).findFirst();
        if (env.isPresent()) {
          count(env.get().value().substring(variable.length()))
              .ifPresent(
                  count ->
                      report(job.file().source(), env.get().at().span(), count, process, findings));
        } else if (job.name().equals(group.group())) {
          List<Instance> started = writtenOut(job, group.fileName(process.name().value()));
          if (!started.isEmpty()) {
            Span last = started.get(started.size() - 1).at();
            compare(job.file().source(), started, last, process, findings);
          }
        }
      }
    }
  }

  /**
   * Returns the instances of {@code started} that the script starts by name; empty if it counts
   * them.
   */
  private static List<Instance> writtenOut(JobInput manager, String started) {
    List<Instance> instances = new ArrayList<>();
    for (Started command : Commands.of(manager).all()) {
      Optional<JobControl> start =
          JobControl.of(manager, command)
              .filter(call -> call.verb().equals("start") && call.job().value().equals(started));
      for (Argument given : start.map(JobControl::given).orElse(List.of())) {
        if (given.value().startsWith(INDEX)) {
          if (!given.literal()) {
            return List.of();
          }
          instances.add(new Instance(given.value().substring(INDEX.length()), given.span()));
        }
      }
    }
    return instances;
  }

  private static Optional<Integer> count(String text) {
    boolean digits = !text.isEmpty() && text.length() < 7;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** {@code otherwise} is the place to report if there are no instances. */
  private static void compare(
      Source source,
      List<Instance> started,
      Span otherwise,
      ProcessSpec process,
      FolderFindings findings) {
    Set<String> names = started.stream().map(Instance::name).collect(Collectors.toSet());
    Set<String> wanted = Set.copyOf(process.program().instances().orElseThrow().names());
    if (names.size() != wanted.size()) {
      Span last = started.isEmpty() ? otherwise : started.get(started.size() - 1).at();
      report(source, last, names.size(), process, findings);
      return;
    }
    started.stream()
        .filter(instance -> !wanted.contains(instance.name()))
        .findFirst()
        .ifPresent(
            other ->
                report(
                    source,
                    other.at(),
                    "the manifest has no instance "
                        + Quoted.of(other.name())
                        + " of "
                        + process.name().value(),
                    process,
                    findings));
  }

  private static void report(
      Source source, Span at, int started, ProcessSpec process, FolderFindings findings) {
    int count = process.program().instances().orElseThrow().size();
    if (started != count) {
      String message =
          "this starts "
              + started
              + " of "
              + process.name().value()
              + ", but the manifest says "
              + count;
      report(source, at, message, process, findings);
    }
  }

  private static void report(
      Source source, Span at, String message, ProcessSpec process, FolderFindings findings) {
    boolean counted = process.sets("count");
    Place said = process.at(counted ? "count" : "instances");
    findings
        .in(source)
        .report(
            at,
            message,
            finding -> {
              finding.related(said.source(), said.span(), counted ? "the count" : "the names");
              finding.help("render the manifest again");
            });
  }
}

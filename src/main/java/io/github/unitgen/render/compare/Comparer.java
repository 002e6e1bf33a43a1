package io.github.unitgen.render.compare;

import io.github.unitgen.diagnostic.Comparison;
import io.github.unitgen.diagnostic.Comparison.Part;
import io.github.unitgen.diagnostic.Comparison.Row;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Inits;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.deploy.Companion;
import io.github.unitgen.render.init.Init;
import io.github.unitgen.render.template.Templates;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares what a manifest promises on systemd and on Upstart, by the files that are rendered for
 * them.
 */
public final class Comparer {
  private Comparer() {}

  /** The rendered files of one init, and the problems reported about them. */
  private record Side(Init init, Manifest manifest, List<NamedText> files, List<Diagnostic> said) {
    /** Renders {@code manifest}; without files if the init refuses it. */
    static Side of(Manifest manifest, Target target) {
      Init init = Inits.of(target);
      List<Diagnostic> said = new ArrayList<>();
      try {
        List<NamedText> files = init.render(manifest, name -> Optional.empty(), said);
        return new Side(init, manifest, files, said);
      } catch (Templates.Failed failed) {
        throw new IllegalStateException("a built-in template fails", failed);
      }
    }

    /**
     * Returns the same side without settings that are always refused, so that the rest can be
     * compared.
     */
    Side carried() {
      List<ProcessSpec> processes = manifest.processes().stream().map(Carried::of).toList();
      Side carried = of(manifest.withProcesses(processes), init.target());
      return new Side(init, manifest, carried.files(), said);
    }

    List<Source> files(ProcessSpec process) {
      return init.files(manifest, process).stream().flatMap(name -> file(name).stream()).toList();
    }

    Optional<Source> file(String name) {
      return files.stream()
          .filter(file -> file.name().equals(name))
          .map(file -> new Source(name, file.text()))
          .findFirst();
    }

    /** Returns the settings that are refused or not kept, from top to bottom. */
    List<Diagnostic> notKept() {
      String unsupported = ManifestRule.UNSUPPORTED_SETTING.info().id();
      return said.stream()
          .filter(p -> p.severity() == Severity.ERROR || p.rule().equals(unsupported))
          .distinct()
          .sorted(Comparator.comparingInt(p -> p.at().span().start()))
          .toList();
    }
  }

  /** Compares what {@code manifest} becomes for {@code systemd}, of the system or of a user. */
  public static Comparison compare(Manifest manifest, Target systemd) {
    Side units = Side.of(manifest, systemd);
    Side jobs = Side.of(manifest, Target.UPSTART);
    jobs = jobs.files().isEmpty() ? jobs.carried() : jobs;
    if (units.files().isEmpty() || jobs.files().isEmpty()) {
      return new Comparison(List.of(), units.notKept(), jobs.notKept());
    }
    String table =
        Renderer.companions(
                manifest, Target.UPSTART, List.of(Companion.CRON), "", name -> Optional.empty())
            .value()
            .map(files -> files.get(0).text())
            .orElse("");
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("", group(manifest, units, jobs)));
    for (ProcessSpec process : manifest.processes()) {
      List<Source> job = jobs.files(process);
      List<Source> unit = units.files(process);
      if (!job.isEmpty() && !unit.isEmpty()) {
        JobFacts facts = JobFacts.of(job.get(0), table);
        parts.add(
            new Part(
                process.name().value(),
                Promises.of(process, new UnitFacts(unit), facts, jobs.said())));
      }
    }
    return new Comparison(parts, units.notKept(), jobs.notKept());
  }

  private static List<Row> group(Manifest manifest, Side units, Side jobs) {
    UnitFacts target = new UnitFacts(units.file(units.init().starter(manifest)).stream().toList());
    Source manager = jobs.file(jobs.init().starter(manifest)).orElseThrow();
    return Promises.ofGroup(manifest, target, JobParser.parse(manager).job());
  }
}

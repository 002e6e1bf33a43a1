package io.github.unitgen.meaning.command;

import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Job;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The facts besides its command line that determine how a main process behaves: the names of its
 * variables, whether an unknown source can set more, and its configuration file, if available.
 */
public record Surroundings(Set<String> variables, boolean hasMore, Optional<String> configuration) {
  public Surroundings {
    variables = Set.copyOf(variables);
  }

  /** Returns those of a service. Files of variables and variables of the manager can set more. */
  public static Surroundings of(UnitInput unit) {
    Set<String> names = new HashSet<>();
    for (Environment.Variable variable : Environment.variables(unit, "Service")) {
      names.add(variable.name());
    }
    boolean more =
        !Environment.files(unit, "Service").isEmpty()
            || !unit.effective("Service", "PassEnvironment").isEmpty();
    return new Surroundings(names, more, ConfigurationFile.of(unit));
  }

  /** Returns those of a job. A script can set more variables than the job shows. */
  public static Surroundings of(JobInput job) {
    Set<String> names = new HashSet<>();
    for (Located<String> line : job.job().env()) {
      int equals = line.value().indexOf('=');
      names.add(equals < 0 ? line.value() : line.value().substring(0, equals));
    }
    boolean script = job.job().command(Job.Phase.MAIN).filter(Job.Command::isScript).isPresent();
    return new Surroundings(names, script, ConfigurationFile.of(job));
  }

  /** Returns those of a process of a manifest, without a configuration file. */
  public static Surroundings of(ProcessSpec process) {
    Set<String> names = new HashSet<>();
    for (EnvVar variable : process.program().env()) {
      names.add(variable.name().value());
    }
    boolean more = !process.program().envFiles().isEmpty();
    return new Surroundings(names, more, Optional.empty());
  }
}

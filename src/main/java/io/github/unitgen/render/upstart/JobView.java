package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.render.template.ViewPart;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The view that {@code upstart/process.conf.ftl} sees as {@code process}: the components of all
 * parts. The methods make each part from a process. A text is quoted where it is printed; an {@link
 * UpstartText} already has its form for a job. A component that is null has no line.
 *
 * @param identity the names of the process
 * @param task whether it ends by itself, and its start waits for that
 * @param stopOn an event expression
 * @param restarts the policy for restarts
 * @param supervision its signals and output
 * @param account the user that it runs as
 * @param resources its share of the machine
 * @param program its commands and environment
 */
public record JobView(
    Identity identity,
    boolean task,
    UpstartText stopOn,
    Restarts restarts,
    Supervision supervision,
    Account account,
    Resources resources,
    Program program) {

  /**
   * The names of the process and of its instances.
   *
   * @param documentation URIs, for comments
   * @param description one line
   * @param usage how to start an instance; none without instances, and before Upstart 1.5
   * @param instance {@code $index}; none without instances
   */
  public record Identity(
      List<UpstartText> documentation,
      String description,
      @Nullable String usage,
      @Nullable UpstartText instance)
      implements ViewPart {
    static Identity of(ProcessSpec process, String job, UpstartVersions versions) {
      boolean instances = process.hasInstances();
      return new Identity(
          process.identity().documentation().stream().map(UpstartText::of).toList(),
          process.identity().description(),
          instances && versions.know(Stanza.USAGE)
              ? "start " + UpstartJobs.member(job, UpstartJobs.placeholder(process))
              : null,
          instances ? UpstartText.of("$" + JobCommands.INDEX) : null);
    }
  }

  /**
   * The policy for restarts.
   *
   * @param respawnLimit {@code 5 30} or {@code unlimited}; none if it is never restarted
   * @param normalExit exits after which it is not restarted; of a task those that do not count as a
   *     failure, none if only 0 does
   */
  public record Restarts(@Nullable UpstartText respawnLimit, @Nullable UpstartText normalExit)
      implements ViewPart {
    static Restarts of(ProcessSpec process, UpstartValues values) {
      Restart policy = process.restarts().policy();
      if (!process.runsAlways()) {
        boolean plain = process.restarts().successExit().isEmpty();
        return new Restarts(null, plain ? null : values.normalExit());
      }
      return new Restarts(
          policy == Restart.NEVER ? null : values.respawnLimit(),
          policy == Restart.ALWAYS ? null : values.normalExit());
    }
  }

  /**
   * The signals that reload and stop it, and the destination of its output.
   *
   * @param reloadSignal none before Upstart 1.10
   * @param killSignal none before Upstart 1.3
   * @param killTimeout whole seconds
   * @param console {@code log}; none before Upstart 1.4
   */
  public record Supervision(
      @Nullable String reloadSignal,
      @Nullable String killSignal,
      long killTimeout,
      @Nullable String console)
      implements ViewPart {
    static Supervision of(
        ProcessSpec.Supervision supervision, UpstartValues values, UpstartVersions versions) {
      return new Supervision(
          values.reloadSignal(),
          values.stopSignal(),
          values.seconds("stop_timeout", supervision.stopTimeout()),
          versions.know(Stanza.CONSOLE_LOG) ? "log" : null);
    }
  }

  /**
   * The user that it runs as.
   *
   * @param user none before Upstart 1.4: then the commands switch to the user
   * @param group none before Upstart 1.4
   * @param umask octal digits
   */
  public record Account(@Nullable String user, @Nullable String group, @Nullable String umask)
      implements ViewPart {
    static Account of(ProcessSpec.Account account, UpstartValues values) {
      return new Account(values.user(), values.group(), account.umask().orElse(null));
    }
  }

  /**
   * The share of the machine that it gets; oomScore or oom is null.
   *
   * @param nice from -20 to 19
   * @param oomScore none before Upstart 1.3
   * @param oom replaces it there: from -17 to 15, or {@code never}
   * @param limits each a resource with its soft and hard limit
   */
  public record Resources(
      @Nullable Integer nice,
      @Nullable String oomScore,
      @Nullable String oom,
      List<UpstartText> limits)
      implements ViewPart {
    static Resources of(ProcessSpec.Resources resources, UpstartValues values) {
      return new Resources(
          resources.nice().isPresent() ? resources.nice().getAsInt() : null,
          values.oomScore(),
          values.oom(),
          values.limits());
    }
  }

  /**
   * The commands, their directory and their environment; exec or script is null.
   *
   * @param directory none if it depends on the instance, or is created before the start: then the
   *     scripts change to it
   * @param environment each {@code NAME=value} that a stanza can hold; scripts export the others
   * @param preStartExec one command to run first
   * @param preStartScript lines to run first; at most one of the two is set
   * @param exec the command
   * @param script lines that end in the command; exactly one of the two is set
   */
  public record Program(
      @Nullable String directory,
      List<UpstartText> environment,
      @Nullable UpstartText preStartExec,
      @Nullable UpstartText preStartScript,
      @Nullable UpstartText exec,
      @Nullable UpstartText script)
      implements ViewPart {
    static Program of(ProcessSpec process, JobCommands commands) {
      Optional<UpstartText> exec = commands.exec();
      Optional<UpstartText> preStart = commands.preStartExec();
      boolean scripted = commands.hasPreStart() && preStart.isEmpty();
      return new Program(
          process
              .program()
              .directory()
              .filter(directory -> JobCommands.isStanza(process, directory.value()))
              .map(directory -> directory.value().with(""))
              .orElse(null),
          commands.environment(),
          preStart.orElse(null),
          scripted ? commands.preStartScript() : null,
          exec.orElse(null),
          exec.isPresent() ? null : commands.script());
    }
  }
}

package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.manifest.EnvFile;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.RestartLimit;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.render.template.ViewPart;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The view that {@code systemd/process.service.ftl} sees as {@code process}: the components of all
 * parts. The methods make each part from a process. A text is escaped where it is printed; a {@link
 * SystemdText} already has its form for a unit file. A component that is null has no line.
 *
 * @param identity the names of the process
 * @param order its relations to other units
 * @param failure the reaction to its failure
 * @param account its user and rights
 * @param resources its share of the machine
 * @param program its commands and environment
 * @param supervision the signals of its start and stop
 * @param restarts the policy for restarts
 */
public record ServiceView(
    Identity identity,
    Order order,
    Failure failure,
    Account account,
    Resources resources,
    Program program,
    Supervision supervision,
    Restarts restarts) {

  /**
   * One line.
   *
   * @param key the directive
   * @param value its value
   */
  public record Setting(String key, SystemdText value) {}

  /**
   * The names of the process.
   *
   * @param description with the number or name of the instance at its end
   * @param documentation URIs
   * @param syslogIdentifier the name in the journal
   */
  public record Identity(
      SystemdText description, List<SystemdText> documentation, SystemdText syslogIdentifier)
      implements ViewPart {
    static Identity of(ProcessSpec process, SystemdValues values) {
      String text = process.identity().description();
      Text description =
          process.hasInstances()
              ? new Text(List.of(new Text.Literal(text + " "), new Text.Instance()))
              : Text.of(text);
      return new Identity(
          values.raw(description, process.at("description")),
          process.identity().documentation().stream()
              .map(uri -> values.word(uri, "documentation"))
              .toList(),
          SystemdText.of(process.hasInstances() ? "%p-%i" : "%p"));
    }
  }

  /**
   * Other units: those that start, stop and are reloaded with the process, and their order.
   *
   * @param target the unit of the group
   * @param targetKey the directive that stops the process with the group
   * @param reloadFrom the unit of the group, if the process can be reloaded
   * @param requires units that must run and are started, separated by spaces
   * @param requisite units that must run and are not started for it alone, separated by spaces
   * @param wants network-online.target, if the process starts after it
   * @param after units to start after, the group among them
   * @param before units to start before
   */
  public record Order(
      String target,
      String targetKey,
      @Nullable String reloadFrom,
      @Nullable String requires,
      @Nullable String requisite,
      @Nullable String wants,
      String after,
      @Nullable String before)
      implements ViewPart {
    static Order of(
        ProcessSpec process, SystemdUnits units, SystemdVersions versions, Manager manager) {
      return new Order(
          units.target(),
          ServiceSettings.targetKey(process, versions),
          ServiceSettings.isReloaded(process) ? units.target() : null,
          orNull(units.requires(process)),
          orNull(units.requisite(process)),
          orNull(units.wants(process, manager)),
          units.after(process, manager),
          orNull(units.before(process)));
    }
  }

  /**
   * The reaction when it has failed for good.
   *
   * @param onFailure the unit to start
   * @param restartMode {@code direct} if that unit would otherwise be started at each failure
   */
  public record Failure(@Nullable SystemdText onFailure, @Nullable String restartMode)
      implements ViewPart {
    static Failure of(ProcessSpec process, SystemdVersions versions) {
      ProcessSpec.Restarts restarts = process.restarts();
      boolean direct =
          restarts.onFailure().isPresent()
              && restarts.policy() != Restart.NEVER
              && ServiceSettings.canRestartDirectly(versions);
      return new Failure(
          restarts
              .onFailure()
              .map(unit -> SystemdText.of(ServiceSettings.handler(unit.value())))
              .orElse(null),
          direct ? "direct" : null);
    }
  }

  /**
   * The user that it runs as, and its rights.
   *
   * @param user none for a user's own manager
   * @param group none for a user's own manager
   * @param umask octal digits
   * @param runtimeDirectory names below /run, separated by spaces
   * @param stateDirectory names below /var/lib, separated by spaces
   * @param capabilities {@code AmbientCapabilities} and {@code CapabilityBoundingSet}
   * @param hardening the settings of the profile of {@code hardening}, in this order
   */
  public record Account(
      @Nullable String user,
      @Nullable String group,
      @Nullable String umask,
      @Nullable SystemdText runtimeDirectory,
      @Nullable SystemdText stateDirectory,
      List<Setting> capabilities,
      List<Setting> hardening)
      implements ViewPart {
    static Account of(ProcessSpec process, Manager manager, RightsSettings rights) {
      ProcessSpec.Account account = process.account();
      boolean isRoot = manager.isRoot();
      return new Account(
          account.user().filter(user -> isRoot).map(Located::value).orElse(null),
          account.group().filter(group -> isRoot).map(Located::value).orElse(null),
          account.umask().orElse(null),
          rights.directories("runtime_directory", account.directories().runtime()).orElse(null),
          rights.directories("state_directory", account.directories().state()).orElse(null),
          rights.capabilities(),
          rights.hardening());
    }
  }

  /**
   * The share of the machine that it gets.
   *
   * @param nice from -20 to 19
   * @param oomScoreAdjust from -1000 to 1000
   * @param limits {@code LimitNOFILE}, {@code MemoryMax} …, in the order of the manifest
   * @param slice the unit that limits the whole group
   */
  public record Resources(
      @Nullable Integer nice,
      @Nullable Integer oomScoreAdjust,
      List<Setting> limits,
      @Nullable String slice)
      implements ViewPart {
    static Resources of(ProcessSpec.Resources resources, LimitSettings limits, SystemdUnits units) {
      return new Resources(
          resources.nice().isPresent() ? resources.nice().getAsInt() : null,
          resources.oomScoreAdjust().isPresent() ? resources.oomScoreAdjust().getAsInt() : null,
          limits.of(resources.limits()),
          units.slice().orElse(null));
    }
  }

  /**
   * The commands, their directory and their environment.
   *
   * @param workingDirectory an absolute path
   * @param environment each {@code NAME=value}
   * @param environmentFiles paths, with {@code -} before it if the file may be absent
   * @param execSearchPath the PATH of the manifest, if systemd looks the program up in it
   * @param execStartPre commands to run first
   * @param execStart the command
   * @param execReload sends the quiet or reload signal
   * @param keepsRuntimeDirectory whether its runtime directory contains a socket
   */
  public record Program(
      @Nullable SystemdText workingDirectory,
      List<SystemdText> environment,
      List<SystemdText> environmentFiles,
      @Nullable SystemdText execSearchPath,
      List<SystemdText> execStartPre,
      SystemdText execStart,
      @Nullable SystemdText execReload,
      boolean keepsRuntimeDirectory)
      implements ViewPart {
    static Program of(ProcessSpec process, SystemdValues values, boolean keepsRuntimeDirectory) {
      ProcessSpec.Program program = process.program();
      return new Program(
          program.directory().map(d -> values.raw(d.value(), d.at())).orElse(null),
          environment(process, values),
          program.envFiles().stream().map(file -> environmentFile(values, file)).toList(),
          values.searchPath().orElse(null),
          program.preStart().stream().map(values::exec).toList(),
          values.exec(program.command()),
          process
              .supervision()
              .reloadSignal()
              .map(signal -> SystemdText.of("/bin/kill -" + signal.name() + " $MAINPID"))
              .orElse(null),
          keepsRuntimeDirectory);
    }

    private static List<SystemdText> environment(ProcessSpec process, SystemdValues values) {
      List<SystemdText> assignments = new ArrayList<>();
      for (EnvVar variable : process.program().env()) {
        assignments.add(values.assignment(variable));
      }
      if (process.program().port().isPresent() && !process.hasInstances()) {
        assignments.add(
            SystemdText.of(
                UnitQuoting.environment(
                    "PORT", Integer.toString(process.program().port().getAsInt()))));
      }
      return assignments;
    }

    private static SystemdText environmentFile(SystemdValues values, EnvFile file) {
      String path = values.rawText(file.path(), file.at());
      return SystemdText.of(file.optional() ? "-" + path : path);
    }
  }

  /**
   * The way it signals that it is up, and the way it is stopped.
   *
   * @param type {@code exec}, up to 239 {@code simple}, {@code notify}, or {@code oneshot} for a
   *     step or a process that runs at times
   * @param remainsActive whether it counts as active when it has ended: a step
   * @param notifyAccess {@code main} if the process sends messages to systemd
   * @param watchdog a time span
   * @param timeoutStart a time span, or {@code infinity}
   * @param killMode {@code mixed}, for 208 {@code control-group}, or {@code process}
   * @param killSignal {@code SIGTERM} …
   * @param timeoutStop a time span
   */
  public record Supervision(
      String type,
      boolean remainsActive,
      @Nullable String notifyAccess,
      @Nullable String watchdog,
      @Nullable String timeoutStart,
      String killMode,
      String killSignal,
      String timeoutStop)
      implements ViewPart {
    static Supervision of(ProcessSpec process, SystemdVersions versions) {
      ProcessSpec.Supervision supervision = process.supervision();
      return new Supervision(
          ServiceSettings.type(process, versions),
          process.activation().isStep(),
          supervision.notifies() || supervision.watchdog().isPresent() ? "main" : null,
          supervision.watchdog().map(ServiceSettings::duration).orElse(null),
          supervision
              .startTimeout()
              .map(ServiceSettings::duration)
              .orElse(process.runsAlways() ? null : ServiceSettings.noTimeout(versions)),
          ServiceSettings.killMode(supervision.kill(), versions),
          "SIG" + supervision.stopSignal().name(),
          ServiceSettings.duration(supervision.stopTimeout()));
    }
  }

  /**
   * The policy for restarts.
   *
   * @param restart {@code on-failure}, {@code always} or {@code no}; none for a step, or a process
   *     that runs at times and is not started again
   * @param restartDelay a time span, if there is such a policy
   * @param successExitStatus codes and signals, separated by spaces
   * @param startLimit the limit of starts
   */
  public record Restarts(
      @Nullable String restart,
      @Nullable String restartDelay,
      @Nullable String successExitStatus,
      StartLimit startLimit)
      implements ViewPart {
    static Restarts of(ProcessSpec process, SystemdVersions versions) {
      Restart policy = ServiceSettings.policy(process, versions);
      boolean isWritten = process.runsAlways() || policy != Restart.NEVER;
      return new Restarts(
          isWritten ? ServiceSettings.restart(policy) : null,
          isWritten ? ServiceSettings.duration(process.restarts().delay()) : null,
          orNull(ServiceSettings.successExit(process)),
          StartLimit.of(process.restarts().limit().filter(l -> policy != Restart.NEVER), versions));
    }
  }

  /**
   * The limit of starts, and its section.
   *
   * @param startLimitOfUnit whether the start limit belongs to {@code [Unit]}; up to 228 it belongs
   *     to {@code [Service]}
   * @param startLimitKey the directive for the interval, {@code StartLimitIntervalSec} or, up to
   *     229, {@code StartLimitInterval}
   * @param startLimitInterval a time span; 0 if restarts are not limited
   * @param startLimitBurst starts in that time: one more than the restarts of {@code restart_limit}
   */
  public record StartLimit(
      boolean startLimitOfUnit,
      String startLimitKey,
      String startLimitInterval,
      @Nullable Integer startLimitBurst)
      implements ViewPart {
    static StartLimit of(Optional<RestartLimit> limit, SystemdVersions versions) {
      return new StartLimit(
          versions.haveSince(Since.START_LIMIT_OF_UNIT),
          ServiceSettings.startLimitKey(versions),
          limit.map(l -> ServiceSettings.duration(l.within())).orElse("0"),
          // systemd counts starts, including the first; the manifest counts restarts.
          limit.map(l -> l.restarts() + 1).orElse(null));
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

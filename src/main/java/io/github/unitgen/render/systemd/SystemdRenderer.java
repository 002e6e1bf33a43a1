package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.EnvFile;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.ExitStatus;
import io.github.unitgen.manifest.Hardening;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Resource;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.render.systemd.ServiceView.Setting;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes the views of a group for systemd, for the system or for a user's own manager. */
public final class SystemdRenderer {
  private final Manifest manifest;
  private final boolean user;
  private final SystemdUnits units;
  private final List<Diagnostic> problems = new ArrayList<>();

  public SystemdRenderer(Manifest manifest, boolean user) {
    this.manifest = manifest;
    this.user = user;
    this.units = new SystemdUnits(manifest);
  }

  /** What the views made so far could not carry or keep. */
  public List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** The view of the target. */
  public TargetView target() {
    String wantedBy =
        manifest
            .wantedBy()
            .map(Located::value)
            .orElse(user ? "default.target" : "multi-user.target");
    if (user && wantedBy.equals("multi-user.target")) {
      manifest
          .wantedBy()
          .ifPresent(
              at ->
                  problems.add(
                      ManifestRule.NOT_CARRIED.error(
                          at.at(),
                          "a user's manager has no multi-user.target",
                          "leave `wanted_by` out: default.target starts the group")));
    }
    checkOwnUnits(units.target());
    List<String> wants = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      List<String> members = units.members(process);
      if (!members.isEmpty()) {
        wants.add(String.join(" ", members));
      }
    }
    return new TargetView(manifest.description().orElse(manifest.name().value()), wants, wantedBy);
  }

  private void checkOwnUnits(String unit) {
    if (SystemUnits.contains(unit)) {
      problems.add(
          ManifestRule.FILE_COLLISION.error(
              manifest.name().at(),
              unit + " is one of systemd's own units",
              "choose another name, or set `prefix`"));
    }
  }

  /** The view of a process. */
  public ServiceView service(ProcessSpec process) {
    SystemdValues values = new SystemdValues(process, problems);
    checkOwnUnits(units.file(process));
    report(process);
    Text description =
        process.hasInstances()
            ? new Text(List.of(new Text.Literal(process.description() + " "), new Text.Instance()))
            : Text.of(process.description());
    boolean never = process.restart() == Restart.NEVER || process.restartLimit().isEmpty();
    return new ServiceView(
        values.raw(description, process.at("description")),
        process.documentation(),
        units.target(),
        orNull(units.requires(process)),
        units.after(process, user),
        orNull(units.before(process)),
        never ? "0" : process.restartLimit().map(l -> duration(l.within())).orElse("0"),
        // systemd counts starts, the first one too; the manifest counts restarts.
        never ? null : process.restartLimit().map(l -> l.restarts() + 1).orElse(null),
        process.notifies() ? "notify" : "exec",
        process.notifies() || process.watchdog().isPresent() ? "main" : null,
        user ? null : process.user().map(Located::value).orElse(null),
        user ? null : process.group().map(Located::value).orElse(null),
        process.directory().map(d -> values.raw(d.value(), d.at())).orElse(null),
        process.umask().orElse(null),
        process.nice().isPresent() ? process.nice().getAsInt() : null,
        process.oomScoreAdjust().isPresent() ? process.oomScoreAdjust().getAsInt() : null,
        process.limits().stream().map(SystemdRenderer::limit).toList(),
        environment(process, values),
        process.envFiles().stream().map(file -> environmentFile(values, file)).toList(),
        values.searchPath().orElse(null),
        process.preStart().stream().map(values::exec).toList(),
        values.exec(process.command()),
        process
            .reloadSignal()
            .map(signal -> SystemdText.of("/bin/kill -" + signal.name() + " $MAINPID"))
            .orElse(null),
        "SIG" + process.stopSignal().name(),
        duration(process.stopTimeout()),
        switch (process.restart()) {
          case ON_FAILURE -> "on-failure";
          case ALWAYS -> "always";
          case NEVER -> "no";
        },
        duration(process.restartDelay()),
        orNull(successExit(process)),
        process.watchdog().map(SystemdRenderer::duration).orElse(null),
        SystemdText.of(process.hasInstances() ? "%p-%i" : "%p"),
        user ? List.of() : HardeningSettings.of(process));
  }

  private static List<SystemdText> environment(ProcessSpec process, SystemdValues values) {
    List<SystemdText> assignments = new ArrayList<>();
    for (EnvVar variable : process.env()) {
      assignments.add(values.assignment(variable));
    }
    if (process.port().isPresent() && !process.hasInstances()) {
      assignments.add(
          SystemdText.of(
              UnitQuoting.environment("PORT", Integer.toString(process.port().getAsInt()))));
    }
    return assignments;
  }

  private static SystemdText environmentFile(SystemdValues values, EnvFile file) {
    String path = values.rawText(file.path(), file.at());
    return SystemdText.of(file.optional() ? "-" + path : path);
  }

  private static Setting limit(Limit limit) {
    Resource resource = limit.resource();
    String key =
        switch (resource) {
          case MEMORY -> "MemoryMax";
          case TASKS -> "TasksMax";
          case CPU -> "CPUQuota";
          default -> "Limit" + resource.rlimit();
        };
    String soft = number(resource, limit.soft()) + (limit.percent() ? "%" : "");
    String hard = number(resource, limit.hard()) + (limit.percent() ? "%" : "");
    String value = soft.equals(hard) ? soft : soft + ":" + hard;
    return new Setting(key, SystemdText.of(value));
  }

  /** The largest unit that leaves a whole number; powers of 1024 (systemd.exec(5)). */
  private static String number(Resource resource, OptionalLong value) {
    if (value.isEmpty()) {
      return "infinity";
    }
    long number = value.getAsLong();
    boolean bytes =
        resource.unit() == Resource.Unit.BYTES || resource.unit() == Resource.Unit.GROUP_BYTES;
    int power = 0;
    while (bytes && power < 4 && number > 0 && number % 1024 == 0) {
      number /= 1024;
      power++;
    }
    return number + (power == 0 ? "" : "KMGT".substring(power - 1, power));
  }

  private static String successExit(ProcessSpec process) {
    List<String> words = new ArrayList<>();
    for (ExitStatus status : process.successExit()) {
      words.add(
          status instanceof ExitStatus.Code code
              ? Integer.toString(code.code())
              : "SIG" + ((ExitStatus.BySignal) status).signal().name());
    }
    return String.join(" ", words);
  }

  /** What this target does not keep, and what a reader of the files should know. */
  private void report(ProcessSpec process) {
    if (!user) {
      if (process.user().isEmpty()) {
        problems.add(
            ManifestRule.RUNS_AS_ROOT.warning(
                process.name().at(),
                "`" + process.name().value() + "` runs as root: it has no `user`",
                "name a user, or write `user: root` if it must"));
      }
      return;
    }
    for (String key : List.of("user", "group")) {
      if (process.sets(key)) {
        notKept(process, key, "under systemd-user all runs as the user of the manager");
      }
    }
    if (process.hardening() != Hardening.NONE) {
      notKept(process, "hardening", "a user's manager has no right to confine a service");
    }
    if (process.nice().orElse(0) < 0) {
      notKept(process, "nice", "a user's manager may not raise the priority: the start can fail");
    }
    if (process.oomScoreAdjust().orElse(0) < 0) {
      notKept(process, "oom_score_adjust", "a user's manager may not lower it: the start can fail");
    }
    for (Dependency dependency : system(process)) {
      if (!dependency.name().contains("@")) {
        problems.add(
            ManifestRule.NOT_KEPT.info(
                dependency.at(),
                "a user's manager sees only its own units",
                "this names a unit of the user, not of the system"));
      }
    }
  }

  private static List<Dependency> system(ProcessSpec process) {
    List<Dependency> all = new ArrayList<>(process.after());
    all.addAll(process.before());
    all.addAll(process.requires());
    return all.stream().filter(d -> !d.ofGroup()).toList();
  }

  private void notKept(ProcessSpec process, String key, String message) {
    problems.add(ManifestRule.NOT_KEPT.warning(process.at(key), message, ""));
  }

  private static String duration(Duration duration) {
    return SystemdValues.duration(duration);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The process that renders {@code file}, if it is one of this group's. */
  public Optional<ProcessSpec> process(String file) {
    return manifest.processes().stream().filter(p -> units.file(p).equals(file)).findFirst();
  }
}

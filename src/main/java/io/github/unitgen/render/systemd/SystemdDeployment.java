package io.github.unitgen.render.systemd;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.deploy.Deployment;
import io.github.unitgen.render.deploy.Permission;
import io.github.unitgen.render.deploy.Privileged;
import io.github.unitgen.render.deploy.RubyText;
import io.github.unitgen.render.deploy.TaskNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A deployment on systemd, as proven on 252: members are named, so that a failure shows. */
final class SystemdDeployment implements Deployment {
  private final Manifest manifest;
  private final Manager manager;
  private final String target;
  private final List<String> members = new ArrayList<>();
  private final List<String> timers = new ArrayList<>();
  private final List<String> sockets = new ArrayList<>();
  private final List<String> workers = new ArrayList<>();
  private final List<String> mayEnd = new ArrayList<>();

  SystemdDeployment(Manifest manifest, Manager manager) {
    this.manifest = manifest;
    this.manager = manager;
    SystemdUnits units = new SystemdUnits(manifest);
    this.target = units.target();
    for (ProcessSpec process : manifest.processes()) {
      List<String> ofProcess = units.members(process);
      members.addAll(ofProcess);
      if (Deployment.quietSignal(process).isPresent()) {
        workers.addAll(units.services(process));
      }
      if (process.activation().schedule().isPresent()) {
        timers.addAll(ofProcess);
      }
      if (process.activation().sockets().isPresent()) {
        sockets.add(units.socket(process));
      }
      mayEnd.addAll(ofProcess);
      mayEnd.removeAll(units.lasting(process));
    }
  }

  @Override
  public String template() {
    return "capistrano/systemd.rake.ftl";
  }

  @Override
  public SystemdTasks tasks() {
    List<String> none = List.of();
    return new SystemdTasks(
        TaskNames.of(manifest.group()),
        !manager.isRoot(),
        new SystemdTasks.Members(members, timers, sockets, workers, mayEnd),
        new SystemdTasks.Commands(
            asked("is-active", "--quiet"),
            asked(SystemdUnits.SHOW_STATE.toArray(new String[0])),
            run("reload", none),
            run("reset-failed", none),
            run("restart", restartedGroup()),
            run("start", List.of(target)),
            run("stop", List.of(target)),
            // Never through sudo: a pager of root offers a root shell.
            asked("--no-pager", "status", target)));
  }

  @Override
  public List<Permission> permissions() {
    List<Permission> permissions = new ArrayList<>();
    if (!workers.isEmpty()) {
      permissions.add(
          new Permission(
              "Tell the workers to accept no new jobs.",
              workers.stream().map(worker -> systemctl("reload", List.of(worker))).toList()));
    }
    List<String> forgotten = members.stream().filter(unit -> !timers.contains(unit)).toList();
    List<String> restarted = new ArrayList<>(restartedGroup());
    forgotten.stream().filter(unit -> !sockets.contains(unit)).forEach(restarted::add);
    if (!forgotten.isEmpty()) {
      permissions.add(
          new Permission(
              "Manual starts count towards the start limit: reset it first.",
              List.of(systemctl("reset-failed", forgotten))));
    }
    permissions.add(
        new Permission(
            "Name all units, so that a failed one shows.",
            List.of(
                systemctl("restart", restarted),
                systemctl("start", withTarget(members)),
                systemctl("stop", withTarget(members)))));
    return permissions;
  }

  /**
   * Returns the group to restart; empty if the target would also restart the sockets, which loses
   * connections.
   */
  private List<String> restartedGroup() {
    boolean closes =
        !sockets.isEmpty() && !manifest.systemd().haveSince(Since.STOP_PROPAGATED_FROM);
    return closes ? List.of() : List.of(target);
  }

  private List<String> withTarget(List<String> units) {
    return Stream.concat(Stream.of(target), units.stream()).toList();
  }

  /**
   * Returns a call of systemctl in /bin, which systems without a merged /usr use; elsewhere /bin is
   * a link.
   */
  private static Privileged systemctl(String verb, List<String> names) {
    return Privileged.root(
        Stream.concat(Stream.of("/bin/systemctl", verb), names.stream()).toList());
  }

  private RubyText run(String verb, List<String> names) {
    return manager.isRoot()
        ? RubyText.words(systemctl(verb, names).call())
        : asked(Stream.concat(Stream.of(verb), names.stream()).toArray(String[]::new));
  }

  /** Returns a command that runs without sudo. */
  private RubyText asked(String... words) {
    Stream<String> systemctl = Stream.of(manager.systemctl().split(" "));
    return RubyText.words(Stream.concat(systemctl, Stream.of(words)).toList());
  }
}

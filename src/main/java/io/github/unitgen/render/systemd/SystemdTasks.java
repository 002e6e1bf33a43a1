package io.github.unitgen.render.systemd;

import io.github.unitgen.render.deploy.RubyText;
import io.github.unitgen.render.deploy.TaskNames;
import io.github.unitgen.render.template.ViewPart;
import java.util.List;

/**
 * The view that {@code capistrano/systemd.rake.ftl} sees as {@code deploy}: the components of all
 * parts.
 *
 * @param names the names of tasks and variables
 * @param ofUser whether a user's own manager runs the group
 * @param members the units of the group
 * @param commands the commands of the tasks
 */
public record SystemdTasks(TaskNames names, boolean ofUser, Members members, Commands commands) {

  /**
   * Units of the group.
   *
   * @param members every unit that the group starts, except the target
   * @param timers the units that start processes at their times, which a restart leaves alone
   * @param sockets the units that hold connections, which a restart leaves open
   * @param workers the units of processes with a {@code quiet_signal}
   * @param mayEnd the units of steps and of processes with {@code restart: never}
   */
  public record Members(
      List<String> members,
      List<String> timers,
      List<String> sockets,
      List<String> workers,
      List<String> mayEnd)
      implements ViewPart {
    public Members {
      members = List.copyOf(members);
      timers = List.copyOf(timers);
      sockets = List.copyOf(sockets);
      workers = List.copyOf(workers);
      mayEnd = List.copyOf(mayEnd);
    }
  }

  /**
   * Commands without the name of the member, or the names of the members, that they are for.
   *
   * @param isActive asks whether a unit is active
   * @param show asks whether several units are active, and since when
   * @param reload quiets a unit
   * @param resetFailed resets the start counts of all members; without a name it would be those of
   *     the whole system
   * @param restart with the target, unless that would close the sockets; lacks the members
   * @param start with the target, lacks the members
   * @param stop with the target, lacks the members
   * @param status with the target, lacks the members; never through sudo
   */
  public record Commands(
      RubyText isActive,
      RubyText show,
      RubyText reload,
      RubyText resetFailed,
      RubyText restart,
      RubyText start,
      RubyText stop,
      RubyText status)
      implements ViewPart {}
}

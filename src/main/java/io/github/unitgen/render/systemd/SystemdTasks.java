package io.github.unitgen.render.systemd;

import io.github.unitgen.render.deploy.RubyText;
import io.github.unitgen.render.deploy.TaskNames;
import io.github.unitgen.render.template.ViewPart;
import java.util.List;

/**
 * What {@code capistrano/systemd.rake.ftl} sees as {@code deploy}: the components of all parts.
 *
 * @param ofUser whether a user's own manager runs the group
 */
public record SystemdTasks(TaskNames names, boolean ofUser, Members members, Commands commands) {

  /**
   * Units of the group.
   *
   * @param members every unit that the group starts, except the target
   * @param timers those that start processes at their times, which a restart leaves alone
   * @param sockets those that hold connections, which a restart leaves open
   * @param workers those of processes with a {@code quiet_signal}
   * @param mayEnd those of steps and of processes with {@code restart: never}
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
   * Each lacks the names of the members, or of the one, that it is for.
   *
   * @param isActive asks for one
   * @param show tells of several whether they are active, and since when
   * @param reload quiets one
   * @param resetFailed forgets the starts of all; without a name it would be those of the whole
   *     system
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

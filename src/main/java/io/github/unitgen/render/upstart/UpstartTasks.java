package io.github.unitgen.render.upstart;

import io.github.unitgen.render.deploy.RubyText;
import io.github.unitgen.render.deploy.TaskNames;
import io.github.unitgen.render.template.ViewPart;
import java.util.List;

/**
 * The view that {@code capistrano/upstart.rake.ftl} sees as {@code deploy}: the components of all
 * parts.
 *
 * @param names the names of tasks and variables
 * @param members the jobs and instances of the group
 * @param commands the commands of the tasks
 * @param kills the workers whose signal reload does not send
 */
public record UpstartTasks(TaskNames names, Members members, Commands commands, List<Kill> kills) {

  /**
   * Words that name jobs or instances.
   *
   * @param members every permanent job or instance that the group starts
   * @param workers those with a {@code quiet_signal} that can be sent
   * @param mayEnd those of processes with {@code restart: never}
   * @param steps the jobs that run to their end before others, in their order
   */
  public record Members(
      List<RubyText> members, List<RubyText> workers, List<RubyText> mayEnd, List<RubyText> steps)
      implements ViewPart {}

  /**
   * Commands without the member that they are for.
   *
   * @param status lacks the job
   * @param start lacks the job
   * @param stop lacks the job
   * @param reload lacks the job
   */
  public record Commands(RubyText status, RubyText start, RubyText stop, RubyText reload)
      implements ViewPart {}

  /**
   * A worker whose signal reload does not send.
   *
   * @param worker the member
   * @param command lacks the number of the process
   */
  public record Kill(RubyText worker, RubyText command) {}
}

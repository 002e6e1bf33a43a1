package io.github.unitgen.render.upstart;

import io.github.unitgen.render.deploy.RubyText;
import io.github.unitgen.render.deploy.TaskNames;
import io.github.unitgen.render.template.ViewPart;
import java.util.List;

/**
 * What {@code capistrano/upstart.rake.ftl} sees as {@code deploy}: the components of all parts.
 *
 * @param kills the workers whose signal reload does not send
 */
public record UpstartTasks(TaskNames names, Members members, Commands commands, List<Kill> kills) {

  /**
   * Each is the words that name a job, or an instance of one.
   *
   * @param members every job or instance that the group starts, and that stays
   * @param workers those with a {@code quiet_signal} that can be sent
   * @param mayEnd those of processes with {@code restart: never}
   * @param steps the jobs that run to their end before others, in their order
   */
  public record Members(
      List<RubyText> members, List<RubyText> workers, List<RubyText> mayEnd, List<RubyText> steps)
      implements ViewPart {}

  /**
   * Each lacks the member that it is for.
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

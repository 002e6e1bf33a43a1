package io.github.unitgen.render.upstart;

import io.github.unitgen.render.deploy.RubyText;
import java.util.List;

/**
 * What {@code capistrano/upstart.rake.ftl} sees as {@code deploy}. A member is the words that name
 * a job, or an instance of one; a command lacks them.
 */
public record UpstartTasks(
    String group,
    RubyText rolesVariable,
    RubyText settleVariable,
    List<RubyText> members,
    List<RubyText> workers,
    List<RubyText> mayEnd,
    RubyText status,
    RubyText start,
    RubyText stop,
    RubyText reload,
    List<Kill> kills) {

  /** A worker whose signal reload does not send; the command lacks the number of its process. */
  public record Kill(RubyText worker, RubyText command) {}
}

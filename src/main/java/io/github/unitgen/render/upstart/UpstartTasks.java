package io.github.unitgen.render.upstart;

import io.github.unitgen.render.deploy.RubyText;
import io.github.unitgen.render.deploy.TaskNames;
import io.github.unitgen.render.template.ViewPart;
import java.util.List;

/** What {@code capistrano/upstart.rake.ftl} sees as {@code deploy}: the components of all parts. */
public record UpstartTasks(TaskNames names, Members members, Commands commands, List<Kill> kills) {

  /** Each is the words that name a job, or an instance of one. */
  public record Members(List<RubyText> members, List<RubyText> workers, List<RubyText> mayEnd)
      implements ViewPart {}

  /** Each lacks the member that it is for. */
  public record Commands(RubyText status, RubyText start, RubyText stop, RubyText reload)
      implements ViewPart {}

  /** A worker whose signal reload does not send; the command lacks the number of its process. */
  public record Kill(RubyText worker, RubyText command) {}
}

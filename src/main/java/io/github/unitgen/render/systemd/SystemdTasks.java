package io.github.unitgen.render.systemd;

import io.github.unitgen.render.deploy.RubyText;
import io.github.unitgen.render.deploy.TaskNames;
import io.github.unitgen.render.template.ViewPart;
import java.util.List;

/** What {@code capistrano/systemd.rake.ftl} sees as {@code deploy}: the components of all parts. */
public record SystemdTasks(
    TaskNames names, RubyText settle, boolean ofUser, Members members, Commands commands) {

  /** Units of the group. */
  public record Members(List<String> members, List<String> workers, List<String> mayEnd)
      implements ViewPart {
    public Members {
      members = List.copyOf(members);
      workers = List.copyOf(workers);
      mayEnd = List.copyOf(mayEnd);
    }
  }

  /** Each lacks the names of the members, or of the one, that it is for. */
  public record Commands(
      RubyText isActive,
      RubyText reload,
      RubyText resetFailed,
      RubyText restart,
      RubyText start,
      RubyText stop,
      RubyText status)
      implements ViewPart {}
}

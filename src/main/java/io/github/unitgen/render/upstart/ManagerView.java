package io.github.unitgen.render.upstart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code upstart/manager.conf.ftl} sees as {@code group}. {@code members} stand in the order
 * in which they are started; a text is quoted where it is printed.
 */
public record ManagerView(
    String description,
    UpstartText startOn,
    UpstartText stopOn,
    List<Count> counts,
    List<Member> members) {

  /** How many instances of a process are started, and the variable that says so. */
  public record Count(String variable, int number) {}

  /** A job to start; {@code variable} holds the number of its instances, null where it has none. */
  public record Member(String job, @Nullable String variable) {}
}

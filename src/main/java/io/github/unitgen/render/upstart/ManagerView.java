package io.github.unitgen.render.upstart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code upstart/manager.conf.ftl} sees as {@code group}. A text is quoted where it is
 * printed.
 *
 * @param description what the group is, else its name
 * @param startOn an event expression
 * @param stopOn an event expression
 * @param counts one for each process with instances
 * @param members the jobs in the order of their start
 */
public record ManagerView(
    String description,
    UpstartText startOn,
    UpstartText stopOn,
    List<Count> counts,
    List<Member> members) {

  /**
   * How many instances of a process are started.
   *
   * @param variable {@code NUM_SIDEKIQ}
   * @param number how many instances are started
   */
  public record Count(String variable, int number) {}

  /**
   * A job to start.
   *
   * @param job its name
   * @param variable holds the number of its instances
   */
  public record Member(String job, @Nullable String variable) {}
}

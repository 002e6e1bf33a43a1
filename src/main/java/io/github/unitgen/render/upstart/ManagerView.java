package io.github.unitgen.render.upstart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view that {@code upstart/manager.conf.ftl} sees as {@code group}. A text is quoted where it
 * is printed.
 *
 * @param description the description of the group, or its name
 * @param startOn an event expression
 * @param stopOn an event expression
 * @param counts one for each process with instances whose number is not written out in the script
 * @param preStartScript lines that start the members
 * @param postStopExec the command that stops the members that others require, if one level suffices
 * @param postStopScript the same in lines, if there are several levels; at most one of the two is
 *     set
 */
public record ManagerView(
    String description,
    UpstartText startOn,
    UpstartText stopOn,
    List<Count> counts,
    UpstartText preStartScript,
    @Nullable UpstartText postStopExec,
    @Nullable UpstartText postStopScript) {

  /**
   * The number of instances of a process.
   *
   * @param variable {@code NUM_SIDEKIQ}
   * @param number how many instances are started
   */
  public record Count(String variable, int number) {}
}

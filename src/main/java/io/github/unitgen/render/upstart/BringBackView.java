package io.github.unitgen.render.upstart;

/**
 * The view that {@code upstart/requires.conf.ftl} sees as {@code job}: the task that restarts jobs
 * that were stopped because a process that they require was stopped.
 *
 * @param description the purpose of the job
 * @param startOn an event expression
 * @param instance one for each event, so that an event is not lost while another is handled
 * @param script lines to run
 */
public record BringBackView(
    String description, UpstartText startOn, UpstartText instance, UpstartText script) {}

package io.github.unitgen.render.upstart;

/**
 * What {@code upstart/requires.conf.ftl} sees as {@code job}: the task that starts again what has
 * been stopped because a process that it requires was.
 *
 * @param description what the job does
 * @param startOn an event expression
 * @param instance one for each event, so that none is lost while another is handled
 * @param script lines to run
 */
public record BringBackView(
    String description, UpstartText startOn, UpstartText instance, UpstartText script) {}

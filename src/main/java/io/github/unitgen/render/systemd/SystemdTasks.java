package io.github.unitgen.render.systemd;

import io.github.unitgen.render.deploy.RubyText;
import java.util.List;

/**
 * What {@code capistrano/systemd.rake.ftl} sees as {@code deploy}. A command lacks the names of the
 * members, or of the one, that it is for.
 */
public record SystemdTasks(
    String group,
    RubyText rolesVariable,
    RubyText settleVariable,
    RubyText settle,
    boolean ofUser,
    List<String> members,
    List<String> workers,
    List<String> mayEnd,
    RubyText isActive,
    RubyText reload,
    RubyText resetFailed,
    RubyText restart,
    RubyText start,
    RubyText stop,
    RubyText status) {}

package io.github.unitgen.render.deploy;

import io.github.unitgen.render.template.ViewPart;

/**
 * The names of tasks and of the Capistrano variables that they read.
 *
 * @param group the name of the group, which is the namespace of the tasks
 * @param rolesVariable the symbol of the variable with the roles: {@code :workers_roles}
 * @param settleVariable the symbol of the variable with the seconds: {@code :workers_settle}
 */
public record TaskNames(String group, RubyText rolesVariable, RubyText settleVariable)
    implements ViewPart {
  /** Returns the names for a group. */
  public static TaskNames of(String group) {
    return new TaskNames(
        group, RubyText.variable(group, "_roles"), RubyText.variable(group, "_settle"));
  }
}

package io.github.unitgen.render.deploy;

import io.github.unitgen.render.template.ViewPart;

/**
 * What tasks are called, and the variables of Capistrano that they ask.
 *
 * @param group the name of the group, which the tasks are under
 * @param rolesVariable the symbol of the variable with the roles: {@code :workers_roles}
 * @param settleVariable the symbol of the variable with the seconds: {@code :workers_settle}
 */
public record TaskNames(String group, RubyText rolesVariable, RubyText settleVariable)
    implements ViewPart {
  /** Those of a group. */
  public static TaskNames of(String group) {
    return new TaskNames(
        group, RubyText.variable(group, "_roles"), RubyText.variable(group, "_settle"));
  }
}

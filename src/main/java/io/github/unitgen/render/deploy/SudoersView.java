package io.github.unitgen.render.deploy;

import java.util.ArrayList;
import java.util.List;

/**
 * The view that {@code sudoers/rules.ftl} sees as {@code sudoers}.
 *
 * @param user the user that deploys
 * @param rules one for each reason and user
 */
public record SudoersView(SudoersText user, List<Rule> rules) {
  /**
   * The commands that may be run as one user for one reason.
   *
   * @param why one line
   * @param runAs the user that the commands run as
   * @param commands with all their words
   */
  public record Rule(SudoersText why, SudoersText runAs, List<SudoersText> commands) {}

  static SudoersView of(Deployment deployment, String deployer) {
    List<Rule> rules = new ArrayList<>();
    for (Permission permission : deployment.permissions()) {
      Privileged first = permission.commands().get(0);
      rules.add(
          new Rule(
              SudoersText.of(permission.why()),
              SudoersText.user(first.user()),
              permission.commands().stream()
                  .flatMap(command -> command.allowed().stream())
                  .toList()));
    }
    return new SudoersView(SudoersText.user(deployer), List.copyOf(rules));
  }
}

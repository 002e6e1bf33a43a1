package io.github.unitgen.render.deploy;

import java.util.List;

/** Commands that are allowed for one reason, all as the same user. */
public record Permission(String why, List<Privileged> commands) {
  public Permission {
    commands = List.copyOf(commands);
  }
}

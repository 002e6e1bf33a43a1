package io.github.unitgen.report;

import java.util.List;
import java.util.Optional;

/**
 * The output of {@code --format sh}: the commands as a script for {@code sh}, which ends with the
 * first of them that fails.
 *
 * @param notes for the reader, each one line
 * @param commands each a text for a shell
 * @param check fails unless all that was applied runs; empty where there is nothing to check
 */
public record CommandScript(List<String> notes, List<String> commands, Optional<String> check) {

  /** The script, with a line break at its end. Without commands it does nothing. */
  public String text() {
    StringBuilder script = new StringBuilder("#!/bin/sh\nset -e\n");
    notes.forEach(note -> script.append("# ").append(note).append('\n'));
    if (commands.isEmpty()) {
      return script.append("# Nothing to apply.\n").toString();
    }
    commands.forEach(command -> script.append(command).append('\n'));
    check.ifPresent(
        text ->
            script
                .append("# Fails unless every member runs and stays up for five seconds.\n")
                .append(text)
                .append('\n'));
    return script.toString();
  }
}

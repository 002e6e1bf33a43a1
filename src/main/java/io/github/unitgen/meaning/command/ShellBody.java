package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellScan;

/**
 * A text of a file that a shell reads: a script block, the line of an exec stanza, the word behind
 * {@code sh -c}, a here-document of a shell. {@code errexit}: the shell has been started with
 * {@code -e}. {@code exact}: it reads these letters, and no other shell has put values into them;
 * {@code expanded}: if there is anything to put in, it is another shell that does it, else systemd.
 */
public record ShellBody(
    Phase phase,
    Kind kind,
    Shell shell,
    String text,
    ShellScan scan,
    boolean errexit,
    boolean exact,
    boolean expanded,
    Places places) {

  /** How the text gets to the shell. */
  public enum Kind {
    SCRIPT,
    /** The line of an exec stanza, without the {@code exec} that Upstart puts in front. */
    EXEC,
    ARGUMENT,
    DOCUMENT
  }

  /** Which shell it is. */
  public enum Shell {
    /** /bin/sh: dash or bash, by the system. */
    SH,
    BASH,
    /** Another one, or one that the file does not tell, such as that of su. */
    OTHER;

    static Shell of(String program) {
      return switch (program) {
        case "sh", "dash", "ash" -> SH;
        case "bash", "rbash" -> BASH;
        default -> OTHER;
      };
    }
  }

  /** Where a range of the text stands in the file. */
  public Span at(Span inText) {
    return places.of(inText);
  }
}

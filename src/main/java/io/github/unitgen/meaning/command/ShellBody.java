package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellScan;

/**
 * A text of a file that a shell reads: a script block, the line of an exec stanza, the word after
 * {@code sh -c}, a here-document of a shell.
 *
 * @param phase the phase in which it runs
 * @param kind the way in which the shell gets it
 * @param shell the shell
 * @param text the text
 * @param scan the commands of the text
 * @param errexit whether the shell is started with {@code -e}
 * @param exact whether the shell reads exactly these letters, into which no other shell inserted
 *     values
 * @param expanded whether another shell inserts the values, if there are any; otherwise systemd
 *     does
 * @param places the places of the letters in the file
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

  /** The way in which a shell gets a text. */
  public enum Kind {
    SCRIPT,
    /** The line of an exec stanza, without the {@code exec} that Upstart inserts before it. */
    EXEC,
    ARGUMENT,
    DOCUMENT
  }

  /** The shell that reads a text. */
  public enum Shell {
    /** /bin/sh, which is dash or bash depending on the system. */
    SH,
    BASH,
    /** Another one, or one that the file does not show, such as that of su. */
    OTHER;

    static Shell of(String program) {
      return switch (program) {
        case "sh", "dash", "ash" -> SH;
        case "bash", "rbash" -> BASH;
        default -> OTHER;
      };
    }
  }

  /** Returns the place in the file of a range of the text. */
  public Span at(Span inText) {
    return places.of(inText);
  }
}

package io.github.unitgen.meaning.command;

/** The phase in which a command runs. */
public enum Phase {
  /** The process that the init supervises. */
  MAIN,
  PRE_START,
  POST_START,
  RELOAD,
  /** Before or instead of the signal: {@code ExecStop=}, {@code pre-stop}. */
  STOP,
  POST_STOP
}

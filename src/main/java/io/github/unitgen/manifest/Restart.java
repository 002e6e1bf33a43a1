package io.github.unitgen.manifest;

/** When the init starts a process again by itself. */
public enum Restart {
  /** Not after exit 0, death by TERM, INT, HUP or PIPE, or a {@code success_exit}. */
  ON_FAILURE,
  ALWAYS,
  NEVER
}

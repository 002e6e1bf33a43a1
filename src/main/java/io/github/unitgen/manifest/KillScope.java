package io.github.unitgen.manifest;

/** Who gets KILL when the time to stop is over: all of the process's own, or it alone. */
public enum KillScope {
  GROUP,
  MAIN
}

package io.github.unitgen.manifest;

/** How much of the system a process is kept from. */
public enum Hardening {
  NONE,
  SAFE,
  STRICT,
  TIGHT
}

package io.github.unitgen.posix;

/** The bits of a mode, with the names of {@code PosixFilePermission}, the highest first. */
public enum Permission {
  OWNER_READ,
  OWNER_WRITE,
  OWNER_EXECUTE,
  GROUP_READ,
  GROUP_WRITE,
  GROUP_EXECUTE,
  OTHERS_READ,
  OTHERS_WRITE,
  OTHERS_EXECUTE
}

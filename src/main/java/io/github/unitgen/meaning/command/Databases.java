package io.github.unitgen.meaning.command;

import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Set;

/** Knows the servers that may have to write for longer than anyone can tell before they end. */
public final class Databases {
  private static final Set<String> NAMES =
      Set.of(
          "mysqld",
          "mariadbd",
          "mysqld_safe",
          "mariadbd-safe",
          "postgres",
          "pg_ctl",
          "pg_ctlcluster",
          "mongod",
          "redis-server",
          "redis-sentinel",
          "valkey-server",
          "valkey-sentinel",
          "keydb-server");

  private Databases() {}

  /** Whether the main process is one of them. */
  public static boolean runs(UnitInput unit) {
    for (Started started : Commands.of(unit).main()) {
      if (NAMES.contains(started.program())) {
        return true;
      }
    }
    return false;
  }
}

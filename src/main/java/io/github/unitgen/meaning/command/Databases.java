package io.github.unitgen.meaning.command;

import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Set;

/** Recognizes servers that may have to write for an unknown time before they end. */
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
          "redict-server",
          "redict-sentinel",
          "keydb-server");

  /**
   * The names of their units in distributions and in their own packages, including caches and
   * brokers.
   */
  private static final Set<String> UNITS =
      Set.of(
          "mysql",
          "mysqld",
          "mariadb",
          "postgresql",
          "redis",
          "redis-server",
          "valkey",
          "valkey-server",
          "redict",
          "redict-server",
          "mongod",
          "mongodb",
          "memcached",
          "rabbitmq-server",
          "elasticsearch",
          "opensearch",
          "influxdb",
          "clickhouse-server",
          "couchdb",
          "cassandra",
          "kafka",
          "zookeeper");

  private Databases() {}

  /** Whether a unit of that name is one of them, also with a version or an instance in the name. */
  public static boolean isUnit(String unit) {
    if (!unit.endsWith(".service")) {
      return false;
    }
    String stem = unit.substring(0, unit.length() - ".service".length());
    int at = stem.indexOf('@');
    String name = at < 0 ? stem : stem.substring(0, at);
    int end = name.length();
    while (end > 0 && "0123456789.-".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    return UNITS.contains(name.substring(0, end));
  }

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

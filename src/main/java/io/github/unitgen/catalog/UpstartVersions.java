package io.github.unitgen.catalog;

/**
 * The versions of Upstart that a file is for, from {@code oldest} to {@code newest}. No stanza was
 * removed since 0.6.5, so the oldest one decides.
 */
public record UpstartVersions(Version oldest, Version newest) {
  /** The oldest Upstart that jobs are written for, which is that of RHEL 6 and Ubuntu 10.04. */
  public static final Version OLDEST = Version.of(0, 6, 5);

  /** The last release. */
  public static final Version LAST = Version.of(1, 13, 2);

  /** The default: the last release. */
  public static final UpstartVersions NEWEST = new UpstartVersions(LAST, LAST);

  /** Whether this is only the last release, which may use all that is known. */
  public boolean areNewest() {
    return !oldest.isBefore(LAST);
  }

  /** Whether all of them know {@code stanza}. */
  public boolean know(Stanza stanza) {
    return !oldest.isBefore(stanza.since());
  }

  /** Formats the versions for readers: {@code Upstart 1.5}, {@code Upstart 0.6.5 to 1.5}. */
  @Override
  public String toString() {
    return "Upstart " + oldest + (oldest.compareTo(newest) == 0 ? "" : " to " + newest);
  }

  /** Stanzas that were added after 0.6.5, with their version (Upstart's NEWS). */
  public enum Stanza {
    MANUAL("manual", "0.6.7"),
    DEBUG("debug", "0.6.7"),
    KILL_SIGNAL("kill signal", "1.3"),
    OOM_SCORE("oom score", "1.3"),
    CONSOLE_LOG("console log", "1.4"),
    SETUID("setuid", "1.4"),
    SETGID("setgid", "1.4"),
    USAGE("usage", "1.5"),
    APPARMOR("apparmor", "1.9"),
    RELOAD_SIGNAL("reload signal", "1.10"),
    CGROUP("cgroup", "1.13");

    private final String written;
    private final String since;

    Stanza(String written, String since) {
      this.written = written;
      this.since = since;
    }

    /** Returns the words that the stanza begins with. */
    public String written() {
      return written;
    }

    /** Returns the first version that knows it. */
    public Version since() {
      return Version.parse(since).orElseThrow();
    }
  }
}

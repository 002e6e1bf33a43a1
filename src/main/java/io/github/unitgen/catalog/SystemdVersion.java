package io.github.unitgen.catalog;

/**
 * One systemd: the upstream number, and the branch of the distribution that backports later
 * settings to it, such as {@code rhel-7.4}. The branch is empty if no backports are known.
 */
public record SystemdVersion(int number, String branch) {
  /** The oldest systemd that files are written for, which is that of RHEL 7.0. */
  public static final int OLDEST = 208;

  /** The newest version that the tables know. */
  public static final int NEWEST = 262;

  /**
   * Whether a unit file for this systemd may set {@code directive}: it was added or backported, and
   * not removed.
   */
  public boolean knows(Directives.Directive directive) {
    boolean gone = directive.isGoneIn(number);
    return !gone
        && (directive.addedIn() <= number
            || Backports.has(branch, directive.section(), directive.key()));
  }
}

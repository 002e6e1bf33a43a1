package io.github.unitgen.report;

/** Where people read about unitgen; the one place that knows the address. */
final class Site {
  static final String HOME = "https://unitgen.github.io";

  private static final String SHELLCHECK = "https://www.shellcheck.net/wiki/";

  private Site() {}

  /** The page of a rule, or of a check of ShellCheck. */
  static String rule(String id) {
    return id.startsWith("SC") ? SHELLCHECK + id : HOME + "/rules/" + id;
  }
}

package io.github.unitgen.lint;

import java.util.Optional;

/** The result of recognizing a file: a kind to lint, a reason to skip it, or neither. */
public record Recognized(Optional<Kind> kind, Optional<Skipped> skipped) {
  /** The kinds of files that resemble units, jobs or manifests but are something else. */
  public enum What {
    /** A text with markers of a template engine, which replaces them with unknown text. */
    TEMPLATE("a template", "template", "templates"),
    /** A file from which podman's generator makes a unit. */
    QUADLET("a Quadlet file", "Quadlet", "Quadlets"),
    /** A D-Bus activation file, which ends in {@code .service} too. */
    DBUS("a D-Bus service", "D-Bus service", "D-Bus services"),
    /** A service of superd, which reads the same sections with names and rules of its own. */
    SUPERD("a superd service", "superd service", "superd services"),
    /** An XML file, such as a service of Avahi or firewalld. */
    XML("an XML file", "XML file", "XML files"),
    /** A file that the kernel runs, because its first line begins with {@code #!}. */
    SCRIPT("a script", "script", "scripts"),
    /** A mount of GVfs, which differs from one of systemd in its settings. */
    GVFS("a GVfs mount", "GVfs mount", "GVfs mounts"),
    /** Something else with the name of a unit, such as {@code Containerfile.path}. */
    NO_SECTION(
        "a file without any section header",
        "file without any section",
        "files without any section"),
    /** A file larger than the limit for reading. */
    LARGE("larger than 16 MiB", "file over 16 MiB", "files over 16 MiB");

    private final String text;
    private final String one;
    private final String many;

    What(String text, String one, String many) {
      this.text = text;
      this.one = one;
      this.many = many;
    }

    /** Returns a description, as text after the name of the file. */
    public String text() {
      return text;
    }

    /** Returns the noun for {@code count} files. */
    public String noun(int count) {
      return count == 1 ? one : many;
    }
  }

  /**
   * The kind of a file that is not linted, and the sign of it: {@code line 5}, {@code .j2}, or an
   * empty text.
   */
  public record Skipped(What what, String sign) {
    public Skipped(What what) {
      this(what, "");
    }

    /** Formats the kind and the sign: {@code a template (line 5)}. */
    public String text() {
      return sign.isEmpty() ? what.text() : what.text() + " (" + sign + ")";
    }
  }

  static Recognized as(Kind kind) {
    return new Recognized(Optional.of(kind), Optional.empty());
  }

  static Recognized skipped(What what) {
    return skipped(new Skipped(what));
  }

  static Recognized skipped(Skipped skipped) {
    return new Recognized(Optional.empty(), Optional.of(skipped));
  }

  static Recognized nothing() {
    return new Recognized(Optional.empty(), Optional.empty());
  }
}

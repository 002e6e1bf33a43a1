package io.github.unitgen.lint;

import java.util.Optional;

/** What a file turned out to be: something to lint, something to skip, or neither. */
public record Recognized(Optional<Kind> kind, Optional<Skipped> skipped) {
  /** What a file is that looks like one of ours and is none. */
  public enum What {
    /** Markers of a template engine: what will stand there is not known. */
    TEMPLATE("a template", "template", "templates"),
    /** A file from which podman's generator makes a unit. */
    QUADLET("a Quadlet file", "Quadlet", "Quadlets"),
    /** A D-Bus activation file, which ends in {@code .service} too. */
    DBUS("a D-Bus service", "D-Bus service", "D-Bus services"),
    /** A service of superd, which reads the same sections with names and rules of its own. */
    SUPERD("a superd service", "superd service", "superd services"),
    /** An XML file, such as a service of Avahi or firewalld. */
    XML("an XML file", "XML file", "XML files"),
    /** A file that the kernel runs: its first line begins with {@code #!}. */
    SCRIPT("a script", "script", "scripts"),
    /** A mount of GVfs, which is told from systemd's by what it sets. */
    GVFS("a GVfs mount", "GVfs mount", "GVfs mounts"),
    /** Something else that is called like a unit, such as {@code Containerfile.path}. */
    NO_SECTION(
        "a file without any section header",
        "file without any section",
        "files without any section"),
    /** More than is read. */
    LARGE("larger than 16 MiB", "file over 16 MiB", "files over 16 MiB");

    private final String text;
    private final String one;
    private final String many;

    What(String text, String one, String many) {
      this.text = text;
      this.one = one;
      this.many = many;
    }

    /** What the file is, to be read after its name. */
    public String text() {
      return text;
    }

    /** The noun to count with. */
    public String noun(int count) {
      return count == 1 ? one : many;
    }
  }

  /**
   * What a file is that is not linted, and what shows it: {@code line 5}, {@code .j2}, or nothing.
   */
  public record Skipped(What what, String sign) {
    public Skipped(What what) {
      this(what, "");
    }

    /** {@code a template (line 5)}. */
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

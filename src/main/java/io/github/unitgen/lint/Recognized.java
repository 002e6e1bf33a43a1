package io.github.unitgen.lint;

import java.util.Optional;

/** What a file turned out to be: something to lint, something to pass over, or neither. */
public record Recognized(Optional<Kind> kind, Optional<Skipped> skipped) {
  /** Why a file that looks like one of ours is none. */
  public enum Skipped {
    /** A D-Bus activation file, which ends in {@code .service} too. */
    DBUS("a D-Bus service"),
    /** An XML file, such as a service of Avahi or firewalld. */
    XML("XML"),
    /** Markers of a template engine: what will stand there is not known. */
    TEMPLATE("a template");

    private final String text;

    Skipped(String text) {
      this.text = text;
    }

    /** What it is, as a noun. */
    public String text() {
      return text;
    }
  }

  static Recognized as(Kind kind) {
    return new Recognized(Optional.of(kind), Optional.empty());
  }

  static Recognized skipped(Skipped why) {
    return new Recognized(Optional.empty(), Optional.of(why));
  }

  static Recognized nothing() {
    return new Recognized(Optional.empty(), Optional.empty());
  }
}

package io.github.unitgen.lint;

import io.github.unitgen.lint.Recognized.Skipped;
import io.github.unitgen.meaning.systemd.UnitName;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Says by name, place and content what a file is. */
public final class Recognizer {
  private static final Set<String> YAML = Set.of("yml", "yaml");

  /** Words that begin a stanza and hardly any line of another {@code .conf} file. */
  private static final Set<String> STANZAS =
      Set.of(
          "start on",
          "stop on",
          "script",
          "pre-start script",
          "pre-start exec",
          "post-start script",
          "post-start exec",
          "pre-stop script",
          "pre-stop exec",
          "post-stop script",
          "post-stop exec",
          "respawn limit",
          "expect fork",
          "expect daemon",
          "expect stop",
          "console log",
          "console output",
          "console none",
          "console owner",
          "kill timeout",
          "kill signal",
          "normal exit");

  /** Words of jobs that other files have too: sway's {@code exec}, stunnel's {@code setuid =}. */
  private static final Set<String> HINTS =
      Set.of(
          "exec",
          "respawn",
          "task",
          "manual",
          "description",
          "author",
          "instance",
          "emits",
          "setuid",
          "setgid",
          "env",
          "export");

  private Recognizer() {}

  /**
   * Whether the name alone lets {@code path} be a file of ours, so that it is worth reading. Only
   * YAML and {@code .conf} files can turn out to be something else.
   */
  public static boolean isCandidate(String path) {
    return UnitName.of(path).isKnown() || isJobName(path) || isYaml(path);
  }

  /**
   * What the file is; neither kind nor skipped for one that is not ours at all. Whoever asks for a
   * {@code .conf} file by its name ({@code named}) means a job, unless it looks like another
   * program's.
   */
  public static Recognized recognize(String path, String text, boolean named) {
    UnitName unit = UnitName.of(path);
    if (unit.isKnown()) {
      return unit(text);
    }
    if (isConfig(path)) {
      return as(Kind.CONFIG);
    }
    if (isYaml(path)) {
      return ManifestKey.isIn(text)
          ? hasMarkers(text, false) ? Recognized.skipped(Skipped.TEMPLATE) : as(Kind.MANIFEST)
          : Recognized.nothing();
    }
    if (!isJobName(path)) {
      return Recognized.nothing();
    }
    if (isJobPlace(path) || isJob(text) || (named && !isOther(text))) {
      return hasMarkers(text, true) ? Recognized.skipped(Skipped.TEMPLATE) : as(Kind.UPSTART);
    }
    return Recognized.nothing();
  }

  /** Why a file of {@code kind}, whatever its name, is not to be linted; as above. */
  public static Recognized recognize(Kind kind, String text) {
    if (kind == Kind.SYSTEMD) {
      return unit(text);
    }
    if (kind == Kind.CONFIG || kind == Kind.ENVIRONMENT) {
      return as(kind);
    }
    boolean template = hasMarkers(text, kind != Kind.MANIFEST);
    return template ? Recognized.skipped(Skipped.TEMPLATE) : as(kind);
  }

  private static Recognized as(Kind kind) {
    return Recognized.as(kind);
  }

  private static Recognized unit(String text) {
    int at = firstContent(text);
    if (text.startsWith("<?xml", at) || text.startsWith("<!", at) || isElement(text, at)) {
      return Recognized.skipped(Skipped.XML);
    }
    if (text.startsWith("[D-BUS Service]", at)) {
      return Recognized.skipped(Skipped.DBUS);
    }
    return hasMarkers(text, true) ? Recognized.skipped(Skipped.TEMPLATE) : as(Kind.SYSTEMD);
  }

  private static boolean isElement(String text, int at) {
    return text.startsWith("<", at)
        && !text.startsWith("<%", at)
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }

  private static int firstContent(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' || c == ';') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '\uFEFF' || Character.isWhitespace(c)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /** {@code <% %>} and {@code @NAME@}; {@code {{ }}} too, but for manifests, where it is ours. */
  private static boolean hasMarkers(String text, boolean braces) {
    return (braces && hasPair(text, "{{", "}}"))
        || (braces && hasPair(text, "{%", "%}"))
        || hasPair(text, "<%", "%>")
        || hasAtName(text);
  }

  private static boolean hasPair(String text, String open, String close) {
    int at = text.indexOf(open);
    return at >= 0 && text.indexOf(close, at + open.length()) >= 0;
  }

  /** {@code @PREFIX@} as autoconf and meson write it: capitals, digits and underscores. */
  private static boolean hasAtName(String text) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int end = at + 1;
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
      boolean named = end > at + 1 && end < text.length() && text.charAt(end) == '@';
      if (named && Character.isLetter(text.charAt(at + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamePart(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
  }

  static boolean isYaml(String path) {
    return YAML.contains(suffix(path));
  }

  /** Whether this is the linter's own configuration, by its name. */
  public static boolean isConfig(String path) {
    return path.substring(path.lastIndexOf('/') + 1).equals(".unitgen.yml");
  }

  static boolean isJobName(String path) {
    String suffix = suffix(path);
    return suffix.equals("conf") || suffix.equals("override");
  }

  private static String suffix(String path) {
    String base = path.substring(path.lastIndexOf('/') + 1);
    return base.substring(base.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether the file lies in a folder that Upstart reads. */
  private static boolean isJobPlace(String path) {
    String slashed = "/" + path;
    return slashed.contains("/etc/init/") || slashed.contains("/usr/share/upstart/sessions/");
  }

  /** A word that only jobs have, or two that others have too, say that it is a job. */
  private static boolean isJob(String text) {
    Set<String> hints = new HashSet<>();
    for (String line : text.split("\n", -1)) {
      String[] words = line.strip().split("[ \t]+", 3);
      String two = words.length > 1 ? words[0] + " " + words[1] : words[0];
      if (STANZAS.contains(two)) {
        return true;
      }
      boolean whole =
          switch (words[0]) {
            case "respawn", "task", "manual" -> words.length == 1;
            default -> words.length > 1 && !words[1].startsWith("=");
          };
      if (whole && HINTS.contains(words[0]) && hints.add(words[0]) && hints.size() == 2) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line is one of nginx, Apache, an INI file, sysctl or a table, and of no job. */
  private static boolean isOther(String text) {
    for (String line : text.split("\n", -1)) {
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      String[] words = content.split("[ \t]+", 3);
      boolean equals = words.length > 1 && words[1].equals("=");
      if (HINTS.contains(words[0]) && !equals) {
        return false;
      }
      boolean assigns = words[0].indexOf('=') >= 0 || equals;
      boolean ends = content.endsWith(";") || content.endsWith("{") || content.endsWith("}");
      if (assigns || ends || "[<*@/$%".indexOf(content.charAt(0)) >= 0) {
        return true;
      }
    }
    return false;
  }
}

package io.github.unitgen.lint;

import io.github.unitgen.lint.Recognized.Skipped;
import io.github.unitgen.lint.Recognized.What;
import io.github.unitgen.lint.template.JobTemplate;
import io.github.unitgen.lint.template.ManifestTemplate;
import io.github.unitgen.lint.template.UnitTemplate;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Recognizes the kind of a file by name, place and content. */
public final class Recognizer {
  private static final Set<String> YAML = Set.of("yml", "yaml");

  /** Suffixes of templates, after the name of the file that is made from them. */
  private static final Set<String> TEMPLATES = Set.of("j2", "erb", "in", "tmpl", "mustache", "ftl");

  /** Words that begin a stanza but hardly any line of another {@code .conf} file. */
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
   * Whether {@code path} may be a unit, job or manifest by its name, so that it is worth reading.
   */
  public static boolean isCandidate(String path) {
    return UnitName.of(path).isKnown() || isJobName(path) || isYaml(path);
  }

  /** Whether {@code path} may be a unit, a job, or a template of a unit by its name. */
  public static boolean isUnitOrJob(String path) {
    return UnitName.of(path).isKnown() || isJobName(path) || byName(path).isPresent();
  }

  /** Whether {@code path} is linted or counted as skipped, as far as its name shows. */
  public static boolean isCounted(String path) {
    return isCandidate(path) || Quadlet.isName(path) || byName(path).isPresent();
  }

  /**
   * Whether a neighbour of a linted file matters for the units, jobs or manifests of its folder.
   */
  public static boolean isBeside(String path) {
    return isCandidate(path) || byName(path).isPresent();
  }

  /** Returns why a file is skipped if its name alone shows it: {@code a.service.j2}. */
  public static Optional<Skipped> byName(String path) {
    int dot = path.lastIndexOf('.');
    return dot > 0
            && TEMPLATES.contains(path.substring(dot + 1))
            && UnitName.of(path.substring(0, dot)).isKnown()
        ? Optional.of(new Skipped(What.TEMPLATE, path.substring(dot)))
        : Optional.empty();
  }

  /**
   * Recognizes a file. The result is neither a kind nor skipped for an unknown file. If the caller
   * names a {@code .conf} file itself ({@code named}), it is a job unless it looks like a file of
   * another program.
   */
  public static Recognized recognize(Source source, boolean named) {
    String path = source.name();
    String text = source.text();
    Optional<Skipped> byName = byName(path);
    if (byName.isPresent()) {
      return Recognized.skipped(byName.get());
    }
    if (UnitName.of(path).isKnown()) {
      return recognize(Kind.SYSTEMD, source);
    }
    if (isConfig(path)) {
      return Recognized.as(Kind.CONFIG);
    }
    if (Quadlet.isName(path) && Quadlet.isIn(source)) {
      return Recognized.skipped(What.QUADLET);
    }
    if (isYaml(path)) {
      return ManifestKey.isIn(text) ? recognize(Kind.MANIFEST, source) : Recognized.nothing();
    }
    boolean believed = named && !suffix(path).equals("upstart") && !isOther(text);
    if (isJobName(path) && (isJobPlace(path) || isJob(text) || believed)) {
      return recognize(Kind.UPSTART, source);
    }
    return Recognized.nothing();
  }

  /**
   * Recognizes a file that is known to be of {@code kind}, whatever its name: it may still be
   * skipped.
   */
  public static Recognized recognize(Kind kind, Source source) {
    Optional<What> other = kind == Kind.SYSTEMD ? NoUnit.what(source) : Optional.empty();
    if (other.isPresent()) {
      return Recognized.skipped(other.get());
    }
    Optional<Skipped> template = template(kind, source);
    return template.isPresent() ? Recognized.skipped(template.get()) : Recognized.as(kind);
  }

  private static Optional<Skipped> template(Kind kind, Source source) {
    OptionalInt marker =
        switch (kind) {
          case SYSTEMD -> UnitTemplate.find(source);
          case UPSTART -> JobTemplate.find(source);
          case MANIFEST -> ManifestTemplate.find(source);
          case CONFIG, ENVIRONMENT -> OptionalInt.empty();
        };
    return marker.isEmpty() || isRendered(source)
        ? Optional.empty()
        : Optional.of(new Skipped(What.TEMPLATE, "line " + source.lineAt(marker.getAsInt())));
  }

  /** Whether the file is unchanged since unitgen wrote it: then its whole text is intended. */
  private static boolean isRendered(Source source) {
    return Ownership.begins(source.text(), 0)
        && Ownership.of(Source.encode(source.text())).filter(Ownership::intact).isPresent();
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
    // debhelper installs worker.upstart as /etc/init/worker.conf.
    return suffix.equals("conf") || suffix.equals("override") || suffix.equals("upstart");
  }

  private static String suffix(String path) {
    String base = path.substring(path.lastIndexOf('/') + 1);
    return base.substring(base.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether the file is in a folder that Upstart reads. */
  private static boolean isJobPlace(String path) {
    String slashed = "/" + path;
    return slashed.contains("/etc/init/") || slashed.contains("/usr/share/upstart/sessions/");
  }

  /**
   * Whether the text is a job: it has a word that only jobs have, or two that other files have too.
   */
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

  /**
   * Whether a line belongs to nginx, Apache, an INI file, sysctl, tmpfiles.d or a table, and not to
   * a job.
   */
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
      // Each stanza has three letters or more; tmpfiles.d and others begin a line with one.
      boolean shorter = words[0].length() < 3 && !words[0].endsWith("\\");
      boolean assigns = words[0].indexOf('=') >= 0 || equals;
      boolean ends = content.endsWith(";") || content.endsWith("{") || content.endsWith("}");
      if (shorter || assigns || ends || "[<*@/$%".indexOf(content.charAt(0)) >= 0) {
        return true;
      }
    }
    return false;
  }
}

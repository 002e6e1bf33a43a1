package io.github.unitgen.lint;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.cron.CronReader;
import io.github.unitgen.syntax.shell.ShellQuoting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file of another tool that is not linted, but that a manifest can be made from. */
public enum Importable {
  PROCFILE("a Procfile"),
  SUPERVISORD("a configuration of supervisord"),
  CRONTAB("a crontab");

  /** Sections that only supervisord has. */
  private static final List<String> SECTIONS =
      List.of("[program:", "[supervisord]", "[group:", "[fcgi-program:", "[eventlistener:");

  private static final String CRONTAB_NAME = "crontab";

  private final String text;

  Importable(String text) {
    this.text = text;
  }

  /**
   * Returns how to make a manifest from a file that an init or one of these tools reads, or empty
   * for other files.
   */
  public static Optional<String> hint(Source source) {
    Optional<String> what = of(source).map(tool -> tool.text);
    return what.or(() -> ofInit(source)).map(text -> hint(source.name(), text));
  }

  private static Optional<String> ofInit(Source source) {
    return Recognizer.recognize(source, false)
        .kind()
        .flatMap(
            kind ->
                switch (kind) {
                  case UPSTART -> Optional.of("an Upstart job");
                  case SYSTEMD -> Optional.of("a systemd unit");
                  case MANIFEST, CONFIG, ENVIRONMENT -> Optional.empty();
                });
  }

  private static String hint(String path, String what) {
    return path
        + ": is "
        + what
        + "; `unitgen import "
        + ShellQuoting.word(path)
        + "` makes a manifest of it";
  }

  /** Whether {@code path} may be such a file by its name, so that it is worth reading. */
  public static boolean isCandidate(String path) {
    String suffix = suffix(path);
    return base(path).equals("Procfile")
        || isCrontab(path)
        || suffix.equals("conf")
        || suffix.equals("ini");
  }

  /** Returns the kind of the file, or empty if none of these tools reads it. */
  public static Optional<Importable> of(Source source) {
    String path = source.name();
    String base = base(path);
    if (base.equals("Procfile") || base.startsWith("Procfile.")) {
      return Optional.of(PROCFILE);
    }
    if (SECTIONS.stream().anyMatch(section -> hasLine(source.text(), section))) {
      return Optional.of(SUPERVISORD);
    }
    return isCrontab(path) || isTable(source.text()) ? Optional.of(CRONTAB) : Optional.empty();
  }

  /**
   * Whether cron reads a user after each time. It does in the tables of the system, which their
   * place shows. In other tables, each command must begin with a name, and the user root or a
   * heading must confirm it.
   */
  public static boolean namesUsers(Source source) {
    String path = source.name();
    if (path.endsWith("/etc/crontab") || parent(path).equals("cron.d")) {
      return true;
    }
    boolean told = false;
    boolean named = false;
    for (String line : source.text().split("\n", -1)) {
      String content = line.strip();
      if (content.startsWith("#")) {
        told |= content.contains("user") && content.contains("command");
      } else if (!content.isEmpty() && !isVariable(content)) {
        int fields = content.startsWith("@") ? 1 : 5;
        String[] words = content.split("[ \t]+", fields + 2);
        if (words.length == fields + 2) {
          if (!isUser(words[fields])) {
            return false;
          }
          named = true;
          told |= words[fields].equals("root");
        }
      }
    }
    return told && named;
  }

  private static boolean isUser(String word) {
    return Character.isLetter(word.charAt(0))
        && word.chars()
            .allMatch(c -> c < 0x7F && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
  }

  /**
   * Whether the name or place is that of a crontab; cron ignores a file of {@code cron.d} with a
   * dot in its name.
   */
  private static boolean isCrontab(String path) {
    String base = base(path);
    String parent = parent(path);
    String suffix = suffix(path);
    return base.equals(CRONTAB_NAME)
        || suffix.equals(CRONTAB_NAME)
        || suffix.equals("cron")
        || base.indexOf('.') < 0 && (parent.equals("cron.d") || parent.equals("crontabs"));
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : base(path.substring(0, slash));
  }

  private static String suffix(String path) {
    String base = base(path);
    return base.substring(base.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean hasLine(String text, String start) {
    return text.startsWith(start) || text.contains("\n" + start);
  }

  /** Whether the first line that is not a variable begins with a time of cron and has a command. */
  private static boolean isTable(String text) {
    for (String line : text.split("\n", -1)) {
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith("#") && !isVariable(content)) {
        String[] words = content.split("[ \t]+", 6);
        return words.length > 1 && CronReader.isNickname(words[0])
            || words.length == 6 && areFields(words);
      }
    }
    return false;
  }

  private static boolean isVariable(String line) {
    int sign = line.indexOf('=');
    return sign > 0
        && line.substring(0, sign)
            .strip()
            .chars()
            .allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }

  private static boolean areFields(String[] words) {
    for (int i = 0; i < 5; i++) {
      boolean number = words[i].charAt(0) == '*' || Character.isDigit(words[i].charAt(0));
      boolean name = i > 2 && Character.isLetter(words[i].charAt(0)) && words[i].length() < 8;
      if (!number && !name
          || !words[i]
              .chars()
              .allMatch(
                  c -> c < 0x7F && (Character.isLetterOrDigit(c) || "*,/-".indexOf(c) >= 0))) {
        return false;
      }
    }
    return true;
  }
}

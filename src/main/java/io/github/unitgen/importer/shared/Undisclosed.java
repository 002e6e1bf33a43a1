package io.github.unitgen.importer.shared;

import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps secrets out of a manifest, which others read. */
public final class Undisclosed {
  private static final Pattern URL = Pattern.compile("://[^:/@ ]*:([^@/ ]+)@");

  private Undisclosed() {}

  /** Returns the fate of a variable that stays out, which says where it belongs. */
  public static Fate variable(Place at, String name) {
    return Fate.notCarried(
        at,
        name,
        "a secret: put it in a file that only root can read, and add that to `env_files`");
  }

  /**
   * Returns a text for a shell without its secrets: a variable that is set to a secret is set to
   * its own value, and a secret among the arguments is a word that has to be replaced. Each adds to
   * {@code fates}.
   */
  public static String script(String script, Place at, List<Fate> fates) {
    String text = script;
    List<ShellScan.Command> commands = ShellScan.of(script).commands();
    for (int i = commands.size() - 1; i >= 0; i--) {
      List<ShellScan.Word> words = new ArrayList<>(commands.get(i).assignments());
      words.addAll(commands.get(i).words());
      for (int n = words.size() - 1; n >= 0; n--) {
        ShellScan.Word word = words.get(n);
        String written =
            word.span().end() <= text.length()
                ? text.substring(word.span().start(), word.span().end())
                : "";
        Optional<String> instead = instead(word.value(), written, at, fates);
        if (instead.isPresent()) {
          text =
              text.substring(0, word.span().start())
                  + instead.get()
                  + text.substring(word.span().end());
        }
      }
    }
    return text;
  }

  /** Whether a line sets something to a secret. */
  public static boolean isSecretIn(String line) {
    for (String word : line.split("[ \t]+", -1)) {
      int sign = word.indexOf('=');
      String value = word.substring(sign + 1).replace("\"", "").replace("'", "");
      if (Secrets.isSecret(sign > 0 ? word.substring(0, sign) : "", value)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> instead(
      String value, String written, Place at, List<Fate> fates) {
    int sign = value.indexOf('=');
    String name = sign > 0 ? value.substring(0, sign) : "";
    String rest = value.substring(sign + 1);
    if (ShellNames.isName(name) && Secrets.isSecret(name, rest)) {
      fates.add(variable(at, name));
      return Optional.of(name + "=\"$" + name + "\"");
    }
    String option = name.startsWith("-") ? plain(name) : "";
    if (!option.isEmpty() && Secrets.isSecret(option, rest)) {
      fates.add(argument(at, name));
      return Optional.of(name + "=CHANGE_ME");
    }
    Matcher url = URL.matcher(written);
    if (Secrets.isSecret("", rest) && url.find()) {
      fates.add(argument(at, "a password"));
      return Optional.of(
          written.substring(0, url.start(1)) + "CHANGE_ME" + written.substring(url.end(1)));
    }
    return Optional.empty();
  }

  private static String plain(String option) {
    String name = option;
    while (name.startsWith("-")) {
      name = name.substring(1);
    }
    return name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static Fate argument(Place at, String what) {
    return Fate.notCarried(
        at,
        what,
        "a secret that all users see in the process list: let the program read it from a"
            + " file or a variable, in place of CHANGE_ME");
  }
}

package io.github.unitgen.importer.shared;

import io.github.unitgen.syntax.shell.ShellScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A command whose program starts another one, mostly as somebody else.
 *
 * @param account as whom
 * @param directory where, as it is written
 * @param how what becomes of the program, for the report
 * @param assignments variables that it sets
 * @param text what it starts
 */
record Launcher(
    Account account,
    Optional<String> directory,
    String how,
    List<String> assignments,
    String text) {
  /** Options of start-stop-daemon that a word follows. */
  private static final Set<String> SSD_VALUES =
      Set.of(
          "--exec",
          "-x",
          "--startas",
          "-a",
          "--chuid",
          "-c",
          "--group",
          "-g",
          "--chdir",
          "-d",
          "--umask",
          "-k",
          "--pidfile",
          "-p",
          "--name",
          "-n");

  /** The account and the umask that the program sets. */
  record Account(Optional<String> user, Optional<String> group, Optional<String> umask) {}

  Launcher {
    assignments = List.copyOf(assignments);
  }

  Optional<String> user() {
    return account.user();
  }

  Optional<String> group() {
    return account.group();
  }

  Optional<String> umask() {
    return account.umask();
  }

  /** Reads {@code su [-] [-s /bin/sh] USER -c TEXT}, in any order. */
  static Optional<Launcher> su(List<ShellScan.Word> words) {
    Optional<String> name = Optional.empty();
    Optional<String> script = Optional.empty();
    boolean login = false;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i).value();
      boolean takes = word.equals("-c") || word.equals("-s");
      if (!words.get(i).literal() || takes && i + 1 == words.size()) {
        return Optional.empty();
      }
      if (takes) {
        String value = words.get(++i).value();
        if (!words.get(i).literal() || script.isPresent() || word.equals("-s") && !isShell(value)) {
          return Optional.empty();
        }
        script = word.equals("-c") ? Optional.of(value) : script;
      } else if (word.equals("-") || word.equals("-l")) {
        login = true;
      } else if (word.startsWith("-") || name.isPresent()) {
        return Optional.empty();
      } else {
        name = Optional.of(word);
      }
    }
    if (name.isEmpty() || script.isEmpty() || script.get().isBlank()) {
      return Optional.empty();
    }
    String how = "`su` is `user`" + (login ? ": the login files of the user are not read" : "");
    return Optional.of(
        new Launcher(
            new Account(name, Optional.empty(), Optional.empty()),
            Optional.empty(),
            how,
            List.of(),
            script.get().strip()));
  }

  private static boolean isShell(String path) {
    return List.of("/bin/sh", "/bin/dash", "/bin/bash").contains(path);
  }

  /** Reads {@code sudo -u USER [-H] [-E] [-n] [-g GROUP] [--] COMMAND}. */
  static Optional<Launcher> sudo(
      List<ShellScan.Word> words, String text, Predicate<String> isAssignment) {
    Optional<String> name = Optional.empty();
    Optional<String> ofGroup = Optional.empty();
    int next = 1;
    while (next < words.size() && words.get(next).value().startsWith("-")) {
      String option = words.get(next).value();
      boolean takes = option.equals("-u") || option.equals("-g");
      if (takes && next + 1 < words.size() && words.get(next + 1).literal()) {
        Optional<String> value = Optional.of(words.get(next + 1).value());
        name = option.equals("-u") ? value : name;
        ofGroup = option.equals("-g") ? value : ofGroup;
      } else if (takes || !List.of("-H", "-E", "-n", "-EH", "-HE", "--").contains(option)) {
        return Optional.empty();
      }
      next += takes ? 2 : 1;
      if (option.equals("--")) {
        break;
      }
    }
    if (name.isEmpty() || next == words.size()) {
      return Optional.empty();
    }
    List<String> assignments = new ArrayList<>();
    while (next + 1 < words.size()
        && words.get(next).literal()
        && isAssignment.test(words.get(next).value())) {
      assignments.add(words.get(next).value());
      next++;
    }
    return Optional.of(
        new Launcher(
            new Account(name, ofGroup, Optional.empty()),
            Optional.empty(),
            "`sudo -u` is `user`",
            assignments,
            text.substring(words.get(next).span().start())));
  }

  /**
   * Reads {@code start-stop-daemon --start} with a program, and without options that change more
   * than the account.
   */
  static Optional<Launcher> startStopDaemon(List<ShellScan.Word> words, String text) {
    Optional<String> program = Optional.empty();
    Optional<String> account = Optional.empty();
    Optional<String> ofGroup = Optional.empty();
    Optional<String> folder = Optional.empty();
    Optional<String> mask = Optional.empty();
    boolean starts = false;
    boolean files = false;
    int next = 1;
    while (next < words.size() && !words.get(next).value().equals("--")) {
      String option = words.get(next).value();
      int sign = option.startsWith("--") ? option.indexOf('=') : -1;
      String name = sign < 0 ? option : option.substring(0, sign);
      boolean takes = SSD_VALUES.contains(name);
      if (takes && sign < 0 && next + 1 == words.size() || sign >= 0 && !takes) {
        return Optional.empty();
      }
      Optional<ShellScan.Word> word =
          Optional.of(words.get(next + (takes && sign < 0 ? 1 : 0))).filter(w -> takes);
      String written =
          sign >= 0
              ? option.substring(sign + 1)
              : word.map(w -> text.substring(w.span().start(), w.span().end())).orElse("");
      boolean plain = sign < 0 && word.filter(ShellScan.Word::literal).isPresent();
      String value = word.filter(w -> plain).map(ShellScan.Word::value).orElse(written);
      switch (name) {
        case "--start", "-S" -> starts = true;
        case "--quiet", "-q", "--oknodo", "-o", "--verbose", "-v" -> {}
        case "--make-pidfile", "-m", "--background", "-b", "--no-close", "-C", "--remove-pidfile" ->
            files = true;
        case "--pidfile", "-p", "--name", "-n" -> files = true;
        case "--exec", "-x" -> program = program.or(() -> Optional.of(written));
        case "--startas", "-a" -> program = Optional.of(written);
        case "--chuid", "-c" -> account = Optional.of(value);
        case "--group", "-g" -> ofGroup = Optional.of(value);
        case "--chdir", "-d" -> folder = Optional.of(value);
        case "--umask", "-k" -> mask = Optional.of(value);
        default -> {
          return Optional.empty();
        }
      }
      next += takes && sign < 0 ? 2 : 1;
    }
    Optional<String> named = account.or(() -> Optional.of("")).filter(a -> a.indexOf('$') < 0);
    if (!starts || program.isEmpty() || named.isEmpty()) {
      return Optional.empty();
    }
    int colon = named.get().indexOf(':') >= 0 ? named.get().indexOf(':') : named.get().indexOf('.');
    Optional<String> user = account.map(all -> colon < 0 ? all : all.substring(0, colon));
    Optional<String> group = account.filter(all -> colon >= 0).map(all -> all.substring(colon + 1));
    String how =
        "`start-stop-daemon` is removed"
            + (account.isPresent() ? ": `--chuid` is `user`" : "")
            + (folder.isPresent() ? ", `--chdir` is `directory`" : "")
            + (files ? "; the init tracks the process without a PID file" : "");
    String arguments =
        next + 1 < words.size() ? " " + text.substring(words.get(next + 1).span().start()) : "";
    return Optional.of(
        new Launcher(
            new Account(user, ofGroup.isPresent() ? ofGroup : group, mask),
            folder,
            how,
            List.of(),
            program.get() + arguments));
  }
}

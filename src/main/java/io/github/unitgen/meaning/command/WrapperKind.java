package io.github.unitgen.meaning.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command-line syntax of a program that only starts another one.
 *
 * @param shortWithValue the letters of the short options whose value is a word of its own
 * @param longWithValue the long options whose value is a word of its own
 * @param positionals the number of words between the options and the program
 * @param assignments whether {@code A=b} may precede the program
 * @param after the word that has to come first (in {@code bundle exec}) or somewhere (in {@code rvm
 *     … do})
 * @param needsDashes whether {@code --} has to precede the program
 */
record WrapperKind(
    String shortWithValue,
    Set<String> longWithValue,
    int positionals,
    boolean assignments,
    List<String> after,
    boolean needsDashes) {

  private static final WrapperKind PLAIN = of("", 0);
  private static final WrapperKind EXEC = behind("exec");
  private static final WrapperKind RUN = behind("run");
  private static final WrapperKind DO = behind("do");
  private static final WrapperKind DASHES =
      new WrapperKind("", Set.of(), 0, false, List.of(), true);

  private static final Map<String, WrapperKind> KINDS =
      Map.ofEntries(
          Map.entry("env", with("uCS", true, "unset", "chdir", "split-string")),
          Map.entry("nice", with("n", false, "adjustment")),
          Map.entry("ionice", with("cn", false, "class", "classdata")),
          Map.entry("chrt", of("TPD", 1)),
          Map.entry("taskset", of("", 1)),
          Map.entry("nohup", PLAIN),
          Map.entry("setsid", PLAIN),
          Map.entry("authbind", with("", false, "depth")),
          Map.entry("stdbuf", with("ioe", false, "input", "output", "error")),
          Map.entry("time", of("fo", 0)),
          Map.entry(
              "timeout",
              new WrapperKind("ks", Set.of("kill-after", "signal"), 1, false, List.of(), false)),
          Map.entry("numactl", of("NmCip", 0)),
          Map.entry("chpst", of("uUbedopfcrtm/", 0)),
          Map.entry("setuidgid", of("", 1)),
          Map.entry("envuidgid", of("", 1)),
          Map.entry("envdir", of("", 1)),
          Map.entry("softlimit", of("adfmcorstlp", 0)),
          Map.entry("gosu", of("", 1)),
          Map.entry("su-exec", of("", 1)),
          Map.entry("dumb-init", of("r", 0)),
          Map.entry("tini", of("pe", 0)),
          Map.entry("catchsegv", PLAIN),
          Map.entry("eatmydata", PLAIN),
          Map.entry("unbuffer", PLAIN),
          Map.entry("chronic", PLAIN),
          Map.entry("prlimit", PLAIN),
          Map.entry("cgexec", of("g", 0)),
          Map.entry("busybox", PLAIN),
          Map.entry("command", PLAIN),
          Map.entry("builtin", PLAIN),
          Map.entry("xvfb-run", of("efnps", 0)),
          Map.entry("dbus-run-session", PLAIN),
          Map.entry(
              "setpriv",
              with(
                  "",
                  false,
                  "reuid",
                  "regid",
                  "groups",
                  "inh-caps",
                  "ambient-caps",
                  "bounding-set",
                  "securebits",
                  "pdeathsig",
                  "selinux-label",
                  "apparmor-profile")),
          Map.entry("systemd-cat", with("tp", false, "identifier", "priority", "stderr-priority")),
          Map.entry(
              "chroot",
              new WrapperKind("", Set.of("userspec", "groups"), 1, false, List.of(), false)),
          Map.entry("sudo", with("ugpUhCrtTDR", true, "user", "group", "prompt", "host", "chdir")),
          Map.entry("bundle", EXEC),
          Map.entry("bundler", EXEC),
          Map.entry("rbenv", EXEC),
          Map.entry("pyenv", EXEC),
          Map.entry("nodenv", EXEC),
          Map.entry("asdf", EXEC),
          Map.entry("jenv", EXEC),
          Map.entry("mise", EXEC),
          Map.entry("pipenv", RUN),
          Map.entry("poetry", RUN),
          Map.entry("rvm", DO),
          Map.entry("rvm-exec", of("", 1)),
          Map.entry("chruby-exec", DASHES),
          Map.entry("minijail0", DASHES),
          Map.entry("syslog-cat", DASHES),
          Map.entry("systemd-run", DASHES),
          Map.entry("nsenter", DASHES),
          Map.entry("unshare", DASHES),
          Map.entry("firejail", DASHES),
          Map.entry("bwrap", DASHES));

  static Optional<WrapperKind> of(String program) {
    WrapperKind kind = KINDS.get(program);
    if (kind == null && program.startsWith("bundle") && isVersion(program.substring(6))) {
      kind = EXEC; // bundle2.7, bundle3.1 … in Debian
    }
    return Optional.ofNullable(kind);
  }

  private static boolean isVersion(String text) {
    return Interpreters.plain(text).isEmpty();
  }

  /**
   * Returns the index of the word that is started, or empty if the words start no known program.
   * {@code words} begin with the wrapper.
   */
  Optional<Integer> next(List<Argument> words) {
    int at = 1;
    if (!after.isEmpty() || needsDashes) {
      String wanted = needsDashes ? "--" : after.get(0);
      boolean first = wanted.equals("exec") || wanted.equals("run");
      while (at < words.size() && !words.get(at).value().equals(wanted)) {
        if (first && !words.get(at).value().startsWith("-")) {
          return Optional.empty();
        }
        at++;
      }
      at++;
    }
    int left = positionals;
    boolean ended = needsDashes;
    while (at < words.size()) {
      String word = words.get(at).value();
      if (!ended && word.equals("--")) {
        ended = true;
        at++;
      } else if (!ended && word.length() > 1 && word.startsWith("-")) {
        at += takesValue(word) ? 2 : 1;
      } else if (assignments && word.indexOf('=') > 0) {
        at++;
      } else if (left > 0) {
        left--;
        at++;
      } else {
        break;
      }
    }
    return at < words.size() && left == 0 ? Optional.of(at) : Optional.empty();
  }

  private boolean takesValue(String option) {
    return option.startsWith("--")
        ? longWithValue.contains(option.substring(2))
        : shortWithValue.indexOf(option.charAt(option.length() - 1)) >= 0
            && (option.length() == 2 || shortWithValue.indexOf(option.charAt(1)) < 0);
  }

  private static WrapperKind of(String shortWithValue, int positionals) {
    return new WrapperKind(shortWithValue, Set.of(), positionals, false, List.of(), false);
  }

  private static WrapperKind with(String shorts, boolean assignments, String... longs) {
    return new WrapperKind(shorts, Set.of(longs), 0, assignments, List.of(), false);
  }

  private static WrapperKind behind(String word) {
    return new WrapperKind("", Set.of(), 0, false, List.of(word), false);
  }
}

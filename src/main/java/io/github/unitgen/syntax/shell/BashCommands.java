package io.github.unitgen.syntax.shell;

import io.github.unitgen.syntax.shell.Bashism.Kind;
import io.github.unitgen.syntax.shell.ShellScan.Word;
import java.util.List;
import java.util.Set;

/** Finds the words of a command that only bash accepts. */
final class BashCommands {
  private static final Set<String> BUILTINS =
      Set.of(
          "declare",
          "typeset",
          "let",
          "shopt",
          "pushd",
          "popd",
          "mapfile",
          "readarray",
          "disown",
          "builtin",
          "enable",
          "compgen",
          "complete",
          "caller",
          "bind",
          "suspend");

  /** Operators of {@code [} and {@code test} to which dash replies "unexpected operator". */
  private static final Set<String> OPERATORS = Set.of("=~", "-v", "-R", "-N");

  /** Pseudo-signals of bash's {@code trap}; dash knows EXIT alone. */
  private static final Set<String> TRAPS = Set.of("ERR", "DEBUG", "RETURN");

  private BashCommands() {}

  static void read(ShellScan.Command command, Set<String> functions, List<Bashism> found) {
    List<Word> words = command.words();
    if (words.isEmpty() || functions.contains(words.get(0).value())) {
      return;
    }
    Word first = words.get(0);
    String name = first.value();
    if (!first.literal() || first.span().length() != name.length()) {
      return;
    }
    switch (name) {
      case "source" -> add(first, Kind.SOURCE, found);
      case "[[" -> add(first, Kind.DOUBLE_BRACKETS, found);
      case "[", "test" -> test(words, found);
      case "trap" -> trap(words, found);
      case "kill" -> kill(words, found);
      case "set" -> set(words, found);
      case "read" -> options(words, "aditnNsu", found);
      case "wait" -> options(words, "nfp", found);
      case "export" -> options(words, "fn", found);
      case "printf" -> options(words, "v", found);
      case "exec" -> options(words, "acl", found);
      case "echo" -> echo(words, found);
      default -> {
        int plus = name.indexOf("+=");
        if (plus > 0 && ShellNames.isName(name.substring(0, plus))) {
          found.add(new Bashism(first.span(), Kind.APPEND, name.substring(0, plus + 2)));
        } else if (BUILTINS.contains(name)) {
          add(first, Kind.BUILTIN, found);
        }
      }
    }
  }

  private static void test(List<Word> words, List<Bashism> found) {
    for (int at = 1; at < words.size(); at++) {
      Word word = words.get(at);
      boolean between = at > 1 && at + 1 < words.size() && isPlain(word);
      if (between && word.value().equals("==")) {
        add(word, Kind.DOUBLE_EQUALS, found);
      } else if (between && word.value().equals("=~")
          || at == 1 && words.size() > 3 && isPlain(word) && OPERATORS.contains(word.value())) {
        add(word, Kind.TEST_OPERATOR, found);
      }
    }
  }

  private static void trap(List<Word> words, List<Bashism> found) {
    for (Word word : words.subList(Math.min(2, words.size()), words.size())) {
      if (isSig(word.value()) || TRAPS.contains(word.value())) {
        add(word, Kind.SIGNAL, found);
      }
    }
  }

  private static void kill(List<Word> words, List<Bashism> found) {
    if (words.size() < 2) {
      return;
    }
    Word word = words.get(1);
    if (word.value().startsWith("-") && isSig(word.value().substring(1))) {
      add(word, Kind.SIGNAL, found);
    } else if (word.value().equals("-s") && words.size() > 2 && isSig(words.get(2).value())) {
      add(words.get(2), Kind.SIGNAL, found);
    }
  }

  private static boolean isSig(String name) {
    return name.length() > 3
        && name.startsWith("SIG")
        && name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || ShellNames.isDigit((char) c));
  }

  private static void set(List<Word> words, List<Bashism> found) {
    for (int at = 1; at + 1 < words.size(); at++) {
      String option = words.get(at).value();
      if (option.equals("--") || !option.startsWith("-") && !option.startsWith("+")) {
        return;
      }
      Word value = words.get(at + 1);
      if (option.endsWith("o")) {
        if (Set.of("pipefail", "errtrace", "functrace", "posix").contains(value.value())) {
          found.add(new Bashism(value.span(), Kind.OPTION, "set -o " + value.value()));
        }
        at++;
      }
    }
  }

  private static void options(List<Word> words, String bash, List<Bashism> found) {
    for (Word word : words.subList(1, words.size())) {
      String option = word.value();
      if (option.length() < 2 || option.charAt(0) != '-' || option.equals("--")) {
        return;
      }
      if (bash.indexOf(option.charAt(1)) >= 0) {
        String written = words.get(0).value() + " -" + option.charAt(1);
        found.add(new Bashism(word.span(), Kind.OPTION, written));
        return;
      }
    }
  }

  private static void echo(List<Word> words, List<Bashism> found) {
    if (words.size() > 1) {
      String option = words.get(1).value();
      if (option.equals("-e") || option.equals("-ne") || option.equals("-en")) {
        found.add(new Bashism(words.get(1).span(), Kind.ECHO_OPTION, "echo " + option));
      }
    }
  }

  private static boolean isPlain(Word word) {
    return word.literal() && word.span().length() == word.value().length();
  }

  private static void add(Word word, Kind kind, List<Bashism> found) {
    found.add(new Bashism(word.span(), kind, word.value()));
  }
}

package io.github.unitgen.meaning.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Programs that run another one from a file, and the index of its name among their words. */
public final class Interpreters {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "rbash");

  /** Options whose value is a word of its own. */
  private static final Map<String, String> WITH_VALUE =
      Map.of(
          "python", "WX", "ruby", "ICrKE", "jruby", "ICr", "perl", "I", "php", "cdz", "node", "r",
          "nodejs", "r");

  /** Options that are followed by code, so that there is no file. */
  private static final Map<String, String> CODE =
      Map.of(
          "python", "c", "ruby", "e", "jruby", "e", "perl", "eE", "php", "rBRE", "node", "ep",
          "nodejs", "ep");

  private static final Set<String> JAVA_WITH_VALUE =
      Set.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--add-opens",
          "--add-exports",
          "--add-modules",
          "--add-reads");

  private Interpreters() {}

  /** Whether the program of that base name is a shell. */
  public static boolean isShell(String program) {
    return SHELLS.contains(program);
  }

  /** Returns the name without a trailing version, such as that of {@code python3.11}. */
  static String plain(String program) {
    int end = program.length();
    while (end > 0 && isOfVersion(program.charAt(end - 1))) {
      end--;
    }
    return program.substring(0, end);
  }

  private static boolean isOfVersion(char c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  /**
   * Returns the index of the word that names the script, or empty if the interpreter itself is the
   * program.
   */
  static Optional<Integer> script(String program, List<Argument> words) {
    String name = plain(program);
    if (name.equals("java")) {
      return java(words);
    }
    String withValue = WITH_VALUE.get(name);
    return withValue == null
        ? Optional.empty()
        : script(words, withValue, CODE.getOrDefault(name, ""), name.equals("python"));
  }

  private static Optional<Integer> script(
      List<Argument> words, String withValue, String code, boolean modules) {
    for (int at = 1; at < words.size(); at++) {
      String word = words.get(at).value();
      if (word.equals("-") || word.equals("--")) {
        return Optional.empty();
      }
      if (!word.startsWith("-")) {
        return Optional.of(at);
      }
      if (word.startsWith("--")) {
        at += word.equals("--require") || word.equals("--import") ? 1 : 0;
        continue;
      }
      char last = word.charAt(word.length() - 1);
      if (modules && last == 'm' && word.length() == 2) {
        return at + 1 < words.size() ? Optional.of(at + 1) : Optional.empty();
      }
      if (code.indexOf(last) >= 0 && word.length() == 2) {
        return Optional.empty();
      }
      if (word.length() == 2 && last != 'S' && withValue.indexOf(last) >= 0) {
        at++;
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> java(List<Argument> words) {
    for (int at = 1; at < words.size(); at++) {
      String word = words.get(at).value();
      if (word.equals("-jar") || word.equals("-m") || word.equals("--module")) {
        return at + 1 < words.size() ? Optional.of(at + 1) : Optional.empty();
      }
      if (JAVA_WITH_VALUE.contains(word)) {
        at++;
      } else if (!word.startsWith("-") && !word.startsWith("$") && !word.startsWith("@")) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}

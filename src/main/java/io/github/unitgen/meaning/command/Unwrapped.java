package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of removing one layer of a command line. {@code next} is the index of the first word
 * inside; {@code tail} is that of the arguments after {@code --} of start-stop-daemon.
 */
record Unwrapped(Kind kind, int next, int tail) {
  enum Kind {
    PROGRAM,
    /** The {@code exec} of the shell. */
    EXEC,
    WRAPPER,
    /** An interpreter and a file; the program inside is not a wrapper again. */
    SCRIPT,
    /** A shell and a text for it. */
    TEXT
  }

  private static final Unwrapped PROGRAM = new Unwrapped(Kind.PROGRAM, 0, -1);

  static Unwrapped of(String name, List<Argument> words, boolean shell) {
    if (shell && name.equals("exec")) {
      return exec(words);
    }
    if (Interpreters.isShell(name)) {
      return shell(words);
    }
    switch (name) {
      case "su", "runuser" -> {
        return switchUser(name, words);
      }
      case "start-stop-daemon" -> {
        return startStopDaemon(words);
      }
      default -> {}
    }
    // Most commands are none of these, and a text can have a hundred thousand: no lambdas.
    Optional<WrapperKind> kind = WrapperKind.of(name);
    Optional<Integer> wrapped = kind.isPresent() ? kind.get().next(words) : Optional.empty();
    if (wrapped.isPresent()) {
      return layer(Kind.WRAPPER, wrapped.get());
    }
    Optional<Integer> script = Interpreters.script(name, words);
    if (script.isEmpty()) {
      return PROGRAM;
    }
    boolean java = words.get(0).value().startsWith("java");
    return layer(java ? Kind.SCRIPT : Kind.WRAPPER, script.get());
  }

  private static Unwrapped layer(Kind kind, int next) {
    return new Unwrapped(kind, next, -1);
  }

  private static Unwrapped exec(List<Argument> words) {
    int at = 1;
    while (at < words.size() && words.get(at).value().startsWith("-")) {
      String option = words.get(at).value();
      at += option.endsWith("a") && !option.startsWith("--") ? 2 : 1;
      if (option.equals("--")) {
        break;
      }
    }
    return layer(Kind.EXEC, Math.min(at, words.size()));
  }

  private static Unwrapped shell(List<Argument> words) {
    for (int at = 1; at < words.size(); at++) {
      String word = words.get(at).value();
      if (word.startsWith("--")) {
        continue;
      }
      if (word.length() < 2 || (word.charAt(0) != '-' && word.charAt(0) != '+')) {
        return layer(Kind.WRAPPER, at);
      }
      int own = word.endsWith("o") || word.endsWith("O") ? 1 : 0;
      if (word.charAt(0) == '-' && word.indexOf('c') > 0) {
        int text = at + 1 + own;
        while (text < words.size() - 1 && isOption(words.get(text).value())) {
          text++;
        }
        return text < words.size() ? layer(Kind.TEXT, text) : PROGRAM;
      }
      at += own;
    }
    return PROGRAM;
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && (word.charAt(0) == '-' || word.charAt(0) == '+');
  }

  /** Reads {@code su [options] [-] [user] [-c text]}, and {@code runuser -u user [--] program}. */
  private static Unwrapped switchUser(String name, List<Argument> words) {
    boolean direct = false;
    for (int at = 1; at < words.size(); at++) {
      String word = words.get(at).value();
      if (word.equals("-c") || word.equals("--command") || word.equals("-lc")) {
        return at + 1 < words.size() ? layer(Kind.TEXT, at + 1) : PROGRAM;
      }
      if (word.equals("--")) {
        return direct && at + 1 < words.size() ? layer(Kind.WRAPPER, at + 1) : PROGRAM;
      }
      if (name.equals("runuser") && (word.equals("-u") || word.equals("--user"))) {
        direct = true;
        at++;
      } else if (word.equals("-s") || word.equals("-g") || word.equals("-G") || word.equals("-w")) {
        at++;
      } else if (direct && !word.startsWith("-")) {
        return layer(Kind.WRAPPER, at);
      }
    }
    return PROGRAM;
  }

  private static Unwrapped startStopDaemon(List<Argument> words) {
    int program = -1;
    int tail = words.size();
    for (int at = 1; at < words.size(); at++) {
      String word = words.get(at).value();
      if (word.equals("--")) {
        tail = at + 1;
        break;
      }
      if ((word.equals("--startas") || word.equals("-a")) && at + 1 < words.size()) {
        program = at + 1;
      } else if ((word.equals("--exec") || word.equals("-x")) && at + 1 < words.size()) {
        program = program < 0 ? at + 1 : program;
      }
    }
    return program < 0 ? PROGRAM : new Unwrapped(Kind.WRAPPER, program, tail);
  }

  /** Returns the words inside. */
  <T> List<T> rest(List<T> words) {
    if (tail < 0) {
      return words.subList(next, words.size());
    }
    List<T> rest = new ArrayList<>();
    rest.add(words.get(next));
    rest.addAll(words.subList(tail, words.size()));
    return rest;
  }

  Wrapper wrapper(String name, List<Argument> words) {
    int end = tail < 0 ? next : tail;
    List<Argument> own = words.subList(1, Math.max(1, end));
    Argument last = own.isEmpty() ? words.get(0) : own.get(own.size() - 1);
    int start = words.get(0).span().start();
    Span span = new Span(start, Math.max(start, last.span().end()));
    return new Wrapper(name, span, own, Programs.find(name));
  }
}

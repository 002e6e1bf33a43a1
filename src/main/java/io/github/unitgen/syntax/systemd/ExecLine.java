package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The commands of an {@code Exec…=} value as systemd 252 reads them (load-fragment.c,
 * config_parse_exec), and the problems that it reports. It involves no shell. An empty value resets
 * the setting, so it has no commands.
 */
public record ExecLine(List<Command> commands, List<Problem> problems) {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_PATH = 4095;

  public ExecLine {
    commands = List.copyOf(commands);
    problems = List.copyOf(problems);
  }

  /** A prefix of the program; prefixes come in any order, each at most once. */
  public enum Prefix {
    IGNORE_FAILURE("-"),
    /** The first word after the program is argv[0]. */
    ARGV0("@"),
    /** Disables {@code $} expansion (since 242). */
    NO_DOLLARS(":"),
    FULL_PRIVILEGES("+"),
    NO_SETUID("!"),
    /** Ambient capabilities, until 257; without effect since. */
    AMBIENT("!!"),
    /**
     * Runs the command in the user's shell (since 258; earlier versions cannot start such a
     * program).
     */
    SHELL("|");

    /** Those with which the user of the service does not run the command. */
    private static final Set<Prefix> OF_ROOT = EnumSet.of(FULL_PRIVILEGES, NO_SETUID, AMBIENT);

    private final String sign;

    Prefix(String sign) {
      this.sign = sign;
    }

    /** Returns the prefix as written. */
    public String sign() {
      return sign;
    }

    /** Whether one of {@code prefixes} makes root run the command, whatever User= says. */
    public static boolean keepRoot(Set<Prefix> prefixes) {
      return prefixes.stream().anyMatch(OF_ROOT::contains);
    }
  }

  /**
   * One command. The program's value excludes its prefixes, as does its span if it is unquoted. The
   * words are the arguments that follow it. Specifiers and variables stay as written.
   */
  public record Command(Set<Prefix> prefixes, Word program, List<Word> words) {
    public Command {
      prefixes = Collections.unmodifiableSet(prefixes);
      words = List.copyOf(words);
    }

    /** Whether {@code $} is expanded in the words and in argv[0]. */
    public boolean expandsDollars() {
      return !prefixes.contains(Prefix.NO_DOLLARS);
    }

    /**
     * Returns the arguments of the process, starting with argv[0]. Empty if systemd refuses the
     * command: a specifier is unknown, or the program is invalid once specifiers are replaced.
     * Variables are expanded in argv[0] as well, but never in the path that is run.
     */
    public Optional<List<String>> argv(
        Map<Character, String> specifiers, Map<String, String> environment) {
      List<String> out = new ArrayList<>(words.size() + 1);
      Optional<String> path = Specifiers.expand(program.value(), specifiers).text();
      if (path.flatMap(ExecLine::programFault).isPresent() || path.isEmpty()) {
        return Optional.empty();
      }
      if (!prefixes.contains(Prefix.ARGV0)) {
        out.add(path.get());
      }
      for (Word word : words) {
        Optional<String> text = Specifiers.expand(word.value(), specifiers).text();
        if (text.isEmpty()) {
          return Optional.empty();
        }
        out.add(text.get());
      }
      return Optional.of(expandsDollars() ? Dollars.expand(out, environment) : out);
    }
  }

  /** A fault, its outcome, and its place in the value. */
  public record Problem(Fault fault, Outcome outcome, Span at) {}

  /** The faults that a command can have. */
  public enum Fault {
    UNBALANCED_QUOTE,
    BAD_ESCAPE,
    /** Prefixes without a program, or an empty word. */
    NO_PROGRAM,
    /** A quote, backslash or control character in the program's name, however it is escaped. */
    UNSAFE_PROGRAM,
    /** The program ends in a slash. */
    DIRECTORY,
    /** Neither an absolute path nor a plain file name. */
    NOT_A_PATH,
    /** {@code @} without a word for argv[0]. */
    NO_ARGV0
  }

  /** The consequence of a fault. */
  public enum Outcome {
    /** A warning; the escape stays in the word as written. */
    KEPT,
    /** This command and the rest of the line are ignored, with a warning. */
    DROPPED,
    /** The unit does not load (since 234). */
    REFUSED
  }

  /**
   * Reads any text; it never fails. A program is valid if any value of its specifiers makes it
   * valid. systemd stops reading at an unknown specifier; this reads on as if the specifier were
   * known.
   */
  public static ExecLine read(String value) {
    ExecReader reader = new ExecReader(value);
    reader.run();
    return new ExecLine(reader.commands, reader.problems);
  }

  /** Returns the fault that systemd finds in a program's path with its specifiers replaced. */
  public static Optional<Fault> programFault(String path) {
    if (path.isEmpty()) {
      return Optional.of(Fault.NO_PROGRAM);
    }
    if (isUnsafe(path)) {
      return Optional.of(Fault.UNSAFE_PROGRAM);
    }
    if (path.endsWith("/")) {
      return Optional.of(Fault.DIRECTORY);
    }
    boolean ok = path.startsWith("/") ? isPath(path) : isFileName(path);
    return ok ? Optional.empty() : Optional.of(Fault.NOT_A_PATH);
  }

  private static boolean isUnsafe(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (UnitText.isControl(c) || c == '"' || c == '\'' || c == '\\') {
        return true;
      }
    }
    return false;
  }

  private static boolean isFileName(String text) {
    return text.indexOf('/') < 0
        && !text.equals(".")
        && !text.equals("..")
        && UnitText.bytes(text, 0, text.length()) <= LONGEST_NAME;
  }

  private static boolean isPath(String text) {
    if (UnitText.bytes(text, 0, text.length()) > LONGEST_PATH) {
      return false;
    }
    int from = 0;
    while (from < text.length()) {
      int to = UnitText.find(text, '/', from, text.length());
      if (UnitText.bytes(text, from, to) > LONGEST_NAME) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  /** Reads one value. */
  private static final class ExecReader {
    private final String value;
    private final WordReader reader;
    private final List<Command> commands = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int warningsSeen;

    ExecReader(String value) {
      this.value = value;
      this.reader = new WordReader(value, Escapes.LENIENT, true);
    }

    void run() {
      while (readCommand()) {}
    }

    /** Returns false where systemd stops reading. */
    private boolean readCommand() {
      Optional<Word> first = nextWord(Outcome.DROPPED);
      if (first.isEmpty()) {
        return false;
      }
      if (first.get().value().equals(";")) {
        return true;
      }
      EnumSet<Prefix> prefixes = EnumSet.noneOf(Prefix.class);
      Word program = withoutPrefixes(first.get(), prefixes);
      Outcome outcome =
          prefixes.contains(Prefix.IGNORE_FAILURE) ? Outcome.DROPPED : Outcome.REFUSED;
      Optional<Fault> fault = faultAsWritten(program.value());
      if (fault.isPresent()) {
        problems.add(new Problem(fault.get(), outcome, program.span()));
        return false;
      }
      List<Word> words = new ArrayList<>();
      while (!reader.atEnd()) {
        if (reader.stands(";")) {
          break; // the next command starts with it and skips it
        }
        if (reader.stands("\\;")) {
          words.add(new Word(";", new Span(reader.at(), reader.at() + 2), false));
          reader.skip(2);
          continue;
        }
        Optional<Word> word = nextWord(outcome);
        if (word.isEmpty()) {
          return false;
        }
        words.add(word.get());
      }
      if (words.isEmpty() && prefixes.contains(Prefix.ARGV0)) {
        problems.add(new Problem(Fault.NO_ARGV0, outcome, program.span()));
        return false;
      }
      commands.add(new Command(prefixes, program, words));
      return true;
    }

    private Optional<Word> nextWord(Outcome outcome) {
      boolean read = reader.advance();
      for (; warningsSeen < reader.warnings().size(); warningsSeen++) {
        Span at = reader.warnings().get(warningsSeen).at();
        problems.add(new Problem(Fault.BAD_ESCAPE, Outcome.KEPT, at));
      }
      if (read) {
        return Optional.of(reader.words().get(reader.words().size() - 1));
      }
      reader
          .failure()
          .ifPresent(
              failure -> problems.add(new Problem(Fault.UNBALANCED_QUOTE, outcome, failure.at())));
      return Optional.empty();
    }

    private Word withoutPrefixes(Word first, EnumSet<Prefix> prefixes) {
      String text = first.value();
      int length = 0;
      while (length < text.length() && takePrefix(text.charAt(length), prefixes)) {
        length++;
      }
      Span span = first.span();
      boolean bare = value.startsWith(text.substring(0, length), span.start());
      return new Word(
          text.substring(length),
          bare ? new Span(span.start() + length, span.end()) : span,
          first.quoted());
    }

    private static boolean takePrefix(char c, EnumSet<Prefix> prefixes) {
      boolean privileged =
          prefixes.contains(Prefix.FULL_PRIVILEGES) || prefixes.contains(Prefix.AMBIENT);
      return switch (c) {
        case '-' -> prefixes.add(Prefix.IGNORE_FAILURE);
        case '@' -> prefixes.add(Prefix.ARGV0);
        case ':' -> prefixes.add(Prefix.NO_DOLLARS);
        case '|' -> prefixes.add(Prefix.SHELL);
        case '+' ->
            !privileged
                && !prefixes.contains(Prefix.NO_SETUID)
                && prefixes.add(Prefix.FULL_PRIVILEGES);
        case '!' ->
            !privileged
                && (prefixes.remove(Prefix.NO_SETUID)
                    ? prefixes.add(Prefix.AMBIENT)
                    : prefixes.add(Prefix.NO_SETUID));
        default -> false;
      };
    }

    /** Returns the fault of a program whose specifiers may have any value. */
    private static Optional<Fault> faultAsWritten(String program) {
      Optional<String> literal =
          program.indexOf('%') < 0
              ? Optional.of(program)
              : Specifiers.expand(program, Map.of()).text();
      if (literal.isPresent()) {
        return programFault(literal.get());
      }
      if (isUnsafe(program)) {
        return Optional.of(Fault.UNSAFE_PROGRAM);
      }
      if (program.endsWith("/")) {
        return Optional.of(Fault.DIRECTORY);
      }
      boolean relative = "/%".indexOf(program.charAt(0)) < 0 && program.indexOf('/') > 0;
      return relative ? Optional.of(Fault.NOT_A_PATH) : Optional.empty();
    }
  }
}

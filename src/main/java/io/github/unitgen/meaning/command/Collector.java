package io.github.unitgen.meaning.command;

import io.github.unitgen.meaning.command.ShellBody.Shell;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellScan;
import io.github.unitgen.syntax.shell.ShellScan.Inside;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Splits command lines and shell texts into the programs that they start. */
final class Collector {
  /** The most shells in shells: nobody writes more by hand, and each level reads its text again. */
  private static final int DEEPEST = 6;

  /** The most wrappers around wrappers, for the same reason. */
  private static final int MOST_LAYERS = 20;

  private final List<Started> found = new ArrayList<>();
  private final Set<String> functions = new HashSet<>();
  private final List<ShellBody> texts = new ArrayList<>();
  private final Map<Integer, Set<Prefix>> prefixes = new HashMap<>();
  private int groups;

  /** Whether the init adds an {@code exec} to the next command of its shell. */
  private boolean impliedExec;

  /**
   * A word, and the places of the letters of its value: {@code inner} is where the value starts in
   * {@code around}, or negative if they are only known to be in the word.
   */
  record RawWord(Argument argument, Places around, int inner) {
    String value() {
      return argument.value();
    }

    Places places() { // for few words, of all that are read
      return inner < 0 ? Places.within(argument.span()) : around.behind(inner);
    }
  }

  Commands commands() {
    return new Commands(found, functions, texts, prefixes);
  }

  /** Reads a command that no shell reads. */
  void words(Phase phase, List<RawWord> words, Span command, Set<Prefix> before) {
    groups++;
    if (!before.isEmpty()) {
      prefixes.put(groups, before);
    }
    start(phase, words, command, List.of(), List.of(), List.of(), direct(words));
  }

  /** Reads a text for a shell that the init starts. */
  void text(Phase phase, String text, Places places) {
    groups++;
    ShellBody.Kind kind = impliedExec ? ShellBody.Kind.EXEC : ShellBody.Kind.SCRIPT;
    ShellScan scan = keep(phase, kind, Shell.SH, text, true, true, true, places);
    text(phase, text, scan, places, List.of(), List.of(), Optional.empty());
  }

  private ShellScan keep(
      Phase phase,
      ShellBody.Kind kind,
      Shell shell,
      String text,
      boolean errexit,
      boolean exact,
      boolean expanded,
      Places places) {
    ShellScan scan = ShellScan.of(text);
    texts.add(new ShellBody(phase, kind, shell, text, scan, errexit, exact, expanded, places));
    return scan;
  }

  /**
   * Reads an {@code exec} stanza: if Upstart starts a shell for it, it inserts {@code exec} before
   * the command.
   */
  void line(Phase phase, String text, Places places) {
    impliedExec = true;
    text(phase, text, places);
    impliedExec = false;
  }

  private static Started.Context direct(List<RawWord> words) {
    Span name = words.isEmpty() ? Span.at(0) : words.get(0).argument().span();
    return new Started.Context(
        false,
        true,
        true,
        false,
        false,
        false,
        "",
        false,
        false,
        false,
        "",
        Optional.empty(),
        name,
        0);
  }

  private void text(
      Phase phase,
      String text,
      ShellScan scan,
      Places places,
      List<Wrapper> wrappers,
      List<Argument> environment,
      Optional<Started.Context> around) {
    functions.addAll(scan.functions());
    for (ShellScan.Command command : scan.commands()) {
      List<ShellScan.Word> read = command.words();
      List<RawWord> words = new ArrayList<>(read.size());
      for (int i = 0; i < read.size(); i++) { // without an iterator for each command
        words.add(word(read.get(i), places));
      }
      List<Argument> variables = environment;
      if (!command.assignments().isEmpty()) {
        variables = new ArrayList<>(environment);
        for (ShellScan.Word word : command.assignments()) {
          variables.add(word(word, places).argument());
        }
      }
      start(
          phase,
          words,
          places.of(command.span()),
          redirections(command, places),
          wrappers,
          variables,
          context(command, words, places, around));
      if (!command.redirections().isEmpty()) {
        documents(phase, text, places, command, words, wrappers, around);
      }
    }
  }

  /** Reads the here-documents of a shell, each of which is a text for it. */
  private void documents(
      Phase phase,
      String text,
      Places places,
      ShellScan.Command command,
      List<RawWord> words,
      List<Wrapper> wrappers,
      Optional<Started.Context> around) {
    for (ShellScan.Redirection redirection : command.redirections()) {
      if (redirection.document().isEmpty() || depth(around) >= DEEPEST) {
        continue;
      }
      Started.Context context = context(command, words, places, around);
      List<RawWord> left = words;
      if (!left.isEmpty() && left.get(0).value().equals("exec")) {
        left = left.subList(1, left.size());
      } else {
        context = with(context, false);
      }
      if (!left.isEmpty() && Interpreters.isShell(left.get(0).argument().base())) {
        Span span = redirection.document().get();
        String lines = text.substring(span.start(), span.end());
        Places inLines = places.behind(span.start());
        boolean exact = isQuoted(redirection) || noneOf(lines, "$`\\");
        Shell shell = Shell.of(left.get(0).argument().base());
        boolean errexit = hasErrexit(arguments(left));
        ShellScan scan =
            keep(phase, ShellBody.Kind.DOCUMENT, shell, lines, errexit, exact, true, inLines);
        text(phase, lines, scan, inLines, wrappers, List.of(), Optional.of(context));
      }
    }
  }

  /** Whether the words of a shell contain {@code -e}, alone or as in {@code -ec}. */
  private static boolean hasErrexit(List<Argument> words) {
    for (Argument word : words) {
      String option = word.value();
      if (option.startsWith("-") && !option.startsWith("--") && option.indexOf('e') > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isQuoted(ShellScan.Redirection redirection) {
    return redirection
        .target()
        .filter(word -> word.span().length() > word.value().length())
        .isPresent();
  }

  private static boolean noneOf(String text, String signs) {
    return text.chars().noneMatch(c -> signs.indexOf(c) >= 0);
  }

  private static int depth(Optional<Started.Context> around) {
    return around.isEmpty() ? 0 : around.get().depth() + 1;
  }

  private static RawWord word(ShellScan.Word word, Places places) {
    Argument argument = new Argument(word.value(), places.of(word.span()), word.literal());
    return new RawWord(argument, places, word.inner());
  }

  private static List<Redirection> redirections(ShellScan.Command command, Places places) {
    if (command.redirections().isEmpty()) {
      return List.of();
    }
    List<Redirection> out = new ArrayList<>();
    for (ShellScan.Redirection redirection : command.redirections()) {
      if (redirection.isOutputToFile()) {
        String sign = redirection.operator();
        int stream =
            sign.startsWith("&") || sign.equals(">&")
                ? 0
                : redirection.digit().isEmpty() ? 1 : redirection.digit().charAt(0) - '0';
        RawWord target = word(redirection.target().orElseThrow(), places);
        out.add(new Redirection(stream, sign, target.argument(), places.of(redirection.span())));
      }
    }
    return out;
  }

  private Started.Context context(
      ShellScan.Command command,
      List<RawWord> words,
      Places places,
      Optional<Started.Context> around) {
    Set<Inside> inside = command.inside();
    Span name = words.isEmpty() ? places.of(command.span()) : words.get(0).argument().span();
    boolean outer = around.isEmpty();
    Started.Context near = around.isPresent() ? around.get() : direct(words);
    Optional<Span> background =
        command.background().isEmpty() ? near.background() : command.background().map(places::of);
    return new Started.Context(
        true,
        near.executed() && (impliedExec || namesExec(words)),
        command.last() && near.last(),
        command.pipedFrom() || near.piped() && !outer,
        command.pipedInto() || near.pipedInto() && !outer,
        inside.contains(Inside.LOOP) || near.inLoop(),
        command.function().isEmpty() ? near.function() : command.function(),
        inside.contains(Inside.SUBSHELL) || near.inSubshell(),
        inside.contains(Inside.CONDITION) || near.inCondition(),
        inside.contains(Inside.BRANCH) || near.inBranch(),
        command.operator(),
        background,
        name,
        depth(around));
  }

  /**
   * Whether a word may be the {@code exec} of a shell: without it, the shell stays around the
   * command.
   */
  private static boolean namesExec(List<RawWord> words) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).value().endsWith("exec")) {
        return true;
      }
    }
    return false;
  }

  private static Started.Context with(Started.Context context, boolean executed) {
    if (executed || !context.executed()) {
      return context;
    }
    return new Started.Context(
        context.shell(),
        false,
        context.last(),
        context.piped(),
        context.pipedInto(),
        context.inLoop(),
        context.function(),
        context.inSubshell(),
        context.inCondition(),
        context.inBranch(),
        context.operator(),
        context.background(),
        context.name(),
        context.depth());
  }

  /** Removes the wrappers and keeps the program, or reads the text if the command is a shell. */
  private void start(
      Phase phase,
      List<RawWord> words,
      Span command,
      List<Redirection> redirections,
      List<Wrapper> outer,
      List<Argument> environment,
      Started.Context around) {
    List<Wrapper> wrappers = outer;
    List<RawWord> left = words;
    boolean executed = !around.shell() || impliedExec;
    impliedExec = false;
    boolean more = true;
    Started.Context context = around;
    List<Argument> own = List.of(); // the words of the program after its name
    for (int layer = 0; more && !left.isEmpty() && layer < MOST_LAYERS; layer++) {
      List<Argument> arguments = arguments(left);
      String name = arguments.get(0).base();
      Unwrapped inner = Unwrapped.of(name, arguments, around.shell());
      executed |= inner.kind() == Unwrapped.Kind.EXEC;
      if (inner.kind() == Unwrapped.Kind.PROGRAM) {
        own =
            arguments.size() == 1 ? List.of() : List.copyOf(arguments.subList(1, arguments.size()));
        more = false;
      } else {
        if (inner.kind() != Unwrapped.Kind.EXEC) {
          List<Wrapper> all = new ArrayList<>(wrappers);
          all.add(inner.wrapper(name, arguments));
          wrappers = List.copyOf(all); // shared by all that is inside
        }
        if (inner.kind() == Unwrapped.Kind.TEXT) {
          if (around.depth() < DEEPEST) {
            RawWord text = left.get(inner.next());
            shell(phase, text, redirections, wrappers, environment, with(context, executed));
          }
          return;
        }
        left = inner.rest(left);
        more = inner.kind() != Unwrapped.Kind.SCRIPT;
      }
    }
    Argument word = left.isEmpty() ? new Argument("", around.name(), true) : left.get(0).argument();
    List<Argument> arguments =
        left.size() == own.size() + 1 || left.isEmpty()
            ? own
            : arguments(left.subList(1, left.size()));
    found.add(
        new Started(
            phase,
            groups,
            word.base(),
            word,
            command,
            arguments,
            environment,
            redirections,
            wrappers,
            with(context, executed),
            Started.known(word, arguments)));
  }

  private static List<Argument> arguments(List<RawWord> words) {
    if (words.size() == 1) {
      return List.of(words.get(0).argument()); // as of many commands
    }
    Argument[] arguments = new Argument[words.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = words.get(i).argument();
    }
    return List.of(arguments);
  }

  /** Reads the text of {@code sh -c}. The redirections of the shell also apply to its programs. */
  private void shell(
      Phase phase,
      RawWord text,
      List<Redirection> redirections,
      List<Wrapper> wrappers,
      List<Argument> environment,
      Started.Context context) {
    int before = found.size();
    // Outside of a shell the init expands, and leaves unknown variables as they are.
    boolean exact = !context.shell() || text.argument().literal();
    Wrapper last = wrappers.get(wrappers.size() - 1);
    Shell shell = Shell.of(last.name());
    Places places = text.places();
    ShellScan scan =
        keep(
            phase,
            ShellBody.Kind.ARGUMENT,
            shell,
            text.value(),
            shell != Shell.OTHER && hasErrexit(last.arguments()),
            exact,
            context.shell(),
            places);
    text(phase, text.value(), scan, places, wrappers, environment, Optional.of(context));
    if (!redirections.isEmpty()) {
      for (int i = before; i < found.size(); i++) {
        if (found.get(i).context().last() || i == found.size() - 1) {
          found.set(i, found.get(i).with(redirections));
          return;
        }
      }
    }
  }
}

package io.github.unitgen.importer.systemd;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.Undisclosed;
import io.github.unitgen.importer.systemd.ProcessKeys.Line;
import io.github.unitgen.importer.systemd.ProcessKeys.Raw;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Sequence;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellWords;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a service: what it starts, and what it runs before that. */
final class ServiceCommands {
  private static final String SERVICE = "Service";
  private static final String START = "ExecStart";
  private static final String PRE = "ExecStartPre";

  /** How the table of programs marks a part of a word. */
  private static final String TEXT = "text:";

  /** How unitgen has a shell add the number of the instance to a port. */
  private static final Pattern PORT =
      Pattern.compile(
          "export PORT=\\$\\(\\((-?[0-9]{1,5}) \\+ \\{\\{instance\\}\\}\\)\\);"
              + " exec \"\\$0\" \"\\$@\"");

  private final UnitMember member;
  private final ProcessKeys keys;
  private final UnitSpecifiers specifiers;
  private final Optional<Map<String, String>> variables;
  private final List<String> changed = new ArrayList<>();
  private boolean addsPort;

  /** {@code variables}: those of the commands; empty where not all of them are known. */
  ServiceCommands(
      UnitMember member,
      ProcessKeys keys,
      UnitSpecifiers specifiers,
      Optional<Map<String, String>> variables) {
    this.member = member;
    this.keys = keys;
    this.specifiers = specifiers;
    this.variables = variables;
  }

  /** Whether a command sets PORT. */
  boolean addsPort() {
    return addsPort;
  }

  /** False where there is no command for a manifest; then all lines that say why have a fate. */
  boolean run() {
    List<UnitInput.UnitCommand> starts = member.unit().commands(SERVICE, START);
    if (starts.isEmpty()) {
      member.notCarried(
          member.open(SERVICE, START), "systemd starts nothing with it: correct the command");
      return false;
    }
    UnitInput.UnitCommand main = starts.get(starts.size() - 1);
    Optional<UnitCommand> command = command(main, foreground(main));
    if (command.isEmpty()) {
      member.notCarried(
          member.open(SERVICE, START),
          "a specifier in it has no key: write its value, and import again");
      return false;
    }
    UnitCommand own = withoutPort(command.get());
    Optional<Map<String, Value>> settings = taken(own, main.line());
    if (settings.isEmpty()) {
      member.notCarried(
          member.open(SERVICE, START), "this command cannot be written to a manifest: replace it");
      return false;
    }
    List<Line> lines = new ArrayList<>();
    for (Line line : member.open(SERVICE, START)) {
      if (line.assignment().equals(main.line()) || starts.stream().noneMatch(at -> is(at, line))) {
        lines.add(line);
      }
    }
    List<String> changes = new ArrayList<>(changed);
    own.change(settings.get()).ifPresent(changes::add);
    boolean hasUser = !member.unit().value(SERVICE, "User").isEmpty();
    changes.addAll(UnitCommand.changes(main.command().prefixes(), hasUser));
    if (changes.isEmpty()) {
      keys.set("command", settings.get().getOrDefault("command", new Text("")), lines);
    } else {
      keys.set(
          "command",
          settings.get().getOrDefault("command", new Text("")),
          lines,
          String.join("; ", changes));
    }
    Optional<Value> shell = Optional.ofNullable(settings.get().get("shell"));
    shell.ifPresent(value -> keys.set("shell", value, List.of()));
    before(starts.subList(0, starts.size() - 1), shell.isPresent());
    searchPath();
    return true;
  }

  private static boolean is(UnitInput.UnitCommand command, Line line) {
    return command.line().equals(line.assignment());
  }

  /** Words of a command, at {@code at}, that go, and those that take their place. */
  private record Change(Span at, List<String> words) {
    static final Change NONE = new Change(new Span(0, 0), List.of());

    boolean takes(Span word) {
      return at.start() <= word.start() && word.end() <= at.end();
    }

    List<UnitWords.Word> added() {
      return words.stream()
          .map(word -> word.replace("%", "%%").replace("$", "$$"))
          .map(word -> new UnitWords.Word(word, at, false))
          .toList();
    }
  }

  private Optional<UnitCommand> command(UnitInput.UnitCommand command, Change change) {
    List<UnitWords.Word> words = new ArrayList<>();
    List<UnitWords.Word> added = new ArrayList<>(change.added());
    boolean isName = command.command().prefixes().contains(Prefix.ARGV0);
    for (UnitWords.Word word : command.command().words()) {
      boolean goes = change.takes(command.span(word));
      if (goes) {
        words.addAll(added);
        added.clear();
      } else if (!isName) {
        words.add(word);
      }
      isName = false;
    }
    words.addAll(added);
    return UnitCommand.of(
        command.command(), words, specifiers, variables.orElse(Map.of()), variables.isPresent());
  }

  /** What sends the program into the background, if that can be left out. */
  private Change foreground(UnitInput.UnitCommand main) {
    List<Line> types = member.openOf("Type");
    List<Line> files = member.openOf("PIDFile");
    boolean forks = member.unit().value(SERVICE, "Type").equals("forking");
    String gone = "the PID file is removed: the init tracks the process";
    for (Started started : Commands.of(member.unit()).main()) {
      Optional<Change> change =
          member.isOneshot() ? Optional.empty() : change(main, started, forks);
      if (change.isPresent()) {
        String instead = String.join(" ", change.get().words());
        String written =
            change.get().at().isEmpty()
                ? "`" + instead + "` is added"
                : "`"
                    + member.unit().file().source().slice(change.get().at())
                    + (instead.isEmpty() ? "` is removed" : "` is `" + instead + "`");
        changed.add(written + ": the program stays in the foreground");
        member.approximated(types, "the program stays in the foreground");
        member.approximated(files, gone);
        return change.get();
      }
    }
    if (!forks) {
      member.approximated(files, gone);
      return Change.NONE;
    }
    String toDo = "start the program in the foreground, then remove this";
    types.stream()
        .filter(line -> line.assignment().value().equals("forking"))
        .forEach(line -> keys.keep(line, toDo));
    files.forEach(line -> keys.keep(line, toDo));
    return Change.NONE;
  }

  /** What keeps a program in the foreground, where the table of programs knows it. */
  private static Optional<Change> change(
      UnitInput.UnitCommand main, Started started, boolean forks) {
    Optional<Daemonizing> daemon =
        Daemonizing.of(started).filter(leaves -> forks || leaves.how() == Daemonizing.How.FLAG);
    if (daemon.isEmpty()) {
      return Optional.empty();
    }
    List<Flags.Use> uses = Flags.of(started, Kind.DAEMONIZE);
    if (!uses.isEmpty() && uses.get(0).flag().written().startsWith(TEXT)) {
      return inWord(main, uses.get(0));
    }
    Optional<String> instead = Optional.empty();
    Optional<Span> at = daemon.get().removable();
    if (daemon.get().how() == Daemonizing.How.DEFAULT) {
      instead = foreground(started);
      at = instead.map(words -> Span.at(started.command().end()));
    } else if (at.isEmpty() && uses.size() == 1) {
      instead = uses.get(0).flag().instead().filter(words -> words.startsWith("-"));
      at = instead.map(words -> uses.get(0).span());
    }
    List<String> words = ShellWords.split(instead.orElse("")).values();
    return at.filter(span -> isOf(main, started, span)).map(span -> new Change(span, words));
  }

  /** Whether what is to be changed stands in the line itself, and not in the text of a shell. */
  private static boolean isOf(UnitInput.UnitCommand main, Started started, Span at) {
    return at.isEmpty()
        ? !started.context().shell()
        : main.command().words().stream().anyMatch(word -> main.span(word).start() == at.start());
  }

  /** Where a part of a word is what does it. */
  private static Optional<Change> inWord(UnitInput.UnitCommand main, Flags.Use use) {
    String part = use.flag().written().substring(TEXT.length());
    for (UnitWords.Word word : main.command().words()) {
      if (main.span(word).start() == use.span().start() && use.flag().instead().isPresent()) {
        String whole = word.value().replace(part, use.flag().instead().get());
        return Optional.of(new Change(main.span(word), List.of(whole)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> foreground(Started started) {
    for (Kind kind : List.of(Kind.FORKS, Kind.FORKS_BY_DEFAULT)) {
      for (Programs.Flag flag : started.known().map(p -> p.flags(kind)).orElse(List.of())) {
        if (flag.instead().filter(words -> words.startsWith("-")).isPresent()) {
          return flag.instead();
        }
      }
    }
    return Optional.empty();
  }

  /** The linter is told what it cannot see: that systemd follows what is left running. */
  Optional<String> comment() {
    Map<String, Value> settings = keys.wished();
    settings.keySet().retainAll(List.of("command", "shell", "count", "instances"));
    boolean leaves =
        DraftCheck.read(DraftCheck.alone(settings, List.of())).stream()
            .flatMap(manifest -> Commands.of(manifest.processes().get(0)).main().stream())
            .filter(started -> started.context().last() || started.context().executed())
            .flatMap(started -> Daemonizing.of(started).stream())
            .anyMatch(Daemonizing::certain);
    return leaves ? Optional.of("unitgen: ignore[M101] as its unit starts it") : Optional.empty();
  }

  private UnitCommand withoutPort(UnitCommand command) {
    Optional<Integer> port = port(command);
    if (port.isEmpty()) {
      return command;
    }
    if (!addsPort) {
      addsPort = true;
      keys.set("port", new Word(Integer.toString(port.get())), List.of());
    }
    return command.without("/bin/sh -c".split(" ", -1).length + 1);
  }

  private Optional<Integer> port(UnitCommand command) {
    List<String> argv = command.argv().orElse(List.of());
    boolean isShell = argv.size() > 3 && argv.get(0).equals("/bin/sh") && argv.get(1).equals("-c");
    UnitGroup.Numbers numbers = UnitGroup.Numbers.of(member.instances().orElse(List.of()));
    if (!isShell || !numbers.isCount()) {
      return Optional.empty();
    }
    Matcher sum = PORT.matcher(argv.get(2));
    return sum.matches()
        ? Optional.of(Integer.parseInt(sum.group(1)) + numbers.first())
        : Optional.empty();
  }

  /** As a text if a manifest takes it so, else as words. */
  private Optional<Map<String, Value>> taken(UnitCommand command, Assignment line) {
    List<Map<String, Value>> ways = new ArrayList<>();
    command.settings(true).ifPresent(ways::add);
    command.settings(false).ifPresent(ways::add);
    command.argv().ifPresent(argv -> ways.add(Map.of("command", new Items(argv))));
    for (Map<String, Value> way : ways) {
      Map<String, Value> whole = keys.wished();
      whole.putAll(way);
      if (DraftCheck.error(whole, List.of()).isEmpty()) {
        return Optional.of(undisclosed(way, line));
      }
    }
    return Optional.empty();
  }

  /** The command without secrets. */
  private Map<String, Value> undisclosed(Map<String, Value> command, Assignment line) {
    Map<String, Value> settings = new LinkedHashMap<>(command);
    if (command.get("command") instanceof Text text) {
      settings.put("command", new Text(undisclosed(text.text(), line)));
    }
    return settings;
  }

  private String undisclosed(String text, Assignment line) {
    List<Fate> secrets = new ArrayList<>();
    String open = Undisclosed.script(text, member.source().place(line), secrets);
    secrets.forEach(fate -> member.source().add(line, fate));
    return open;
  }

  /** {@code first}: the commands of a oneshot that run before its last one. */
  private void before(List<UnitInput.UnitCommand> first, boolean byShell) {
    List<UnitInput.UnitCommand> all = new ArrayList<>(member.unit().commands(SERVICE, PRE));
    boolean isOneshot = member.isOneshot();
    if (isOneshot) {
      all.addAll(first);
    } else {
      first.forEach(
          command ->
              member
                  .source()
                  .notCarried(command.line(), "systemd rejects a second command: remove one"));
    }
    List<Line> lines = new ArrayList<>();
    for (UnitInput.UnitCommand command : all) {
      boolean isNew = lines.stream().noneMatch(line -> is(command, line));
      if (isNew && !keys.isWished(new Line(member.source(), command.line()))) {
        lines.add(new Line(member.source(), command.line()));
      }
    }
    if (all.isEmpty()) {
      return;
    }
    List<Value> values = new ArrayList<>();
    boolean areTexts = true;
    for (UnitInput.UnitCommand command : all) {
      Optional<UnitCommand> made = command(command, Change.NONE);
      Set<Prefix> prefixes = command.command().prefixes();
      boolean isPlain = prefixes.isEmpty() || prefixes.equals(Set.of(Prefix.NO_DOLLARS));
      Optional<List<String>> argv =
          made.map(this::withoutPort).flatMap(UnitCommand::argv).filter(words -> isPlain);
      if (argv.isEmpty()) {
        values.clear();
        break;
      }
      Value value = made.map(this::withoutPort).map(UnitCommand::value).orElse(new Text(""));
      if (value instanceof Text text) {
        value = new Text(undisclosed(text.text(), command.line()));
      }
      Value word = byShell ? new Items(argv.get()) : value;
      areTexts &= word instanceof Text;
      values.add(word);
    }
    if (values.isEmpty()) {
      for (Line line : lines) {
        String value = line.assignment().value();
        keys.keep(new Raw(SERVICE, PRE, value, line, Optional.empty()));
      }
      return;
    }
    if (areTexts) {
      List<String> texts = values.stream().map(value -> ((Text) value).text()).toList();
      keys.set("pre_start", new Items(texts), lines);
    } else {
      keys.set("pre_start", new Sequence(values), lines);
    }
  }

  /** The PATH in which programs are looked up is that of the process. */
  private void searchPath() {
    String path = member.unit().value(SERVICE, "ExecSearchPath");
    boolean isSame =
        variables.isPresent()
            ? path.equals(variables.get().get("PATH"))
            : member.unit().effective(SERVICE, "Environment").stream()
                .flatMap(line -> member.unit().environment(line).variables().stream())
                .anyMatch(
                    variable -> variable.name().equals("PATH") && variable.value().equals(path));
    if (!path.isEmpty() && isSame) {
      member.carried(member.openOf("ExecSearchPath"), "env.PATH");
    }
  }
}

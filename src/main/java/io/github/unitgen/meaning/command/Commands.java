package io.github.unitgen.meaning.command;

import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.meaning.command.Collector.RawWord;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The programs that a file starts, in file order within each phase. Any file has a result. */
public final class Commands {
  /** A setting of a service that holds commands, and the phase in which they run. */
  private record Key(String name, Phase phase) {}

  private static final List<Key> KEYS =
      List.of(
          new Key("ExecCondition", Phase.PRE_START),
          new Key("ExecStartPre", Phase.PRE_START),
          new Key("ExecStart", Phase.MAIN),
          new Key("ExecStartPost", Phase.POST_START),
          new Key("ExecReload", Phase.RELOAD),
          new Key("ExecStop", Phase.STOP),
          new Key("ExecStopPost", Phase.POST_STOP));

  private final List<Started> all;
  private final Set<String> functions;
  private final List<ShellBody> texts;
  private final Map<Integer, Set<Prefix>> prefixes;
  private final List<Started> main;

  /** The commands of functions that use the arguments of a call, by phase and function. */
  private final Map<Phase, Map<String, Started>> handedOn = new HashMap<>(0);

  private Optional<Started> worker = Optional.empty();
  private boolean isWorkerKnown;

  /**
   * Creates the commands; {@code prefixes} holds those of each command line of systemd, by the
   * group of the programs that it starts.
   */
  Commands(
      List<Started> all,
      Set<String> functions,
      List<ShellBody> texts,
      Map<Integer, Set<Prefix>> prefixes) {
    this.all = List.copyOf(all);
    this.functions = Set.copyOf(functions);
    this.texts = List.copyOf(texts);
    this.prefixes = Map.copyOf(prefixes);
    for (Started started : all) {
      String function = started.context().function();
      if (!function.isEmpty() && started.arguments().stream().anyMatch(Positional::isIn)) {
        handedOn
            .computeIfAbsent(started.phase(), phase -> new HashMap<>())
            .putIfAbsent(function, started);
      }
    }
    this.main = select(Phase.MAIN);
  }

  /** Returns all programs. */
  public List<Started> all() {
    return all;
  }

  /** Returns the names of the functions that shell texts of the file define. */
  public Set<String> functions() {
    return functions;
  }

  /**
   * Returns the first command that uses arguments of {@code call}, which is a call of a function.
   */
  Optional<Started> handedOn(Started call) {
    return Optional.ofNullable(
        handedOn.getOrDefault(call.phase(), Map.of()).get(call.word().value()));
  }

  /**
   * Returns the first worker among the programs of the main process, according to the table of
   * programs.
   */
  Optional<Started> worker() {
    if (!isWorkerKnown) {
      for (Started started : main()) {
        if (worker.isEmpty() && Workers.is(started)) {
          worker = Optional.of(started);
        }
      }
      isWorkerKnown = true;
    }
    return worker;
  }

  /** Returns all texts that a shell reads. */
  public List<ShellBody> texts() {
    return texts;
  }

  /**
   * Returns the prefixes of the command line of systemd that starts the program; empty for other
   * command lines.
   */
  public Set<Prefix> prefixes(Started started) {
    return prefixes.getOrDefault(started.group(), Set.of());
  }

  /** Returns the commands of a service, read once for each unit. */
  public static Commands of(UnitInput unit) {
    return unit.derived(Commands.class, Commands::read);
  }

  /**
   * Returns the commands of a job, read once for each job. Of a repeated stanza, only the one that
   * counts is read.
   */
  public static Commands of(JobInput job) {
    return job.derived(Commands.class, Commands::read);
  }

  /**
   * Returns the commands of a process, with their places in its manifest, read once for each
   * process.
   */
  public static Commands of(ProcessSpec process) {
    return process.program().command().derived().of(Commands.class, () -> read(process));
  }

  private static Commands read(ProcessSpec process) {
    Collector collector = new Collector();
    String instance = process.anInstance();
    for (Command command : process.program().preStart()) {
      manifest(Phase.PRE_START, command, instance, collector);
    }
    manifest(Phase.MAIN, process.program().command(), instance, collector);
    return collector.commands();
  }

  /**
   * Returns the commands of a text that a shell reads as a main process; spans are offsets into the
   * text.
   */
  public static Commands of(String text) {
    Collector collector = new Collector();
    collector.text(Phase.MAIN, text, Places.from(0));
    return collector.commands();
  }

  /** Returns the programs that run in {@code phase}. */
  public List<Started> in(Phase phase) {
    return phase == Phase.MAIN ? main : select(phase);
  }

  private List<Started> select(Phase phase) {
    List<Started> found = new ArrayList<>(all.size());
    for (Started started : all) {
      if (started.phase() == phase) {
        found.add(started);
      }
    }
    return List.copyOf(found);
  }

  /** Returns the programs of the supervised process. */
  public List<Started> main() {
    return in(Phase.MAIN);
  }

  private static Commands read(UnitInput unit) {
    Collector collector = new Collector();
    if (unit.isService()) {
      for (Key key : KEYS) {
        for (UnitInput.UnitCommand command : unit.commands("Service", key.name())) {
          exec(key.phase(), command, collector);
        }
      }
    }
    return collector.commands();
  }

  private static void exec(Phase phase, UnitInput.UnitCommand command, Collector collector) {
    ExecLine.Command line = command.command();
    List<RawWord> words = new ArrayList<>();
    words.add(word(command, line.program(), false));
    int from = line.prefixes().contains(Prefix.ARGV0) ? 1 : 0;
    for (UnitWords.Word word :
        line.words().subList(Math.min(from, line.words().size()), line.words().size())) {
      words.add(word(command, word, line.expandsDollars()));
    }
    int end = words.get(words.size() - 1).argument().span().end();
    int start = words.get(0).argument().span().start();
    collector.words(phase, words, new Span(start, Math.max(start, end)), line.prefixes());
  }

  private static RawWord word(UnitInput.UnitCommand command, UnitWords.Word word, boolean dollars) {
    Span span = command.span(word);
    String value = word.value();
    Places letters = Places.within(span);
    boolean exact = word.span().length() == value.length();
    boolean quoted = word.span().length() == value.length() + 2 && word.quoted();
    if (exact || quoted) {
      int first = word.span().start() + (exact ? 0 : 1);
      letters = (start, end) -> command.line().sourceSpan(first + start, first + end);
    }
    if (dollars && value.contains("$$")) {
      Undoubled undoubled = Undoubled.of(value);
      Places before = letters;
      value = undoubled.text();
      letters = (start, end) -> before.of(undoubled.written(start), undoubled.written(end));
    }
    return new RawWord(new Argument(value, span, value.indexOf('$') < 0), letters, 0);
  }

  private static Commands read(JobInput job) {
    Map<Job.Phase, JobFile.Stanza> counting = new EnumMap<>(Job.Phase.class);
    for (JobFile.Stanza stanza : job.file().stanzas()) {
      if (stanza instanceof JobFile.Words words && words.command().isPresent()) {
        counting.put(phase(words.name()), stanza);
      } else if (stanza instanceof JobFile.Script script) {
        counting.put(phase(script.name()), stanza);
      }
    }
    Collector collector = new Collector();
    counting.forEach((phase, stanza) -> stanza(job, phase, stanza, collector));
    return collector.commands();
  }

  private static Job.Phase phase(String name) {
    return switch (name) {
      case "pre-start" -> Job.Phase.PRE_START;
      case "post-start" -> Job.Phase.POST_START;
      case "pre-stop" -> Job.Phase.PRE_STOP;
      case "post-stop" -> Job.Phase.POST_STOP;
      default -> Job.Phase.MAIN;
    };
  }

  private static void stanza(
      JobInput job, Job.Phase when, JobFile.Stanza stanza, Collector collector) {
    Phase phase =
        switch (when) {
          case MAIN -> Phase.MAIN;
          case PRE_START -> Phase.PRE_START;
          case POST_START -> Phase.POST_START;
          case PRE_STOP -> Phase.STOP;
          case POST_STOP -> Phase.POST_STOP;
        };
    String text = job.file().source().text();
    if (stanza instanceof JobFile.Script script) {
      Dedented body = Dedented.of(text, script.body());
      collector.text(phase, body.text(), body::written);
    } else if (stanza instanceof JobFile.Words words) {
      Span span = words.command().orElseThrow().span();
      collector.line(phase, job.file().source().slice(span), Places.from(span.start()));
    }
  }

  private static void manifest(Phase phase, Command command, String instance, Collector collector) {
    List<RawWord> words = new ArrayList<>();
    for (Located<Text> word : command.words()) {
      Place at = word.at();
      String value = word.value().with(instance);
      Argument argument = new Argument(value, at.span(), true);
      words.add(new RawWord(argument, new ManifestLetters(at, value), 0));
    }
    collector.words(phase, words, command.at().span(), Set.of());
  }
}

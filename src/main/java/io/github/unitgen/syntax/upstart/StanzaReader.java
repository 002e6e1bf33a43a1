package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Job.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads one stanza into a draft of the job, with the checks of Upstart's own parser. */
final class StanzaReader {
  private static final Map<String, Handler> STANZAS =
      Map.ofEntries(
          Map.entry("apparmor", StanzaReader::apparmor),
          setting("author", (job, value) -> job.author = value),
          Map.entry("cgroup", StanzaReader::cgroup),
          setting("chdir", (job, value) -> job.chdir = value),
          setting("chroot", (job, value) -> job.chroot = value),
          Map.entry("console", StanzaReader::console),
          Map.entry("debug", StanzaReader::goOnInLine),
          setting("description", (job, value) -> job.description = value),
          Map.entry("emits", stanza -> stanza.list(stanza.job.emits)),
          setting("env", (job, value) -> value.ifPresent(job.env::add)),
          Map.entry("exec", stanza -> stanza.exec(Phase.MAIN)),
          Map.entry("expect", StanzaReader::expect),
          Map.entry("export", stanza -> stanza.list(stanza.job.export)),
          setting("instance", (job, value) -> job.instance = value),
          Map.entry("kill", StanzaReader::kill),
          Map.entry("limit", StanzaReader::limit),
          Map.entry("manual", StanzaReader::manual),
          Map.entry("nice", StanzaReader::nice),
          Map.entry("normal", StanzaReader::normal),
          Map.entry("oom", StanzaReader::oom),
          Map.entry("post-start", stanza -> stanza.process(Phase.POST_START)),
          Map.entry("post-stop", stanza -> stanza.process(Phase.POST_STOP)),
          Map.entry("pre-start", stanza -> stanza.process(Phase.PRE_START)),
          Map.entry("pre-stop", stanza -> stanza.process(Phase.PRE_STOP)),
          Map.entry("reload", StanzaReader::reload),
          Map.entry("respawn", StanzaReader::respawn),
          Map.entry("script", stanza -> stanza.script(Phase.MAIN)),
          setting("setgid", (job, value) -> job.setgid = value),
          setting("setuid", (job, value) -> job.setuid = value),
          Map.entry("start", stanza -> stanza.job.startOn = stanza.on()),
          Map.entry("stop", stanza -> stanza.job.stopOn = stanza.on()),
          Map.entry("task", StanzaReader::task),
          Map.entry("umask", StanzaReader::umask),
          setting("usage", (job, value) -> job.usage = value),
          setting("version", (job, value) -> job.version = value));

  private final Source source;
  private final Lexer lexer;
  private final JobDraft job;
  private final Set<String> dialect;
  private final StanzaText text;
  private Optional<Word> command = Optional.empty();
  private Optional<Span> body = Optional.empty();

  StanzaReader(Source source, Lexer lexer, JobDraft job, Set<String> dialect) {
    this.source = source;
    this.lexer = lexer;
    this.job = job;
    this.dialect = dialect;
    this.text = new StanzaText(source, lexer);
  }

  /**
   * Reads the stanza that starts here, up to the next line or, after some stanzas, the next word.
   */
  void read() throws Rejected {
    Word name = text.keyword();
    Handler handler = STANZAS.get(name.value());
    if (handler == null && dialect.contains(name.value())) {
      foreign();
      return;
    }
    if (handler == null) {
      throw new Rejected(Messages.UNKNOWN_STANZA, lexer.position(), name.span());
    }
    handler.read(this);
  }

  private void foreign() throws Rejected {
    while (text.hasToken()) {
      text.argument();
    }
    text.endOfLine();
  }

  StanzaText text() {
    return text;
  }

  /** Returns the words read so far, without a command. */
  List<Word> words() {
    return text.words();
  }

  Optional<Word> command() {
    return command;
  }

  /** Returns the body of a script block, even if the block is never closed. */
  Optional<Span> body() {
    return body;
  }

  private interface Handler {
    void read(StanzaReader stanza) throws Rejected;
  }

  private static Map.Entry<String, Handler> setting(
      String name, BiConsumer<JobDraft, Optional<Located<String>>> field) {
    return Map.entry(
        name,
        stanza -> {
          Word value = stanza.text.argument();
          stanza.text.endOfLine();
          field.accept(stanza.job, Optional.of(stanza.text.locate(value)));
        });
  }

  private void list(List<Located<String>> field) throws Rejected {
    do {
      field.add(text.locate(text.argument()));
    } while (text.hasToken());
    text.endOfLine();
  }

  private Optional<Events> on() throws Rejected {
    Word on = text.keyword();
    if (!on.value().equals("on")) {
      throw Rejected.word(Messages.UNKNOWN_STANZA, on);
    }
    return Optional.of(new EventReader(text).read());
  }

  private void manual() {
    job.startOn = Optional.empty();
    goOnInLine();
  }

  /** Continues on the same line, where Upstart reads the next words as a stanza of their own. */
  private void goOnInLine() {
    if (!text.hasToken()) {
      lexer.nextLine();
    }
  }

  private void process(Phase phase) throws Rejected {
    Word kind = text.keyword();
    switch (kind.value()) {
      case "exec" -> exec(phase);
      case "script" -> script(phase);
      default -> throw Rejected.word(Messages.UNKNOWN_STANZA, kind);
    }
  }

  private void exec(Phase phase) throws Rejected {
    Word line = text.command();
    command = Optional.of(line);
    job.commands.put(phase, new Job.Command(false, text.locate(line)));
  }

  private void script(Phase phase) throws Rejected {
    text.endOfLine();
    int start = lexer.position();
    int end = ScriptBlock.end(source.text(), start);
    if (end < 0) {
      int limit = source.text().length();
      body = Optional.of(new Span(start, limit));
      Span opened = new Span(text.span().start(), limit);
      throw new Rejected(Messages.UNTERMINATED_BLOCK, limit, opened);
    }
    Span lines = new Span(start, end);
    body = Optional.of(lines);
    lexer.moveTo(end);
    lexer.nextLine();
    String script = ScriptBlock.dedent(source.slice(lines));
    job.commands.put(phase, new Job.Command(true, text.locate(script, lines)));
  }

  private void expect() throws Rejected {
    Word word = text.argument();
    Job.Expect expect =
        switch (word.value()) {
          case "none" -> Job.Expect.NONE;
          case "stop" -> Job.Expect.STOP;
          case "daemon" -> Job.Expect.DAEMON;
          case "fork" -> Job.Expect.FORK;
          default -> throw Rejected.word(Messages.UNKNOWN_STANZA, word);
        };
    text.endOfLine();
    job.expect = located(expect, word);
  }

  private void task() throws Rejected {
    text.endOfLine();
    job.task = Optional.of(text.place());
  }

  private void kill() throws Rejected {
    Word what = text.keyword();
    switch (what.value()) {
      case "timeout" -> {
        Word word = text.argument();
        long seconds = Values.seconds(word);
        text.endOfLine();
        job.killTimeout = located(seconds, word);
      }
      case "signal" -> job.killSignal = signal();
      default -> throw Rejected.word(Messages.UNKNOWN_STANZA, what);
    }
  }

  private void reload() throws Rejected {
    Word what = text.keyword();
    if (!what.value().equals("signal")) {
      throw Rejected.word(Messages.UNKNOWN_STANZA, what);
    }
    job.reloadSignal = signal();
  }

  private Optional<Located<Integer>> signal() throws Rejected {
    Word word = text.argument();
    Optional<Integer> named = Values.signalNamed(word);
    int number = named.isPresent() ? named.get() : Values.status(word, Messages.ILLEGAL_SIGNAL);
    text.endOfLine();
    return located(number, word);
  }

  private void respawn() throws Rejected {
    if (!text.hasToken()) {
      lexer.nextLine();
      job.respawn = Optional.of(text.place());
      return;
    }
    Word limit = text.keyword();
    if (!limit.value().equals("limit")) {
      throw Rejected.word(Messages.UNKNOWN_STANZA, limit);
    }
    Word first = text.argument();
    Word last = first;
    int count = 0;
    long seconds = 0;
    if (!Values.isUnlimited(first)) {
      count = Values.respawns(first);
      last = text.argument();
      seconds = Values.seconds(last);
    }
    text.endOfLine();
    Job.RespawnLimit value = new Job.RespawnLimit(count, seconds);
    job.respawnLimit = Optional.of(text.locate(value, StanzaText.span(first, last)));
  }

  private void normal() throws Rejected {
    Word exit = text.keyword();
    if (!exit.value().equals("exit")) {
      throw Rejected.word(Messages.UNKNOWN_STANZA, exit);
    }
    do {
      Word word = text.argument();
      Optional<Integer> signal = Values.signalNamed(word);
      Job.NormalExit value =
          signal.isPresent()
              ? new Job.NormalExit(signal.get(), true)
              : new Job.NormalExit(Values.status(word, Messages.ILLEGAL_EXIT), false);
      job.normalExit.add(text.locate(value, word.span()));
    } while (text.hasToken());
    text.endOfLine();
  }

  private void console() throws Rejected {
    Word word = text.argument();
    Job.Console console =
        switch (word.value()) {
          case "none" -> Job.Console.NONE;
          case "output" -> Job.Console.OUTPUT;
          case "owner" -> Job.Console.OWNER;
          case "log" -> Job.Console.LOG;
          default -> throw Rejected.word(Messages.UNKNOWN_STANZA, word);
        };
    text.endOfLine();
    job.console = located(console, word);
  }

  private void umask() throws Rejected {
    Word word = text.argument();
    int value = Values.umask(word);
    text.endOfLine();
    job.umask = located(value, word);
  }

  private void nice() throws Rejected {
    Word word = text.argument();
    int value = Values.nice(word);
    text.endOfLine();
    job.nice = located(value, word);
  }

  private void oom() throws Rejected {
    Word word = text.argument();
    boolean isScore = word.value().equals("score");
    if (isScore) {
      word = text.argument();
    }
    int value = isScore ? Values.oomScore(word) : Values.oomAdjustment(word);
    text.endOfLine();
    job.oomScore = located(value, word);
  }

  private void limit() throws Rejected {
    Word what = text.argument();
    Optional<Job.Resource> resource = Job.Resource.of(what.value());
    if (resource.isEmpty()) {
      throw Rejected.word(Messages.UNKNOWN_STANZA, what);
    }
    Word first = text.argument();
    OptionalLong soft = Values.amount(first);
    Word last = text.argument();
    OptionalLong hard = Values.amount(last);
    text.endOfLine();
    Job.Limit value = new Job.Limit(soft, hard);
    job.limits.put(resource.get(), text.locate(value, StanzaText.span(first, last)));
  }

  private void apparmor() throws Rejected {
    Word what = text.keyword();
    if (!what.value().equals("load") && !what.value().equals("switch")) {
      throw Rejected.word(Messages.UNKNOWN_STANZA, what);
    }
    Optional<Located<String>> value = Optional.of(text.locate(text.argument()));
    text.endOfLine();
    if (what.value().equals("load")) {
      job.apparmorLoad = value;
    } else {
      job.apparmorSwitch = value;
    }
  }

  private void cgroup() throws Rejected {
    int before = words().size();
    do {
      text.argument();
    } while (text.hasToken() && words().size() < before + 4);
    text.endOfLine();
    List<Word> given = words().subList(before, words().size());
    int last = given.size() - 1;
    Optional<String> name = last % 2 == 1 ? Optional.of(given.get(1).value()) : Optional.empty();
    boolean keyed = last >= 2;
    Job.Cgroup value =
        new Job.Cgroup(
            given.get(0).value(),
            name,
            keyed ? Optional.of(given.get(last - 1).value()) : Optional.empty(),
            keyed ? Optional.of(given.get(last).value()) : Optional.empty());
    job.cgroups.add(text.locate(value, StanzaText.span(given.get(0), given.get(last))));
  }

  private <T> Optional<Located<T>> located(T value, Word word) {
    return Optional.of(text.locate(value, word.span()));
  }
}

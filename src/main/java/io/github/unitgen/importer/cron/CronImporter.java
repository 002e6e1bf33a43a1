package io.github.unitgen.importer.cron;

import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.FileNames;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.KeyOrder;
import io.github.unitgen.importer.shared.Remarks;
import io.github.unitgen.importer.shared.SecretFree;
import io.github.unitgen.importer.shared.ShellStart;
import io.github.unitgen.importer.shared.Undisclosed;
import io.github.unitgen.importer.shared.WholeNumber;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.cron.CronCommand;
import io.github.unitgen.syntax.cron.CronFault;
import io.github.unitgen.syntax.cron.CronLine;
import io.github.unitgen.syntax.cron.CronReader;
import io.github.unitgen.syntax.cron.CronReading;
import io.github.unitgen.syntax.cron.Crontab;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellQuoting;
import io.github.unitgen.syntax.shell.ShellScan;
import io.github.unitgen.syntax.shell.ShellText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The jobs of one crontab, as Debian's cron 3.0pl1 starts them. */
final class CronImporter {
  private static final String EACH_LINE = "printf '%s\\n'";
  private static final String REBOOT = "@reboot";

  /** Variables that tell cron whom to write to, and how. */
  private static final Set<String> MAIL =
      Set.of("MAILTO", "MAILFROM", "CONTENT_TYPE", "CONTENT_TRANSFER_ENCODING");

  /** Those that cron sets itself, whatever the file says. */
  private static final Set<String> LOGIN = Set.of("LOGNAME", "USER");

  private final Crontab crontab;
  private final Optional<String> owner;
  private final List<Fate> fates = new ArrayList<>();
  private final List<String> above = new ArrayList<>();
  private final FileNames names;

  /** Those of this table. */
  private final Set<String> own = new HashSet<>();

  private final String table;

  /** What the variables above say for the jobs below. */
  private final Map<String, Value> env = new LinkedHashMap<>();

  private Optional<String> shell = Optional.empty();
  private Optional<String> home = Optional.empty();
  private Optional<String> zone = Optional.empty();
  private int minutesOfDelay;

  /** {@code names}: of all processes, to which those of this table are added. */
  CronImporter(ImportFile file, boolean withUser, ImportRequest request, FileNames names) {
    this.crontab = Crontab.read(file.source(), withUser);
    this.names = names;
    this.table = file.name();
    boolean spool = !withUser && file.path().contains("/spool/cron/");
    this.owner = request.user().or(() -> Optional.of(file.name()).filter(name -> spool));
  }

  /** What became of each setting. */
  List<Fate> fates() {
    return fates;
  }

  /** The comments about the file as a whole. */
  List<String> above() {
    return above;
  }

  /** The processes, a list of the caller's. */
  List<ProcessDraft> run() {
    List<ProcessDraft> processes = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    for (Crontab.Line line : crontab.lines()) {
      if (line instanceof Crontab.Comment comment) {
        comments.add(comment.text().value());
      } else if (line instanceof Crontab.Blank && processes.isEmpty()) {
        // A block of its own at the top tells of the file.
        above.addAll(Remarks.of(comments));
        comments.clear();
      } else if (line instanceof Crontab.Variable variable) {
        variable(variable);
      } else if (line instanceof Crontab.Refused refused) {
        fates.add(refused(refused));
      } else if (line instanceof Crontab.Job job) {
        job(job, comments).ifPresent(processes::add);
        comments.clear();
      }
    }
    return processes;
  }

  static Fate refused(Crontab.Refused line) {
    return Fate.notCarried(
        line.text().at(), "line", "cron ignores the whole file because of it: fix or remove it");
  }

  private void variable(Crontab.Variable variable) {
    String name = variable.name().value();
    String value = variable.value();
    if (MAIL.contains(name)) {
      mail(variable);
    } else if (name.equals("SHELL")) {
      shell(variable);
    } else if (name.equals("HOME")) {
      home(variable);
    } else if (name.equals("CRON_TZ")) {
      zone = Optional.of(value).filter(text -> !text.isEmpty());
      approximated(
          variable,
          "the jobs below have calendar texts in this time zone; Debian's cron ignores it");
    } else if (name.equals("RANDOM_DELAY")) {
      minutesOfDelay = WholeNumber.of(value).filter(n -> n > 0).orElse(0);
      approximated(variable, "`schedule.jitter`, as in cronie; Debian's cron ignores it");
    } else if (LOGIN.contains(name)) {
      approximated(variable, "cron and the init set it to the name of the user");
    } else if (Secrets.isSecret(name, value)) {
      fates.add(Undisclosed.variable(variable.name().at(), name));
    } else if (!ShellNames.isName(name)) {
      notCarried(variable, "no init can set a variable of this name: rename it");
    } else {
      Text text = ManifestDraft.literal(value);
      Optional<String> refusal = DraftCheck.refusal("env", new Entries(Map.of(name, text)));
      if (refusal.isPresent()) {
        notCarried(variable, refusal.get() + ": set `env." + name + "`");
      } else {
        env.put(name, text);
        carried(variable, "env." + name);
      }
    }
  }

  private void mail(Crontab.Variable variable) {
    boolean quiet = variable.name().value().equals("MAILTO") && variable.value().isEmpty();
    if (quiet || !variable.name().value().equals("MAILTO")) {
      approximated(variable, "the init logs the output (journalctl, /var/log/upstart)");
    } else {
      notCarried(
          variable, "no init sends mail: read the log, or set `on_failure` to report failures");
    }
  }

  private void shell(Crontab.Variable variable) {
    String path = variable.value();
    Value value = new Text(path);
    Map<String, Value> tried = new LinkedHashMap<>();
    tried.put("command", new Text("exec true"));
    tried.put("shell", value);
    if (path.equals("/bin/sh")) {
      shell = Optional.empty();
      carried(variable, "shell");
    } else if (path.startsWith("/") && DraftCheck.refusal(tried).isEmpty()) {
      shell = Optional.of(path);
      carried(variable, "shell");
    } else {
      notCarried(variable, "the jobs below run in /bin/sh: set `shell`");
    }
  }

  private void home(Crontab.Variable variable) {
    Text path = ManifestDraft.literal(variable.value());
    if (DraftCheck.refusal("directory", path).isEmpty()) {
      home = Optional.of(variable.value());
      env.put("HOME", path);
      carried(variable, "directory");
    } else {
      notCarried(variable, "write the absolute path of a folder");
    }
  }

  private Optional<ProcessDraft> job(Crontab.Job job, List<String> comments) {
    Located<String> written = job.schedule();
    boolean boot = written.value().equalsIgnoreCase(REBOOT);
    Map<String, Value> settings = new LinkedHashMap<>();
    if (boot) {
      settings.put("restart", new Text("never"));
    } else {
      Optional<Value> schedule = schedule(job);
      if (schedule.isEmpty()) {
        return Optional.empty();
      }
      settings.put("schedule", schedule.get());
    }
    Optional<String> user = job.user().map(Located::value).or(() -> owner);
    if (user.isPresent()) {
      if (!user(job, user.get(), settings)) {
        return Optional.empty();
      }
    }
    int before = fates.size();
    ShellStart start = command(job, user, settings);
    Map<String, Value> ordered = KeyOrder.ordered(settings);
    Optional<String> refusal = DraftCheck.refusal(ordered);
    if (refusal.isPresent()) {
      fates.subList(before, fates.size()).clear();
      lost(job, refusal.get() + ": write the process yourself");
      return Optional.empty();
    }
    String wanted = JobName.of(text(settings));
    String name =
        names.unique(names.has(wanted) && !own.contains(wanted) ? table + "-" + wanted : wanted);
    own.add(name);
    fates.add(
        boot
            ? Fate.approximated(
                written.at(),
                written.value(),
                "it starts with the group, at boot too, and not again: `restart: never`")
            : Fate.carried(written.at(), written.value(), "processes." + name + ".schedule"));
    job.user().ifPresent(as -> fates.add(Fate.carried(as.at(), as.value(), "user")));
    fates.add(Fate.carried(job.command().at(), "command", "processes." + name + ".command"));
    fates.addAll(start.fates());
    return Optional.of(new ProcessDraft(name, Remarks.of(comments), ordered));
  }

  private static String text(Map<String, Value> settings) {
    return settings.get("command") instanceof Text text ? text.text() : "";
  }

  /** None of the job is carried over. */
  private void lost(Crontab.Job job, String toDo) {
    fates.add(Fate.notCarried(job.schedule().at(), job.schedule().value(), toDo));
    job.user()
        .ifPresent(
            as -> fates.add(Fate.notCarried(as.at(), as.value(), "its job is not carried over")));
    fates.add(Fate.notCarried(job.command().at(), "command", "its job is not carried over"));
  }

  private Optional<Value> schedule(Crontab.Job job) {
    String text = job.schedule().value().strip().replaceAll("[ \t]+", " ");
    CronReading reading = CronReader.read(text);
    if (!(reading instanceof CronLine line)) {
      CronFault fault = (CronFault) reading;
      lost(job, fault.message() + ": " + fault.help());
      return Optional.empty();
    }
    Value at = new Text(text);
    if (zone.isPresent()) {
      List<String> texts =
          line.onCalendar(true).stream().map(event -> event + " " + zone.get()).toList();
      at = texts.size() == 1 ? new Text(texts.get(0)) : new Items(texts);
    }
    if (minutesOfDelay > 0) {
      Map<String, Value> map = new LinkedHashMap<>();
      map.put("at", at);
      map.put("jitter", new Text(minutesOfDelay + "min"));
      at = new Entries(map);
    }
    Optional<String> refusal = DraftCheck.refusal("schedule", at);
    if (refusal.isPresent()) {
      lost(job, refusal.get() + ": write `schedule` yourself");
      return Optional.empty();
    }
    return Optional.of(at);
  }

  private boolean user(Crontab.Job job, String user, Map<String, Value> settings) {
    Optional<String> refusal = DraftCheck.refusal("user", new Text(user));
    if (refusal.isPresent()) {
      lost(job, refusal.get() + ": set `user`");
      return false;
    }
    settings.put("user", new Text(user));
    return true;
  }

  private ShellStart command(Crontab.Job job, Optional<String> user, Map<String, Value> settings) {
    Located<String> written = job.command();
    CronCommand command = CronCommand.read(written.value().stripTrailing());
    String text = guarded(job, command.text().strip());
    if (text.contains("/run/systemd/system")) {
      approximated(
          job,
          "it does nothing on systemd, since the package has its own timer: remove the"
              + " job, or that test");
    }
    if (command.input().isPresent()) {
      text = withInput(text, command.input().get());
      approximated(job, "printf writes the text after `%`");
    }
    Optional<String> folder = home.or(() -> user.filter("root"::equals).map(root -> "/root"));
    ShellStart start = new ShellStart(text, folder, Set.of(), written.at(), "command");
    Map<String, Value> own = new LinkedHashMap<>(env);
    start
        .settings()
        .forEach(
            (key, value) -> {
              if (key.equals("env") && value instanceof Entries entries) {
                own.putAll(entries.values());
              } else {
                settings.put(key, value);
              }
            });
    if (!shell.isEmpty()
        && (settings.get("shell") instanceof Word || text(settings).indexOf('{') >= 0)) {
      settings.put("shell", new Text(shell.get()));
    }
    SecretFree.make(settings, own, written.at(), fates);
    if (!own.isEmpty()) {
      settings.put("env", new Entries(own));
    }
    if (!settings.containsKey("directory") && user.isPresent()) {
      inHome(job, settings);
    }
    return start;
  }

  /** cron starts a job in the home of its user, which no text of the file names. */
  private void inHome(Crontab.Job job, Map<String, Value> settings) {
    boolean depends =
        settings.containsKey("shell")
            || ShellScan.of(text(settings)).commands().stream()
                .flatMap(command -> command.words().stream())
                .anyMatch(word -> isRelative(word.value()));
    if (depends) {
      settings.put(
          "systemd",
          new Entries(Map.of("Service", new Entries(Map.of("WorkingDirectory", new Text("~"))))));
      approximated(job, "it starts in the home of its user, as with cron; on Upstart in /");
    }
  }

  private static boolean isRelative(String word) {
    return word.indexOf('/') > 0 && !word.startsWith("-") && !word.contains("://");
  }

  /** A run that finds nothing to do is a failure to an init, and none to cron. */
  private String guarded(Crontab.Job job, String text) {
    ShellScan scan = ShellScan.of(text);
    boolean guard =
        text.indexOf('\n') < 0
            && text.indexOf('#') < 0
            && scan.functions().isEmpty()
            && scan.commands().stream().allMatch(command -> command.background().isEmpty())
            && scan.lists().stream().anyMatch(list -> list.last() && begins(list, scan));
    if (!guard) {
      return text;
    }
    int end = scan.commands().get(0).span().end();
    int operator = text.indexOf("&&", end);
    if (operator < 0 || !text.substring(end, operator).isBlank()) {
      return text;
    }
    approximated(job, "a false test is not a failure");
    String rest = text.substring(operator + 2).strip();
    return text.substring(0, end).strip()
        + " || exit 0; "
        + ShellText.of(rest).withExec().orElse(rest);
  }

  /** Whether the text is this list, whose parts all need the test in front of them. */
  private static boolean begins(ShellScan.AndOr list, ShellScan scan) {
    ShellScan.Command first = scan.commands().get(0);
    return list.items().get(0).simple().filter(first::equals).isPresent()
        && first.span().start() == 0
        && isTest(first)
        && list.items().stream().skip(1).allMatch(item -> item.operator().equals("&&"));
  }

  private static boolean isTest(ShellScan.Command command) {
    List<String> words = command.words().stream().map(ShellScan.Word::value).toList();
    boolean test =
        !words.isEmpty()
            && (List.of("[", "test", "which").contains(words.get(0))
                || words.size() > 1 && words.subList(0, 2).equals(List.of("command", "-v")));
    return test
        && !command.compound()
        && command.background().isEmpty()
        && !command.pipedInto()
        && command.inside().stream().allMatch(ShellScan.Inside.CHECKED::equals);
  }

  private static String withInput(String text, String input) {
    StringBuilder out = new StringBuilder(EACH_LINE);
    for (String line : input.substring(0, input.length() - 1).split("\n", -1)) {
      out.append(' ').append(ShellQuoting.word(line));
    }
    List<ShellScan.Command> commands = ShellScan.of(text).commands();
    boolean simple =
        commands.size() == 1
            && !commands.get(0).compound()
            && commands.get(0).inside().isEmpty()
            && commands.get(0).background().isEmpty();
    return out.append(" | ")
        .append(simple ? text : "/bin/sh -c " + ShellQuoting.word(text))
        .toString();
  }

  private void carried(Crontab.Variable variable, String key) {
    fates.add(Fate.carried(variable.name().at(), variable.name().value(), key));
  }

  private void approximated(Crontab.Variable variable, String how) {
    fates.add(Fate.approximated(variable.name().at(), variable.name().value(), how));
  }

  private void approximated(Crontab.Job job, String how) {
    fates.add(Fate.approximated(job.command().at(), "command", how));
  }

  private void notCarried(Crontab.Variable variable, String toDo) {
    fates.add(Fate.notCarried(variable.name().at(), variable.name().value(), toDo));
  }
}

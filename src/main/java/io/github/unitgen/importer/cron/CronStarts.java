package io.github.unitgen.importer.cron;

import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.cron.CronCommand;
import io.github.unitgen.syntax.cron.CronFault;
import io.github.unitgen.syntax.cron.CronReader;
import io.github.unitgen.syntax.cron.CronReading;
import io.github.unitgen.syntax.cron.Crontab;
import io.github.unitgen.syntax.shell.ShellScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines of tables of the system that start Upstart jobs, and so say when the jobs run. */
public final class CronStarts {
  private static final Set<String> OPTIONS = Set.of("-q", "--quiet", "-n", "--no-wait");

  private final List<Crontab> tables;

  /** {@code tables}: files of {@code /etc/cron.d}. */
  public CronStarts(List<ImportFile> tables) {
    this.tables = tables.stream().map(table -> Crontab.read(table.source(), true)).toList();
  }

  /** Returns the jobs that are started, in the order of the lines. */
  public Set<String> jobs() {
    return lines().keySet();
  }

  /** Whether no line does anything else. */
  public boolean isNothingElse() {
    return tables.stream()
        .flatMap(table -> table.lines().stream())
        .noneMatch(
            line ->
                line instanceof Crontab.Refused
                    || line instanceof Crontab.Job job && started(job).isEmpty());
  }

  private Map<String, List<Crontab.Job>> lines() {
    Map<String, List<Crontab.Job>> lines = new LinkedHashMap<>();
    for (Crontab table : tables) {
      for (Crontab.Line line : table.lines()) {
        if (line instanceof Crontab.Job job) {
          started(job)
              .ifPresent(name -> lines.computeIfAbsent(name, none -> new ArrayList<>()).add(job));
        }
      }
    }
    return lines;
  }

  /** The job that a line starts, if it does nothing else: root alone may. */
  private static Optional<String> started(Crontab.Job line) {
    CronCommand command = CronCommand.read(line.command().value().stripTrailing());
    boolean isRoot = line.user().filter(user -> user.value().equals("root")).isPresent();
    if (!isRoot || command.input().isPresent()) {
      return Optional.empty();
    }
    Optional<String> job = Optional.empty();
    for (ShellScan.Command part : ShellScan.of(command.text()).commands()) {
      List<String> words = part.words().stream().map(ShellScan.Word::value).toList();
      boolean plain = !words.isEmpty() && part.background().isEmpty() && !part.compound();
      String program = plain ? base(words.get(0)) : "";
      boolean only = job.isEmpty() ? looks(program, words) : program.equals("true");
      if (job.isEmpty() && !only) {
        job = operand(program, words);
        only = job.isPresent();
      }
      if (!only) {
        return Optional.empty();
      }
    }
    return job;
  }

  /** Whether the command only asks whether a job runs, as the tables of unitgen do. */
  private static boolean looks(String program, List<String> words) {
    return program.equals("status")
        || program.equals("grep")
        || program.equals("initctl") && words.size() > 1 && words.get(1).equals("status");
  }

  private static Optional<String> operand(String program, List<String> words) {
    if (program.equals("service")) {
      return words.size() == 3 && words.get(2).equals("start")
          ? Optional.of(words.get(1))
          : Optional.empty();
    }
    boolean isInitctl = program.equals("initctl") && words.size() > 1;
    if (!(isInitctl ? words.get(1) : program).equals("start")) {
      return Optional.empty();
    }
    List<String> operands =
        words.stream().skip(isInitctl ? 2 : 1).filter(word -> !OPTIONS.contains(word)).toList();
    return operands.size() == 1 && !operands.get(0).startsWith("-")
        ? Optional.of(operands.get(0))
        : Optional.empty();
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the value of {@code schedule} for {@code job}, without times that none has. */
  public Optional<Value> schedule(String job) {
    List<String> times = new ArrayList<>();
    for (Crontab.Job line : lines().getOrDefault(job, List.of())) {
      if (fault(line).isEmpty()) {
        times.add(time(line));
      }
    }
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(times.size() == 1 ? new Text(times.get(0)) : new Items(times));
  }

  private static String time(Crontab.Job line) {
    return line.schedule().value().strip().replaceAll("[ \t]+", " ");
  }

  /** Why a manifest cannot have the time of a line. */
  private static Optional<String> fault(Crontab.Job line) {
    CronReading reading = CronReader.read(time(line));
    return reading instanceof CronFault fault
        ? Optional.of(fault.message() + ": " + fault.help())
        : DraftCheck.refusal("schedule", new Text(time(line)));
  }

  /** Returns what became of each line; {@code processes}: names by job, for those scheduled. */
  public List<Fate> fates(Map<String, String> processes) {
    List<Fate> fates = new ArrayList<>();
    for (Crontab table : tables) {
      for (Crontab.Line line : table.lines()) {
        if (line instanceof Crontab.Variable variable) {
          fates.add(
              Fate.approximated(
                  variable.name().at(),
                  variable.name().value(),
                  "left out: no command of cron starts the process now"));
        } else if (line instanceof Crontab.Refused refused) {
          fates.add(CronImporter.refused(refused));
        } else if (line instanceof Crontab.Job job) {
          fates.add(fate(job, processes));
        }
      }
    }
    return fates;
  }

  private static Fate fate(Crontab.Job line, Map<String, String> processes) {
    Located<String> time = line.schedule();
    Optional<String> job = started(line);
    Optional<String> process = job.map(processes::get);
    if (process.isEmpty()) {
      return Fate.notCarried(
          time.at(),
          time.value(),
          job.isPresent()
              ? "`"
                  + job.get()
                  + "` has no `schedule`: it is not among the jobs, or starts in"
                  + " another way too"
              : "it is more than the start of a job: import the crontab separately for it");
    }
    Optional<String> fault = fault(line);
    return fault.isPresent()
        ? Fate.notCarried(time.at(), time.value(), fault.get())
        : Fate.carried(time.at(), time.value(), "processes." + process.get() + ".schedule");
  }
}

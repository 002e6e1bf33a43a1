package io.github.unitgen.importer;

import io.github.unitgen.importer.cron.CronStarts;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportLink;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellQuoting;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How what was imported is stopped and forgotten by the tool that has run it.
 *
 * @param commands for a shell of root; they hold under {@code sh -e} also where nothing runs
 * @param notes what no command does, each as one line
 */
public record Retirement(List<String> commands, List<String> notes) {
  private static final String OR_NOT = " || true";
  private static final String JOBS = "/etc/init/";
  private static final String UNITS = "/etc/systemd/system/";
  private static final List<String> UNIT_FOLDERS =
      List.of("/systemd/system/", "/systemd/user/", "/systemd/system.control/");

  public Retirement {
    commands = List.copyOf(commands);
    notes = List.copyOf(notes);
  }

  /** Of what foreman runs. */
  public static Retirement ofProcfile() {
    return new Retirement(
        List.of(), List.of("stop the foreman that runs these processes: Ctrl-C in its terminal"));
  }

  /**
   * Of jobs.
   *
   * @param tables of cron, which start some of them
   * @param kept the paths of files that stay, since they are new
   */
  public static Retirement ofJobs(
      List<ImportFile> files, List<ImportFile> tables, Set<String> kept) {
    List<String> plain = new ArrayList<>();
    List<String> counted = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (ImportFile file : files) {
      String name = file.name();
      if (!name.endsWith(".conf")) {
        continue;
      }
      String job = name.substring(0, name.length() - ".conf".length());
      Optional<String> pattern =
          JobParser.parse(file.source()).job().instance().map(Located::value);
      if (pattern.isEmpty()) {
        plain.add("stop " + ShellQuoting.word(job) + OR_NOT);
      } else if (pattern.get().startsWith("$") && ShellNames.isName(pattern.get().substring(1))) {
        counted.add(stopInstances(job, pattern.get().substring(1)));
      } else {
        notes.add("stop the instances of " + job + " that `initctl list` shows");
      }
    }
    List<String> commands = new ArrayList<>(plain);
    commands.addAll(counted);
    List<String> paths = new ArrayList<>();
    files.forEach(file -> paths.add(in(JOBS, List.of(JOBS), file)));
    for (ImportFile table : tables) {
      if (new CronStarts(List.of(table)).isNothingElse()) {
        paths.add(table.path());
      } else {
        notes.add("remove the lines that start these jobs from " + table.path());
      }
    }
    remove(paths, kept, commands);
    commands.add("initctl reload-configuration");
    return new Retirement(commands, notes);
  }

  private static String stopInstances(String job, String variable) {
    String pattern = job.replace(".", "\\.");
    return "initctl list | sed -n "
        + ShellQuoting.word("s/^" + pattern + " (\\(.*\\)) .*/\\1/p")
        + " | while read -r i; do stop "
        + ShellQuoting.word(job)
        + " "
        + variable
        + "=\"$i\""
        + OR_NOT
        + "; done";
  }

  /** Of units and the links that start them; {@code kept} as above. */
  public static Retirement ofUnits(
      List<ImportFile> files, List<ImportLink> links, Set<String> kept) {
    Set<String> enabled = new LinkedHashSet<>();
    Set<String> running = new LinkedHashSet<>();
    for (ImportFile file : files) {
      UnitName name = UnitName.of(file.path());
      if (!name.dropIn()) {
        enabled.add(name.unit());
        running.add(name.isTemplate() ? name.unit().replace("@.", "@*.") : name.unit());
      }
    }
    List<String> commands = new ArrayList<>();
    if (!enabled.isEmpty()) {
      commands.add("systemctl disable " + words(enabled) + OR_NOT);
      commands.add("systemctl stop " + words(running) + OR_NOT);
    }
    List<String> paths = new ArrayList<>();
    files.forEach(file -> paths.add(in(UNITS, UNIT_FOLDERS, file)));
    links.stream()
        .map(ImportLink::path)
        .filter(path -> UNIT_FOLDERS.stream().anyMatch(path::contains))
        .forEach(paths::add);
    remove(paths, kept, commands);
    commands.add("systemctl daemon-reload");
    if (!running.isEmpty()) {
      commands.add("systemctl reset-failed " + words(running) + OR_NOT);
    }
    return new Retirement(commands, List.of());
  }

  /** Of programs of supervisord. */
  public static Retirement ofSupervisord(List<ImportFile> files) {
    Set<String> groups = new TreeSet<>();
    List<String> notes = new ArrayList<>();
    List<String> own = new ArrayList<>();
    for (ImportFile file : files) {
      Set<String> sections = sections(file.source().text());
      boolean others = false;
      for (String section : sections) {
        int colon = section.indexOf(':');
        if (colon > 0) {
          groups.add(section.substring(colon + 1).strip());
        } else {
          others = true;
        }
      }
      if (others) {
        notes.add("remove the programs from " + file.path() + ", then `supervisorctl update`");
      } else {
        own.add(file.path());
      }
    }
    List<String> commands = new ArrayList<>();
    groups.forEach(
        group -> commands.add("supervisorctl stop " + ShellQuoting.word(group + ":*") + OR_NOT));
    remove(own, Set.of(), commands);
    if (!own.isEmpty()) {
      commands.add("supervisorctl update");
    }
    return new Retirement(commands, notes);
  }

  private static Set<String> sections(String text) {
    Set<String> sections = new LinkedHashSet<>();
    for (String line : text.split("\n", -1)) {
      int end = line.indexOf(']');
      if (line.startsWith("[") && end > 0) {
        sections.add(line.substring(1, end));
      }
    }
    return sections;
  }

  /** Of tables of cron; {@code isOfSystem}: of which each line names a user. */
  public static Retirement ofCrontabs(List<ImportFile> files, boolean isOfSystem) {
    if (!isOfSystem) {
      return new Retirement(
          List.of(), List.of("remove the lines from the crontab with `crontab -e`, as its user"));
    }
    List<String> own = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (ImportFile file : files) {
      if (file.path().contains("/cron.d/")) {
        own.add(file.path());
      } else {
        notes.add("remove the lines from " + file.path());
      }
    }
    List<String> commands = new ArrayList<>();
    remove(own, Set.of(), commands);
    return new Retirement(commands, notes);
  }

  /** Where the init has the file: there it is already, or it is a copy. */
  private static String in(String folder, List<String> folders, ImportFile file) {
    if (folders.stream().anyMatch(file.path()::contains)) {
      return file.path();
    }
    UnitName name = UnitName.of(file.path());
    return folder + (name.dropIn() ? name.unit() + ".d/" : "") + file.name();
  }

  private static void remove(List<String> paths, Set<String> kept, List<String> commands) {
    List<String> gone = paths.stream().filter(path -> !kept.contains(path)).distinct().toList();
    if (!gone.isEmpty()) {
      commands.add("rm -f " + words(gone));
    }
  }

  private static String words(Iterable<String> words) {
    List<String> quoted = new ArrayList<>();
    words.forEach(word -> quoted.add(ShellQuoting.word(word)));
    return quoted.stream().collect(Collectors.joining(" "));
  }
}

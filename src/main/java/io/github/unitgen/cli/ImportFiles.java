package io.github.unitgen.cli;

import io.github.unitgen.files.Input;
import io.github.unitgen.files.IoReason;
import io.github.unitgen.files.Matches;
import io.github.unitgen.files.Walk;
import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportLink;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Recognized;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.shell.ShellQuoting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a command line wants imported: files of one kind, with what belongs to them. */
final class ImportFiles {
  private static final String DOT_ENV = ".env";
  private static final int MOST_BYTES = 1 << 22;

  /** The folders of links that start or need a unit together with another. */
  private static final Set<String> DEPENDENCIES = Set.of(".wants", ".requires", ".upholds");

  private final List<String> given;
  private final List<String> givenEnvFiles;
  private final Optional<ImportKind> asked;
  private final String command;
  private final Path directory;
  private final Map<ImportKind, List<ImportFile>> files = new LinkedHashMap<>();
  private final Set<ImportLink> links = new LinkedHashSet<>();
  private final Set<Path> seen = new HashSet<>();
  private final List<String> skipped = new ArrayList<>();

  private ImportFiles(ImportSources options, Console console) throws Stop {
    this.given = options.files().isEmpty() ? List.of(".") : options.files();
    this.givenEnvFiles = options.envFiles();
    this.asked = options.kind();
    this.command = options.command();
    this.directory = console.directory();
  }

  /**
   * The files found.
   *
   * @param kind of all files
   * @param files at least one
   * @param links of units
   * @param envFiles of variables, with a Procfile
   * @param tables of cron, which start some of the Upstart jobs
   * @param skipped what lies there and is not imported, and why
   */
  record Found(
      ImportKind kind,
      List<ImportFile> files,
      List<ImportLink> links,
      List<ImportFile> envFiles,
      List<ImportFile> tables,
      List<String> skipped) {
    /** The folder in which the first file lies, an absolute path. */
    String folder() {
      String path = files.get(0).path();
      return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }
  }

  /** Reads what {@code options} name. */
  static Found of(ImportSources options, Console console) throws Stop {
    return new ImportFiles(options, console).read();
  }

  private Found read() throws Stop {
    List<String> named = new ArrayList<>();
    for (String arg : given) {
      if (!isDependency(arg) || !link(arg)) {
        named.add(arg);
      }
    }
    Walk.Result walk =
        Walk.of(directory, named, Walk.Named.ALL, ImportKind::isCandidate, name -> false);
    if (!walk.unreadable().isEmpty()) {
      Walk.Unreadable first = walk.unreadable().get(0);
      throw Stop.failed(first.name() + ": cannot read: " + first.reason());
    }
    Set<String> asLinks = new TreeSet<>();
    List<Walk.Found> asFiles = new ArrayList<>(walk.files());
    for (Walk.Found found : walk.links()) {
      if (link(found.name())) {
        asLinks.add(found.name());
      } else if (Files.isRegularFile(found.path())) {
        asFiles.add(found);
      }
    }
    for (Walk.Found found : asFiles) {
      if (!asLinks.contains(found.name())) {
        file(found);
      }
    }
    if (files.isEmpty()) {
      throw Stop.failed(nothing());
    }
    List<ImportFile> tables = tables();
    if (files.size() > 1) {
      throw Stop.failed(mixed());
    }
    ImportKind kind = files.keySet().iterator().next();
    if (kind == ImportKind.SUPERVISORD) {
      include();
    }
    List<ImportFile> found = files.getOrDefault(kind, List.of());
    if (found.size() > 1 && !kind.takesMany()) {
      throw Stop.failed(
          found.get(1).source().name()
              + ": "
              + kind.one()
              + ", as is "
              + found.get(0).source().name()
              + ": import one at a time, since each becomes its own group");
    }
    List<ImportFile> envFiles =
        kind == ImportKind.PROCFILE ? envFiles(found.get(0).source().name()) : List.of();
    return new Found(kind, found, List.copyOf(links), envFiles, tables, skipped);
  }

  /**
   * Takes out the tables of cron, where they start jobs of the files; the others stay as they are.
   */
  private List<ImportFile> tables() {
    List<ImportFile> jobs = files.getOrDefault(ImportKind.UPSTART, List.of());
    List<ImportFile> all = files.getOrDefault(ImportKind.CRON_D, List.of());
    List<ImportFile> tables = all.stream().filter(table -> Importer.starts(table, jobs)).toList();
    if (!tables.isEmpty()) {
      files.remove(ImportKind.CRON_D);
      all.stream()
          .filter(table -> !tables.contains(table))
          .forEach(
              table ->
                  skipped.add(table.source().name() + ": not imported: it starts no job of these"));
    }
    return tables;
  }

  /** Moves the main file of supervisord to the start, followed by its includes. */
  private void include() throws Stop {
    List<ImportFile> others = files.getOrDefault(ImportKind.SUPERVISORD, List.of());
    List<ImportFile> mains =
        others.stream().filter(file -> !Importer.includedBySupervisord(file).isEmpty()).toList();
    List<ImportFile> ordered = new ArrayList<>(mains);
    for (ImportFile main : mains) {
      for (String pattern : Importer.includedBySupervisord(main)) {
        for (Path path : Matches.of(directory.getFileSystem(), pattern)) {
          if (seen.add(real(path))) {
            ordered.add(new ImportFile(source(fromHere(path)), path.toString()));
          }
        }
      }
    }
    others.stream().filter(file -> !mains.contains(file)).forEach(ordered::add);
    files.put(ImportKind.SUPERVISORD, ordered);
  }

  /**
   * Takes {@code name} for what it says of a unit, if it is such a link: one that leads to a file
   * of its own name stands for that file.
   */
  private boolean link(String name) throws Stop {
    Path path = directory.resolve(name);
    if (!Files.isSymbolicLink(path)) {
      return false;
    }
    String target;
    try {
      target = Files.readSymbolicLink(path).toString();
    } catch (IOException e) {
      throw Stop.failed(name + ": cannot read: " + IoReason.of(e));
    }
    boolean isUnit = UnitName.of(name).isKnown() && !UnitName.of(name).dropIn();
    boolean says = isUnit && (isDependency(name) || !base(target).equals(base(name)));
    if (says) {
      links.add(new ImportLink(absolute(name).toString(), target));
    }
    return says;
  }

  private static boolean isDependency(String name) {
    String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
    return DEPENDENCIES.stream().anyMatch(folder::endsWith);
  }

  private void file(Walk.Found found) throws Stop {
    String name = found.name();
    Source source = source(name);
    Optional<ImportKind> kind = ImportKind.of(source, found.named());
    if (found.named()) {
      ImportKind sure = asked.or(() -> kind).orElseThrow(() -> Stop.failed(unknown(source)));
      add(sure, source);
      for (String beside : beside(sure, name)) {
        if (!link(beside)) {
          add(sure, source(beside));
        }
      }
      return;
    }
    if (kind.isEmpty() && asked.isEmpty()) {
      Recognizer.recognize(source, false)
          .skipped()
          .ifPresent(what -> skipped.add(notImported(source, what)));
    } else if (kind.isPresent()
        && asked.or(() -> kind).equals(kind)
        && !isBelow(kind.get(), name)) {
      add(kind.get(), source);
    }
  }

  /** Returns the files that the init reads with {@code name}: overrides, drop-ins, links. */
  private List<String> beside(ImportKind kind, String name) {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    if (kind == ImportKind.UPSTART && name.endsWith(".conf")) {
      String override = name.substring(0, name.length() - ".conf".length()) + ".override";
      return Files.exists(directory.resolve(override)) ? List.of(override) : List.of();
    }
    if (kind != ImportKind.SYSTEMD || UnitName.of(name).dropIn()) {
      return List.of();
    }
    String unit = base(name);
    return Walk.flat(
        directory.resolve(folder),
        folder,
        beside -> isOf(unit, beside),
        base -> base.equals(unit + ".d") || isDependency(base + "/"));
  }

  /** Whether {@code path} is a drop-in of {@code unit}, or a link to it or an instance of it. */
  private static boolean isOf(String unit, String path) {
    return UnitName.of(path).dropIn()
        ? UnitName.of(path).unit().equals(unit)
        : isDependency(path)
            && (base(path).equals(unit) || UnitName.template(base(path)).equals(unit));
  }

  /** A Procfile counts in the folder that is named: those below it are of other applications. */
  private boolean isBelow(ImportKind kind, String name) {
    return kind == ImportKind.PROCFILE
        && given.stream().noneMatch(arg -> (prefix(arg) + "Procfile").equals(name));
  }

  /** A file counts once, by whatever names it goes. */
  private void add(ImportKind kind, Source source) {
    Path path = absolute(source.name());
    if (seen.add(real(path))) {
      files
          .computeIfAbsent(kind, k -> new ArrayList<>())
          .add(new ImportFile(source, named(kind, path.toString())));
    }
  }

  /** With the ending by which an init knows such files, where {@code --kind} alone says it. */
  private static String named(ImportKind kind, String path) {
    boolean known =
        switch (kind) {
          case UPSTART -> path.endsWith(".conf") || path.endsWith(".override");
          case SYSTEMD -> UnitName.of(path).isKnown();
          case PROCFILE, SUPERVISORD, CRONTAB, CRON_D -> true;
        };
    if (known) {
      return path;
    }
    int dot = path.lastIndexOf('.');
    String stem = dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    return stem + (kind == ImportKind.UPSTART ? ".conf" : ".service");
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private String unknown(Source source) {
    Recognized recognized = Recognizer.recognize(source, true);
    if (recognized.kind().filter(Kind.MANIFEST::equals).isPresent()) {
      return source.name() + ": already a manifest; use `unitgen render`";
    }
    return recognized
        .skipped()
        .map(what -> notImported(source, what))
        .orElse(source.name() + ": unknown kind of file; set --kind");
  }

  private static String notImported(Source source, Recognized.Skipped what) {
    return source.name() + ": not imported: this is " + what.text();
  }

  private String nothing() {
    return String.join(", ", given)
        + ": nothing to import: "
        + (asked.isPresent()
            ? "no " + asked.get().noun()
            : "no Procfile, Upstart job, systemd unit, supervisord configuration or crontab");
  }

  /** Says for each kind how to import it alone. */
  private String mixed() {
    StringBuilder text =
        new StringBuilder("the files are of several kinds: import one kind at a time");
    files.forEach(
        (kind, found) -> {
          text.append('\n').append("  ").append(found.get(0).source().name()).append(": is ");
          text.append(kind.one());
          int more = found.size() - 1;
          text.append(more == 0 ? "" : more == 1 ? ", as is 1 more" : ", as are " + more + " more");
          text.append(": `").append(alone(kind, found)).append('`');
        });
    return text.toString();
  }

  private String alone(ImportKind kind, List<ImportFile> found) {
    StringBuilder alone = new StringBuilder(command);
    boolean folder = false;
    for (String arg : given) {
      boolean isFolder = Files.isDirectory(directory.resolve(arg));
      String prefix = isFolder ? prefix(arg) : arg;
      if (found.stream().anyMatch(file -> file.source().name().startsWith(prefix))) {
        alone.append(' ').append(ShellQuoting.word(arg));
        folder |= isFolder;
      }
    }
    return folder ? alone.append(" --kind ").append(kind.id()).toString() : alone.toString();
  }

  /** Returns the prefix of the names of the files in the folder {@code arg}. */
  private static String prefix(String arg) {
    return arg.equals(".") ? "" : arg.endsWith("/") ? arg : arg + "/";
  }

  /** Returns the files of variables; the default one of foreman may be missing. */
  private List<ImportFile> envFiles(String procfile) throws Stop {
    List<ImportFile> envFiles = new ArrayList<>();
    for (String file : givenEnvFiles) {
      envFiles.add(new ImportFile(source(file), absolute(file).toString()));
    }
    String beside = procfile.substring(0, procfile.lastIndexOf('/') + 1) + DOT_ENV;
    if (givenEnvFiles.isEmpty()
        && Files.exists(directory.resolve(beside), LinkOption.NOFOLLOW_LINKS)) {
      envFiles.add(new ImportFile(source(beside), absolute(beside).toString()));
    }
    return envFiles;
  }

  /** As one would write it here. */
  private String fromHere(Path path) {
    Path here = directory.toAbsolutePath().normalize();
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }

  private Path absolute(String name) {
    return directory.resolve(name).toAbsolutePath().normalize();
  }

  private Source source(String name) throws Stop {
    try (InputStream in = Input.open(directory.resolve(name))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw Stop.failed(name + ": larger than 4 MiB, so not a file of processes or variables");
      }
      Source source = Source.of(name, bytes);
      if (source.firstInvalidByte() >= 0) {
        throw Stop.failed(
            name
                + ":"
                + source.lineAt(source.firstInvalidByte())
                + ": not UTF-8, which a manifest must be");
      }
      return source;
    } catch (IOException e) {
      throw Stop.failed(name + ": cannot read: " + IoReason.of(e));
    }
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

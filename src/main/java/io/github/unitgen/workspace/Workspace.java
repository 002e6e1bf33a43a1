package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Walk;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Neighbours;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.report.FileSettings;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.source.Source;
import io.github.unitgen.workspace.config.Threshold;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** The files of a request, with the configuration and the baseline that count for them. */
public final class Workspace {
  /** The baseline where neither the request nor the configuration names one. */
  public static final String BASELINE = ".unitgen-baseline.json";

  /** The name of an input that lies in no folder. */
  public static final String UNNAMED = "-";

  private final LintRequest request;
  private final FileTexts texts;
  private final FileCriteria criteria;
  private final KnownFindings known;
  private final FileLoader loader;
  private Progress progress = Progress.NONE;

  private Workspace(
      LintRequest request,
      FileTexts texts,
      FileCriteria criteria,
      KnownFindings known,
      FileLoader loader) {
    this.request = request;
    this.texts = texts;
    this.criteria = criteria;
    this.known = known;
    this.loader = loader;
  }

  /**
   * A baseline that was written, how many findings are in it, and whether the configuration names
   * it.
   */
  public record Written(String file, int count, boolean configured) {}

  /**
   * Reads the configuration and the baseline.
   *
   * @throws LintFailed if one of them cannot be read, or has a mistake: what it was to say is not
   *     known
   */
  public static Workspace open(LintRequest request) throws LintFailed {
    FileTexts texts = new FileTexts(request.directory(), request.texts().unsaved());
    FileCriteria criteria = FileCriteria.of(request, texts);
    KnownFindings known = KnownFindings.of(request, criteria, texts);
    Images images = new Images(request.directory(), texts, request.root());
    FileLoader loader = new FileLoader(texts, criteria, images, request.texts().kind());
    return new Workspace(request, texts, criteria, known, loader);
  }

  /** Has {@code watcher} told how far the next runs are. */
  public void watch(Progress watcher) {
    progress = watcher;
  }

  /**
   * The names of the files that {@link #lint} looks into, and what it cannot read; no findings.
   *
   * @throws LintFailed if a configuration cannot be used
   */
  public LintRun files() throws LintFailed {
    Walk.Result walk = walk();
    try (Threads threads = new Threads(walk.files().size(), progress)) {
      List<ReadFile> read = read(walk, threads);
      criteria.check();
      return result(read, Map.of(), Optional.empty(), Optional.empty()).run();
    }
  }

  /**
   * The settings of {@code names}, which {@link #files} found, files with the same settings
   * together. {@code failOn}: what the request says of it.
   */
  public List<FileSettings> settings(List<String> names, Optional<Threshold> failOn) {
    Map<List<FileSettings.Setting>, List<String>> files = new LinkedHashMap<>();
    for (String file : names) {
      List<FileSettings.Setting> settings = new ArrayList<>(criteria.settings(file));
      Origins run = new Origins(criteria.fileOfRun().orElse(""));
      Threshold threshold = failOn.or(criteria::failOn).orElse(Threshold.DEFAULT);
      boolean said = criteria.failOn().isPresent();
      run.add("fail-on", threshold.label(), failOn.isPresent(), "--fail-on", said);
      String baseline = known.name().orElse("none");
      boolean option = request.baseline().file().isPresent();
      run.add("baseline", baseline, option, "--baseline", known.name().isPresent());
      settings.addAll(1, run.settings());
      files.computeIfAbsent(settings, same -> new ArrayList<>()).add(file);
    }
    List<FileSettings> all = new ArrayList<>();
    files.forEach((settings, same) -> all.add(new FileSettings(same, settings)));
    return all;
  }

  private Walk.Result walk() {
    return Walk.of(
        request.directory(),
        request.texts().paths(),
        request.texts().named(),
        Recognizer::isCounted,
        criteria::isExcluded);
  }

  /**
   * Lints the files and, where the request asks for it, fixes them. A file that cannot be read or
   * written is a trouble of the run, and the others are linted all the same.
   *
   * @throws LintFailed if the input cannot be read to be fixed, or a configuration that lies beside
   *     files cannot be used
   */
  public LintResult lint() throws LintFailed {
    boolean fixes = request.fixing().isPresent();
    List<ReadFile> read = new ArrayList<>();
    Optional<Source> input = Optional.empty();
    Optional<LintRequest.Input> given = request.texts().input();
    boolean named = request.texts().named() == Walk.Named.ALL;
    if (given.isPresent() && fixes) {
      // Whatever it is, it is given on.
      byte[] bytes = FileLoader.bytes(given.get().in());
      input = Optional.of(Source.of(given.get().name(), bytes));
      loader
          .standardInput(given.get().name(), new ByteArrayInputStream(bytes), named)
          .ifPresent(read::add);
    } else if (given.isPresent()) {
      loader.standardInput(given.get().name(), given.get().in(), named).ifPresent(read::add);
    }
    Optional<ReadFile> first = read.stream().findFirst();
    Walk.Result walk = walk();
    try (Threads threads = new Threads(walk.files().size() + read.size(), progress)) {
      read.addAll(read(walk, threads));
      criteria.check();
      Map<Source, List<Diagnostic>> found = lint(read, threads);
      request
          .shellcheck()
          .flatMap(Shellcheck::trouble)
          .ifPresent(trouble -> read.add(new ReadFile.Failed(trouble)));
      if (!fixes) {
        return result(read, found, Optional.empty(), Optional.empty());
      }
      LintRequest.Fixing fixing = request.fixing().orElseThrow();
      FixRun run = new FixRun(fixing, request.directory(), texts, loader, known);
      List<ReadFile> fixed = run.fixed(read, found, first);
      Optional<String> output = input.map(before -> now(before, fixed));
      if (!fixing.writes()) {
        return result(read, found, Optional.of(run), output);
      }
      Map<Source, List<Diagnostic>> left = run.changed().isEmpty() ? found : lint(fixed, threads);
      return result(fixed, left, Optional.of(run), output);
    }
  }

  /**
   * Writes comments into the files that suppress what is found in them; the input of the request is
   * not looked at. {@code reason}: why, on one line, or empty.
   *
   * @throws LintFailed if a configuration that lies beside files cannot be used
   */
  public IgnoreResult ignore(String reason) throws LintFailed {
    Walk.Result walk = walk();
    try (Threads threads = new Threads(walk.files().size(), progress)) {
      List<ReadFile> read = read(walk, threads);
      criteria.check();
      return new IgnoreRun(request.directory(), reason, known)
          .of(read, lint(read, threads), criteria.failOn());
    }
  }

  /**
   * Makes the findings of {@code result}, which knew none before, those that the baseline knows.
   *
   * @throws LintFailed if it cannot be written
   */
  public Written keep(LintResult result) throws LintFailed {
    return known.write(result.run().findings(), criteria);
  }

  /** Returns the current version of a text that was read first. */
  private static String now(Source before, List<ReadFile> fixed) {
    return fixed.get(0) instanceof ReadFile.Lintable lintable
        ? lintable.file().source().text()
        : before.text();
  }

  private List<ReadFile> read(Walk.Result walk, Threads threads) {
    List<Callable<Optional<ReadFile>>> reading = new ArrayList<>();
    walk.files()
        .forEach(file -> reading.add(() -> loader.load(file.name(), file.path(), file.named())));
    List<ReadFile> read = new ArrayList<>();
    threads.all(Progress.Step.READ, reading).forEach(one -> one.ifPresent(read::add));
    for (Walk.Unreadable unreadable : walk.unreadable()) {
      read.add(new ReadFile.Failed(unreadable.name() + ": cannot read: " + unreadable.reason()));
    }
    return read;
  }

  /** Returns the findings in each file; the files of a folder are linted together. */
  private Map<Source, List<Diagnostic>> lint(List<ReadFile> read, Threads threads) {
    List<LintFile> files = new ArrayList<>();
    for (ReadFile one : read) {
      if (one instanceof ReadFile.Lintable lintable) {
        files.add(lintable.file());
      }
    }
    boolean unnamed = !files.isEmpty() && files.get(0).source().name().equals(UNNAMED);
    return Linter.lint(
        files,
        folder -> unnamed && folder.isEmpty() ? Optional.empty() : Optional.of(beside(folder)),
        threads::run);
  }

  private Neighbours beside(String folder) {
    return new DiskNeighbours(request.directory(), folder, texts, loader);
  }

  private LintResult result(
      List<ReadFile> read,
      Map<Source, List<Diagnostic>> found,
      Optional<FixRun> fixes,
      Optional<String> input) {
    List<Diagnostic> findings = new ArrayList<>();
    List<String> files = new ArrayList<>();
    List<LintRun.Skipped> skipped = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    for (ReadFile one : read) {
      if (one instanceof ReadFile.Lintable lintable) {
        Source source = lintable.file().source();
        findings.addAll(found.getOrDefault(source, List.of()));
        files.add(source.name());
      } else if (one instanceof ReadFile.Skipped pass) {
        skipped.add(pass.skipped());
      } else if (one instanceof ReadFile.Failed failed) {
        troubles.add(failed.trouble());
      }
    }
    // Files of variables that units name, by name: several units may name one.
    Map<String, Source> named = new TreeMap<>();
    found.keySet().forEach(source -> named.put(source.name(), source));
    files.forEach(named::remove);
    named.forEach(
        (name, source) -> {
          findings.addAll(found.getOrDefault(source, List.of()));
          files.add(name);
        });
    return new LintResult(
        new LintRun(known.unknown(findings), files, skipped, troubles, fixes.map(FixRun::mended)),
        known.gone(findings, files, criteria),
        criteria.failOn(),
        fixes.map(FixRun::changed).orElse(List.of()),
        fixes.map(FixRun::notes).orElse(List.of()),
        input);
  }
}

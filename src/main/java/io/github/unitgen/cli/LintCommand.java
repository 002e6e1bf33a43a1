package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Walk;
import io.github.unitgen.lint.FolderLinter;
import io.github.unitgen.lint.FolderLinter.Entry;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.source.Source;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParseResult;

/** {@code unitgen lint}: reads files, says what is wrong with them. */
final class LintCommand {
  static final String NAME = "lint";

  private final LintOptions options;
  private final Console console;
  private final Optional<Kind> kind;

  LintCommand(ParseResult line, Console console) throws Stop {
    this.options = new LintOptions(line);
    this.console = console;
    this.kind = options.kind();
  }

  int run() throws Stop {
    options.check();
    Optional<Shellcheck> shellcheck =
        options.isShellcheck() ? Optional.of(Shellcheck.installed(console)) : Optional.empty();
    ShellReviewer reviewer = shellcheck.isPresent() ? shellcheck.get()::review : ShellReviewer.NONE;
    LintSettings settings = LintSettings.of(options, console, reviewer);
    LintBaseline baseline = LintBaseline.of(options, settings, console);
    LintOutput output = new LintOutput(options, console, settings, baseline);
    List<String> names = new ArrayList<>(options.paths());
    boolean stdin = names.removeIf("-"::equals);
    Images images = new Images(console.directory(), options.root(console.directory()));
    LintFiles files = new LintFiles(settings, images, kind);
    List<LintFiles.Look> looks = new ArrayList<>();
    Optional<Source> input = Optional.empty();
    if (stdin && options.fix().isOn()) {
      // Whatever it is, it is given on.
      byte[] bytes = LintFiles.bytes(console.in());
      input = Optional.of(Source.of(options.stdinName(), bytes));
      looks.add(files.standardInput(options.stdinName(), new ByteArrayInputStream(bytes)));
    } else if (stdin) {
      looks.add(files.standardInput(options.stdinName(), console.in()));
    }
    Walk.Result walk =
        Walk.of(
            console.directory(),
            names,
            options.named(),
            Recognizer::isCandidate,
            settings::isExcluded);
    try (Work work = new Work(walk.files().size() + looks.size())) {
      looks.addAll(read(walk, files, work));
      Map<Source, List<Diagnostic>> found = lint(looks, files, work);
      shellcheck
          .flatMap(Shellcheck::trouble)
          .ifPresent(trouble -> looks.add(LintFiles.Look.trouble(trouble)));
      if (!options.fix().isOn()) {
        return output.print(run(looks, found), Optional.empty(), Optional.empty());
      }
      LintFixes fixes = new LintFixes(options, console.directory(), files, baseline);
      List<LintFiles.Look> fixed = fixes.fixed(looks, found, stdin);
      LintRun run =
          fixes.mended().isEmpty() || options.fix().diff()
              ? run(fixed, found)
              : run(fixed, lint(fixed, files, work));
      return output.print(run, Optional.of(fixes), input.map(text -> now(text, fixed.get(0))));
    }
  }

  /** What a file that was linted is now. */
  private static String now(Source before, LintFiles.Look look) {
    return look.entry().map(entry -> entry.document().source()).orElse(before).text();
  }

  private static List<LintFiles.Look> read(Walk.Result walk, LintFiles files, Work work) {
    List<Callable<LintFiles.Look>> reading = new ArrayList<>();
    walk.files()
        .forEach(file -> reading.add(() -> files.look(file.name(), file.path(), file.named())));
    List<LintFiles.Look> looks = new ArrayList<>(work.all(reading));
    for (Walk.Unreadable unreadable : walk.unreadable()) {
      looks.add(
          LintFiles.Look.trouble(unreadable.name() + ": cannot read: " + unreadable.reason()));
    }
    return looks;
  }

  /** What is found in each file, the files of a folder with an eye on each other. */
  private Map<Source, List<Diagnostic>> lint(
      List<LintFiles.Look> looks, LintFiles files, Work work) {
    List<Entry> entries = new ArrayList<>();
    looks.forEach(look -> look.entry().ifPresent(entries::add));
    List<FolderLinter> linters = new ArrayList<>();
    List<Callable<Boolean>> parts = new ArrayList<>();
    for (Map.Entry<String, List<Entry>> folder : FolderLinter.byFolder(entries).entrySet()) {
      boolean unnamed = folder.getValue().get(0).document().source().name().equals("-");
      FolderLinter linter =
          unnamed
              ? new FolderLinter(folder.getValue())
              : new FolderLinter(
                  folder.getValue(), new Beside(console.directory(), folder.getKey(), files));
      linters.add(linter);
      linter.parts().forEach(part -> parts.add(() -> done(part)));
    }
    work.all(parts);
    Map<Source, List<Diagnostic>> found = new LinkedHashMap<>();
    linters.forEach(linter -> found.putAll(linter.finish()));
    return found;
  }

  private static boolean done(Runnable part) {
    part.run();
    return true;
  }

  private static LintRun run(List<LintFiles.Look> looks, Map<Source, List<Diagnostic>> found) {
    List<Diagnostic> findings = new ArrayList<>();
    List<String> files = new ArrayList<>();
    List<LintRun.Skipped> skipped = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    for (LintFiles.Look look : looks) {
      look.entry()
          .ifPresent(
              entry -> {
                Source source = entry.document().source();
                findings.addAll(found.getOrDefault(source, List.of()));
                files.add(source.name());
              });
      look.skipped().ifPresent(skipped::add);
      look.trouble().ifPresent(troubles::add);
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
    return new LintRun(findings, files, skipped, troubles);
  }
}

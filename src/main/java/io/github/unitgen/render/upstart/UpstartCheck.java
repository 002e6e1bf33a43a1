package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.init.ReadBack;
import io.github.unitgen.render.template.Templates;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.shell.ShellRun;
import io.github.unitgen.syntax.shell.ShellScript;
import io.github.unitgen.syntax.upstart.AsUser;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.Job.Phase;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.upstart.StanzaVersions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Parses rendered jobs as Upstart and the shell would and compares them with the manifest. */
final class UpstartCheck {
  /** Characters for which Upstart passes an exec line to {@code /bin/sh -e -c "exec LINE"}. */
  private static final String SHELL_CHARACTERS = "~`!$^&*()=|\\{}[];\"'<>?";

  /** The words by which Upstart runs its own scripts. */
  private static final List<String> SHELL = List.of("/bin/sh", "-e", "-c");

  private final Manifest manifest;
  private final UpstartVersions versions;
  private final UpstartJobs jobs;
  private final Templates templates;
  private final List<Diagnostic> problems;

  UpstartCheck(Manifest manifest, Templates templates, List<Diagnostic> problems) {
    this.manifest = manifest;
    this.versions = manifest.upstart();
    this.jobs = new UpstartJobs(manifest);
    this.templates = templates;
    this.problems = problems;
  }

  /** Checks that the manager starts the right number of each process. */
  void manager(String text, String template) {
    ReadBack compare = compare(template, jobs.manager() + ".conf");
    JobFile file = parse(text, compare);
    List<String> expected = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      if (jobs.isCounted(process)) {
        expected.add(jobs.variable(process) + "=" + UpstartJobs.instances(process).size());
      }
    }
    compare.holds("env", expected, file.job().env().stream().map(Located::value).toList());
    known(file, compare);
    if (compare.isBuiltIn()) {
      new JobReadBack(file, manifest, compare).manager();
    }
  }

  /** Checks that the job that restarts processes is started with each of the ones they require. */
  void bringBack(String text, String template) {
    ReadBack compare = compare(template, jobs.bringBack() + ".conf");
    JobFile file = parse(text, compare);
    known(file, compare);
    new JobReadBack(file, manifest, compare).bringBack();
  }

  /** Checks that the job has the same words, environment and settings. */
  void job(String text, ProcessSpec process, String template) {
    ReadBack compare = compare(template, jobs.job(process) + ".conf");
    JobFile file = parse(text, compare);
    int before = problems.size();
    for (String instance : ReadBack.instances(process)) {
      if (problems.size() == before) {
        main(file.job(), process, instance, compare);
        preStart(file.job(), process, instance, compare);
      }
    }
    known(file, compare);
    JobReadBack settings = new JobReadBack(file, manifest, compare);
    settings.userAndTimeout(process);
    if (compare.isBuiltIn()) {
      settings.job(process);
    }
  }

  /** Checks that all stanzas are known: Upstart drops a job with an unknown one. */
  private void known(JobFile file, ReadBack compare) {
    if (!versions.oldest().isBefore(UpstartVersions.LAST)) {
      return;
    }
    for (Stanza stanza : file.stanzas()) {
      StanzaVersions.newer(stanza)
          .filter(newer -> !versions.know(newer))
          .ifPresent(
              newer ->
                  compare.doubt(
                      "Upstart "
                          + versions.oldest()
                          + " rejects `"
                          + newer.written()
                          + "`, which requires "
                          + newer.since()));
    }
  }

  private void main(Job job, ProcessSpec process, String instance, ReadBack compare) {
    List<String> argv = process.program().command().argv(instance);
    Optional<ShellRun> run =
        run(job, Phase.MAIN, instance, compare)
            .map(found -> asUser(found, process, List.of(argv), compare));
    if (run.isEmpty()) {
      compare.fault("no command is run");
      return;
    }
    Optional<ShellRun.Program> main = run.get().main();
    if (main.isEmpty()) {
      compare.fault("a shell would stay the main process");
      return;
    }
    compare.same("exec", argv, main.get().argv());
    around(run.get(), main.get().state(), job, process, instance, compare);
  }

  private void preStart(Job job, ProcessSpec process, String instance, ReadBack compare) {
    List<List<String>> expected =
        process.program().preStart().stream()
            .map(command -> bounded(process, command.argv(instance)))
            .toList();
    List<List<String>> folders = folders(process, instance);
    boolean asks = !process.program().preStart().isEmpty() || !folders.isEmpty();
    Optional<ShellRun> run =
        !asks && !compare.isBuiltIn()
            ? Optional.empty()
            : run(job, Phase.PRE_START, instance, compare)
                .map(found -> behind(folders, found, compare))
                .map(found -> asUser(found, process, expected, compare));
    List<List<String>> read =
        run.map(r -> r.programs().stream().map(ShellRun.Program::argv).toList()).orElse(List.of());
    if (compare.isBuiltIn() || !read.containsAll(expected)) {
      compare.same("pre-start", expected, read);
    }
    run.ifPresent(
        r ->
            r.programs()
                .forEach(program -> around(r, program.state(), job, process, instance, compare)));
  }

  /** Returns the words of a command that is killed if it exceeds the limit of the start. */
  private static List<String> bounded(ProcessSpec process, List<String> argv) {
    List<String> words = new ArrayList<>();
    process
        .supervision()
        .startTimeout()
        .ifPresent(
            time ->
                words.addAll(
                    List.of(
                        "/usr/bin/timeout", "-s", "KILL", "" + (time.toMillis() + 999) / 1000)));
    words.addAll(argv);
    return words;
  }

  /** Returns the commands that create the folders of the process, as root, for its user. */
  private List<List<String>> folders(ProcessSpec process, String instance) {
    List<String> install = new ArrayList<>(List.of("/usr/bin/install", "-d", "-m", "755"));
    account(process)
        .ifPresent(
            names -> {
              String[] parts = names.split(":", -1);
              install.addAll(List.of("-o", parts[0], "-g", parts[1]));
            });
    String end = instance.isEmpty() ? "" : "-" + instance;
    List<List<String>> commands = new ArrayList<>();
    for (Located<String> name : process.account().directories().runtime()) {
      commands.add(with(install, "/run/" + name.value() + end));
    }
    for (Located<String> name : process.account().directories().state()) {
      commands.add(with(install, "/var/lib/" + name.value() + end));
    }
    return commands;
  }

  private static List<String> with(List<String> words, String last) {
    List<String> all = new ArrayList<>(words);
    all.add(last);
    return all;
  }

  /** Returns the run without the commands that create folders; reports each missing one. */
  private static ShellRun behind(List<List<String>> folders, ShellRun run, ReadBack compare) {
    List<List<String>> made = new ArrayList<>();
    List<ShellRun.Program> rest = new ArrayList<>();
    for (ShellRun.Program program : run.programs()) {
      if (folders.contains(program.argv()) && rest.isEmpty()) {
        made.add(program.argv());
      } else {
        rest.add(program);
      }
    }
    compare.same("the folders", folders, made);
    return new ShellRun(rest, run.sourced(), run.unknown(), run.end());
  }

  /**
   * Returns the run after the words that set the user, if a job has to do that itself: one of
   * {@code commands}, or a script.
   */
  private ShellRun asUser(
      ShellRun run, ProcessSpec process, List<List<String>> commands, ReadBack compare) {
    Optional<String> account = account(process);
    if (account.isEmpty()) {
      return run;
    }
    run.sourced().forEach(file -> compare.fault("root would read `" + file + "`"));
    List<ShellRun.Program> programs = new ArrayList<>();
    List<String> sourced = new ArrayList<>();
    for (ShellRun.Program program : run.programs()) {
      Optional<AsUser.Run> found = AsUser.read(program.argv());
      compare.same("the user", account.get(), found.map(AsUser.Run::account).orElse(""));
      List<String> argv = found.map(AsUser.Run::argv).orElse(program.argv());
      int shell = SHELL.size();
      boolean script =
          argv.size() == shell + 1
              && argv.subList(0, shell).equals(SHELL)
              && !commands.contains(argv);
      if (script) {
        ShellRun inner = run(argv.get(shell), program.state().environment(), compare);
        sourced.addAll(inner.sourced());
        for (ShellRun.Program p : inner.programs()) {
          Optional<String> directory = p.state().directory().or(program.state()::directory);
          ShellRun.State state = new ShellRun.State(p.state().environment(), directory);
          boolean replaces = program.replacesShell() && p.replacesShell();
          programs.add(new ShellRun.Program(p.argv(), state, replaces));
        }
      } else {
        programs.add(new ShellRun.Program(argv, program.state(), program.replacesShell()));
      }
    }
    return new ShellRun(programs, sourced, List.of(), run.end());
  }

  /**
   * Returns the {@code user:group} of a job that does not run as root, if Upstart has no stanza for
   * them.
   */
  private Optional<String> account(ProcessSpec process) {
    String user = process.account().user().map(Located::value).orElse("root");
    String group = JobReadBack.group(process).orElse("root");
    boolean isRoot = user.equals("root") && group.equals("root");
    boolean sets =
        versions.know(UpstartVersions.Stanza.SETUID) && !JobReadBack.rootMakesFolders(process);
    return sets || isRoot ? Optional.empty() : Optional.of(user + ":" + group);
  }

  /** Compares the context of a program: its variables, its environment files, and its directory. */
  private static void around(
      ShellRun run,
      ShellRun.State state,
      Job job,
      ProcessSpec process,
      String instance,
      ReadBack compare) {
    compare.environment("", expectedEnvironment(process, instance), state.environment());
    compare.holds(
        "the files of variables",
        process.program().envFiles().stream().map(file -> file.path().with(instance)).toList(),
        run.sourced());
    compare.same(
        "chdir",
        process.program().directory().map(directory -> directory.value().with(instance)).orElse(""),
        state.directory().or(() -> job.chdir().map(Located::value)).orElse(""));
  }

  private static Optional<ShellRun> run(Job job, Phase phase, String instance, ReadBack compare) {
    Map<String, String> environment = new TreeMap<>();
    for (Located<String> env : job.env()) {
      int equals = env.value().indexOf('=');
      if (equals > 0) {
        environment.put(env.value().substring(0, equals), env.value().substring(equals + 1));
      }
    }
    if (!instance.isEmpty()) {
      environment.put(JobReadBack.INSTANCE, instance);
    }
    return job.command(phase)
        .map(
            command ->
                isSplit(command)
                    ? split(command.text().value(), environment)
                    : byShell(command, environment, compare));
  }

  /**
   * Whether Upstart splits a line at its spaces and runs it itself, since it contains no shell
   * characters.
   */
  private static boolean isSplit(Job.Command command) {
    return !command.isScript()
        && command.text().value().chars().noneMatch(c -> SHELL_CHARACTERS.indexOf(c) >= 0);
  }

  private static ShellRun split(String line, Map<String, String> environment) {
    ShellRun.State state = new ShellRun.State(environment, Optional.empty());
    List<String> words = List.of(line.strip().split("[ \t]+"));
    return new ShellRun(
        List.of(new ShellRun.Program(words, state, true)), List.of(), List.of(), state);
  }

  private static ShellRun byShell(
      Job.Command command, Map<String, String> environment, ReadBack compare) {
    String text = command.text().value();
    return run(command.isScript() ? text : "exec " + text, environment, compare);
  }

  private static ShellRun run(String script, Map<String, String> environment, ReadBack compare) {
    ShellRun run = ShellScript.parse(script).run(environment);
    for (ShellScript.Command unknown : run.unknown()) {
      String part = script.substring(unknown.span().start(), unknown.span().end());
      compare.fault("cannot tell what `" + part.strip() + "` does");
    }
    return run;
  }

  private static Map<String, String> expectedEnvironment(ProcessSpec process, String instance) {
    Map<String, String> expected = new TreeMap<>();
    process
        .program()
        .env()
        .forEach(v -> expected.put(v.name().value(), v.value().value().with(instance)));
    process.program().port(instance).ifPresent(p -> expected.put("PORT", Integer.toString(p)));
    if (!instance.isEmpty()) {
      expected.put(JobReadBack.INSTANCE, instance);
    }
    return expected;
  }

  /** Checks that raw stanzas changed only their own settings and that Upstart accepts the job. */
  void raw(String before, String after, ProcessSpec process) {
    if (process.raw().upstart().isEmpty()) {
      return;
    }
    ReadBack compare =
        new ReadBack(process.at("upstart"), true, jobs.job(process) + ".conf", problems);
    Set<String> raw = new HashSet<>();
    for (Located<String> text : process.raw().upstart()) {
      JobFile added = JobParser.parse(new Source("", text.value()));
      added.stanzas().stream()
          .filter(stanza -> RawStanzas.isKnown(stanza, versions))
          .forEach(stanza -> RawStanzas.name(stanza).ifPresent(raw::add));
    }
    JobFile file = parse(after, compare);
    compare.same(
        "the rest", others(JobParser.parse(new Source("", before)), raw), others(file, raw));
  }

  private static List<String> others(JobFile file, Set<String> without) {
    List<String> stanzas = new ArrayList<>();
    for (Stanza stanza : file.stanzas()) {
      if (RawStanzas.name(stanza).filter(name -> !without.contains(name)).isPresent()) {
        stanzas.add(file.source().slice(stanza.span()));
      }
    }
    return stanzas;
  }

  private ReadBack compare(String template, String file) {
    return new ReadBack(templates.place(template), templates.isBuiltIn(template), file, problems);
  }

  private static JobFile parse(String text, ReadBack compare) {
    JobFile file = JobParser.parse(new Source("", text));
    file.error()
        .ifPresent(e -> compare.fault("Upstart rejects line " + e.line() + ": " + e.message()));
    return file;
  }
}

package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.render.ReadBack;
import io.github.unitgen.render.Templates;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.shell.ShellRun;
import io.github.unitgen.syntax.shell.ShellScript;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.Job.Phase;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads rendered jobs back as Upstart and the shell would and compares them with the manifest. */
final class UpstartCheck {
  /** With one of these in it Upstart hands an exec line to {@code /bin/sh -e -c "exec LINE"}. */
  private static final String SHELL_CHARACTERS = "~`!$^&*()=|\\{}[];\"'<>?";

  /** The instances looked at: two, so that a number written out by mistake is noticed. */
  private static final List<String> INSTANCES = List.of("1", "42");

  private final Manifest manifest;
  private final UpstartJobs jobs;
  private final Templates templates;
  private final List<Diagnostic> problems;

  UpstartCheck(Manifest manifest, Templates templates, List<Diagnostic> problems) {
    this.manifest = manifest;
    this.jobs = new UpstartJobs(manifest);
    this.templates = templates;
    this.problems = problems;
  }

  /** The manager starts each member. */
  void manager(String text, String template) {
    ReadBack compare = compare(template, jobs.manager() + ".conf");
    Job job = parse(text, compare);
    List<String> expected = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      process.count().ifPresent(n -> expected.add(jobs.variable(process) + "=" + n));
    }
    compare.same("env", expected, job.env().stream().map(Located::value).toList());
    if (compare.isBuiltIn()) {
      compare.same(
          "description",
          manifest.description().orElse(manifest.name().value()),
          job.description().map(Located::value).orElse(""));
      compare.same("start on", true, job.startOn().isPresent());
      compare.same("stop on", true, job.stopOn().isPresent());
    }
  }

  /** The job gets the same words, environment and settings. */
  void job(String text, ProcessSpec process, String template) {
    ReadBack compare = compare(template, jobs.job(process) + ".conf");
    Job job = parse(text, compare);
    for (String instance : process.hasInstances() ? INSTANCES : List.of("")) {
      main(job, process, instance, compare);
      preStart(job, process, instance, compare);
    }
    compare.same(
        "setuid",
        process.user().map(Located::value).orElse(""),
        job.setuid().map(Located::value).orElse(""));
    long millis = process.stopTimeout().toMillis();
    compare.same(
        "kill timeout", (millis + 999) / 1000, job.killTimeout().map(Located::value).orElse(5L));
    if (compare.isBuiltIn()) {
      settings(job, process, compare);
    }
  }

  private void settings(Job job, ProcessSpec process, ReadBack compare) {
    compare.same(
        "description", process.description(), job.description().map(Located::value).orElse(""));
    compare.same("instance", process.hasInstances(), job.instance().isPresent());
    compare.same("respawn", process.restart() != Restart.NEVER, job.respawn().isPresent());
    if (process.restart() != Restart.NEVER) {
      String expected =
          process
              .restartLimit()
              .map(l -> l.restarts() + " in " + (l.within().toMillis() + 999) / 1000)
              .orElse("none");
      String read =
          job.respawnLimit()
              .map(Located::value)
              .filter(l -> !l.isUnlimited())
              .map(l -> l.count() + " in " + l.seconds())
              .orElse("none");
      compare.same("respawn limit", expected, read);
    }
    compare.same(
        "kill signal",
        Signals.number(process.stopSignal().name()).orElse(0),
        job.killSignal().map(Located::value).orElse(15));
    compare.same(
        "reload signal",
        process.reloadSignal().flatMap(s -> Signals.number(s.name())),
        job.reloadSignal().map(Located::value));
    compare.same(
        "setgid",
        process.group().or(process::user).map(Located::value).orElse(""),
        job.setgid().map(Located::value).orElse(""));
    compare.same(
        "umask",
        process.umask().map(digits -> Integer.parseInt(digits, 8)),
        job.umask().map(Located::value));
    compare.same(
        "nice",
        process.nice().isPresent() ? Optional.of(process.nice().getAsInt()) : Optional.empty(),
        job.nice().map(Located::value));
    compare.same(
        "oom score",
        process.oomScoreAdjust().isPresent()
            ? Optional.of(process.oomScoreAdjust().getAsInt())
            : Optional.empty(),
        job.oomScore().map(Located::value));
    compare.same(
        "limit",
        process.limits().stream().filter(l -> !l.resource().isControlGroup()).count(),
        (long) job.limits().size());
  }

  private static void main(Job job, ProcessSpec process, String instance, ReadBack compare) {
    Optional<ShellRun.Program> main =
        run(job, Phase.MAIN, instance, compare).flatMap(ShellRun::main);
    if (main.isEmpty()) {
      compare.fault("a shell would stay in front of the command");
      return;
    }
    compare.same("exec", process.command().argv(instance), main.get().argv());
    compare.same(
        "the environment",
        expectedEnvironment(process, instance),
        new TreeMap<>(main.get().state().environment()));
    compare.same(
        "chdir",
        process.directory().map(d -> d.value().with(instance)).orElse(""),
        main.get().state().directory().or(() -> job.chdir().map(Located::value)).orElse(""));
  }

  private static void preStart(Job job, ProcessSpec process, String instance, ReadBack compare) {
    if (process.preStart().isEmpty()) {
      return;
    }
    run(job, Phase.PRE_START, instance, compare)
        .ifPresent(
            run -> {
              compare.same(
                  "pre-start",
                  process.preStart().stream().map(c -> argv(c, instance)).toList(),
                  run.programs().stream().map(ShellRun.Program::argv).toList());
              compare.same(
                  "the environment of pre-start",
                  expectedEnvironment(process, instance),
                  new TreeMap<>(run.end().environment()));
            });
  }

  private static List<String> argv(Command command, String instance) {
    return command.argv(instance);
  }

  private static Optional<ShellRun> run(Job job, Phase phase, String instance, ReadBack compare) {
    Optional<Job.Command> command = job.command(phase);
    if (command.isEmpty()) {
      compare.fault("nothing runs");
      return Optional.empty();
    }
    Map<String, String> environment = new TreeMap<>();
    for (Located<String> env : job.env()) {
      int equals = env.value().indexOf('=');
      if (equals > 0) {
        environment.put(env.value().substring(0, equals), env.value().substring(equals + 1));
      }
    }
    if (!instance.isEmpty()) {
      environment.put(JobCommands.INDEX, instance);
    }
    String text = command.get().text().value();
    if (!command.get().isScript()
        && text.chars().noneMatch(c -> SHELL_CHARACTERS.indexOf(c) >= 0)) {
      // Upstart splits such a line at its blanks and runs it without a shell.
      ShellRun.State state = new ShellRun.State(environment, Optional.empty());
      return Optional.of(
          new ShellRun(
              List.of(new ShellRun.Program(List.of(text.strip().split("[ \t]+")), state, true)),
              List.of(),
              List.of(),
              state));
    }
    ShellScript script = ShellScript.parse(command.get().isScript() ? text : "exec " + text);
    ShellRun run = script.run(environment);
    run.unknown()
        .forEach(
            c ->
                compare.fault(
                    "cannot tell what `"
                        + text.substring(c.span().start(), Math.min(text.length(), c.span().end()))
                        + "` does"));
    return Optional.of(run);
  }

  private static Map<String, String> expectedEnvironment(ProcessSpec process, String instance) {
    Map<String, String> expected = new TreeMap<>();
    process.env().forEach(v -> expected.put(v.name().value(), v.value().value().with(instance)));
    if (process.port().isPresent()) {
      int number = process.hasInstances() ? Integer.parseInt(instance) : 1;
      expected.put("PORT", Integer.toString(process.port().getAsInt() - 1 + number));
    }
    if (!instance.isEmpty()) {
      expected.put(JobCommands.INDEX, instance);
    }
    return expected;
  }

  /** Raw stanzas left a job that Upstart takes. */
  void raw(String text, ProcessSpec process) {
    if (!process.upstart().isEmpty()) {
      parse(text, new ReadBack(process.at("upstart"), true, jobs.job(process) + ".conf", problems));
    }
  }

  private ReadBack compare(String template, String file) {
    return new ReadBack(templates.place(template), templates.isBuiltIn(template), file, problems);
  }

  private static Job parse(String text, ReadBack compare) {
    JobFile file = JobParser.parse(new Source("", text));
    file.error()
        .ifPresent(e -> compare.fault("Upstart refuses line " + e.line() + ": " + e.message()));
    return file.job();
  }
}

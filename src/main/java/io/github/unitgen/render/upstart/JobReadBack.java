package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.manifest.ExitStatus;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.Signal;
import io.github.unitgen.render.init.ReadBack;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.Job.NormalExit;
import io.github.unitgen.syntax.upstart.JobFile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what one job sets, besides what the child is given, with the manifest. */
final class JobReadBack {
  private static final int HUP = 1;
  private static final int TERM = 15;

  private final JobFile file;
  private final Job job;
  private final UpstartVersions versions;
  private final ReadBack compare;

  JobReadBack(JobFile file, UpstartVersions versions, ReadBack compare) {
    this.file = file;
    this.job = file.job();
    this.versions = versions;
    this.compare = compare;
  }

  /** What templates of a user must keep too. */
  void userAndTimeout(ProcessSpec process) {
    Optional<String> user = process.account().user().map(Located::value);
    text("setuid", user.filter(name -> versions.know(Stanza.SETUID)).orElse(""), job.setuid());
    text("instance", process.hasInstances() ? "$" + JobCommands.INDEX : "", job.instance());
    compare.same(
        "kill timeout", seconds(process.supervision().stopTimeout()), value(job.killTimeout(), 5L));
  }

  /** The manager as a template of ours must write it. */
  void manager(Manifest manifest, ManagerView view) {
    text("description", manifest.description().orElse(manifest.name().value()), job.description());
    compare.same("start on", "start on " + view.startOn().written(), stanza("start"));
    compare.same("stop on", "stop on " + view.stopOn().written(), stanza("stop"));
    String script =
        job.command(Job.Phase.PRE_START).map(command -> command.text().value()).orElse("");
    for (ManagerView.Member member : view.members()) {
      String start = "start " + member.job() + (member.variable() == null ? " " : " index=");
      if (!script.contains(start)) {
        compare.fault(member.job() + " would not be started");
      }
    }
  }

  /** The job as a template of ours must write it. */
  void job(ProcessSpec process, JobView view) {
    text("description", process.identity().description(), job.description());
    text("usage", orEmpty(view.identity().usage()), job.usage());
    compare.same("stop on", "stop on " + view.stopOn().written(), stanza("stop"));
    restart(process);
    compare.same(
        "kill signal",
        versions.know(Stanza.KILL_SIGNAL) ? number(process.supervision().stopSignal()) : TERM,
        value(job.killSignal(), TERM));
    compare.same(
        "reload signal",
        process
            .supervision()
            .reloadSignal()
            .filter(signal -> versions.know(Stanza.RELOAD_SIGNAL))
            .map(JobReadBack::number)
            .orElse(HUP),
        value(job.reloadSignal(), HUP));
    compare.same(
        "console", versions.know(Stanza.CONSOLE_LOG) ? "console log" : "", stanza("console"));
    Optional<String> group = Accounts.group(process).map(Located::value);
    text("setgid", group.filter(name -> versions.know(Stanza.SETGID)).orElse(""), job.setgid());
    compare.same(
        "umask",
        process.account().umask().map(digits -> Integer.parseInt(digits, 8)),
        job.umask().map(Located::value));
    compare.same("nice", optional(process.resources().nice()), job.nice().map(Located::value));
    Optional<Integer> oomScore = optional(process.resources().oomScoreAdjust());
    compare.same(
        "oom score",
        versions.know(Stanza.OOM_SCORE) ? oomScore : oomScore.map(OldOomScale::read),
        job.oomScore().map(Located::value));
    compare.same(
        "limit",
        process.resources().limits().stream()
            .filter(limit -> !limit.resource().isControlGroup())
            .map(JobReadBack::limit)
            .collect(Collectors.toCollection(TreeSet::new)),
        limits());
    nothingElse();
  }

  private void restart(ProcessSpec process) {
    compare.same(
        "respawn", process.restarts().policy() != Restart.NEVER, job.respawn().isPresent());
    compare.same(
        "respawn limit",
        process.restarts().policy() == Restart.NEVER
            ? ""
            : process
                .restarts()
                .limit()
                .map(limit -> limit.restarts() + " " + seconds(limit.within()))
                .orElse("unlimited"),
        job.respawnLimit()
            .map(Located::value)
            .map(limit -> limit.isUnlimited() ? "unlimited" : limit.count() + " " + limit.seconds())
            .orElse(""));
    Set<String> expected = new TreeSet<>();
    if (process.restarts().policy() != Restart.ALWAYS) {
      expected.add("0");
      List.of("HUP", "INT", "PIPE", "TERM").forEach(name -> expected.add(exit(new Signal(name))));
      process.restarts().successExit().forEach(status -> expected.add(exit(status)));
    }
    Set<String> read = new TreeSet<>();
    for (Located<NormalExit> exit : job.normalExit()) {
      read.add((exit.value().isSignal() ? "signal " : "") + exit.value().number());
    }
    compare.same("normal exit", expected, read);
  }

  private static String exit(ExitStatus status) {
    return status instanceof ExitStatus.Code code
        ? Integer.toString(code.code())
        : exit(((ExitStatus.BySignal) status).signal());
  }

  private static String exit(Signal signal) {
    return "signal " + number(signal);
  }

  private Set<String> limits() {
    Set<String> limits = new TreeSet<>();
    job.limits()
        .forEach(
            (resource, limit) ->
                limits.add(
                    resource.word()
                        + " "
                        + number(limit.value().soft())
                        + " "
                        + number(limit.value().hard())));
    return limits;
  }

  private static String limit(Limit limit) {
    return limit.resource().rlimit().toLowerCase(Locale.ROOT)
        + " "
        + number(limit.soft())
        + " "
        + number(limit.hard());
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "unlimited";
  }

  private static int number(Signal signal) {
    return Signals.number(signal.name()).orElse(0);
  }

  private static long seconds(Duration duration) {
    return (duration.toMillis() + 999) / 1000;
  }

  /** What a template of ours adds by mistake. */
  private void nothingElse() {
    boolean waits = job.expect().isPresent() || job.task().isPresent();
    boolean started = job.startOn().isPresent();
    boolean other =
        job.chroot().isPresent() || !job.export().isEmpty() || job.commands().size() > 2;
    if (waits || started || other) {
      compare.fault("a stanza is not of the manifest");
    }
  }

  private void text(String stanza, String expected, Optional<Located<String>> read) {
    compare.same(stanza, expected, read.map(Located::value).orElse(""));
  }

  private static <T> T value(Optional<Located<T>> read, T otherwise) {
    return read.map(Located::value).orElse(otherwise);
  }

  private static Optional<Integer> optional(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The last stanza that begins with {@code name}, as written. */
  private String stanza(String name) {
    return file.last(name).map(words -> file.source().slice(words.span()).strip()).orElse("");
  }
}

package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.ExitStatus;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.RestartLimit;
import io.github.unitgen.manifest.Signal;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of one process as the oldest Upstart of its job accepts them. */
final class UpstartValues {
  private final ProcessSpec process;
  private final String job;
  private final UpstartVersions versions;
  private final JobReport report;
  private final List<Diagnostic> problems;

  /**
   * Writes values for the job named {@code job}. Adds to {@code problems} the values that it cannot
   * represent or keep.
   */
  UpstartValues(
      ProcessSpec process,
      String job,
      UpstartVersions versions,
      JobReport report,
      List<Diagnostic> problems) {
    this.process = process;
    this.job = job;
    this.versions = versions;
    this.report = report;
    this.problems = problems;
  }

  /** Returns the arguments of {@code respawn limit}. */
  UpstartText respawnLimit() {
    Optional<RestartLimit> limit = process.restarts().limit();
    return UpstartText.of(
        limit
            .map(l -> l.restarts() + " " + seconds("restart_limit", l.within()))
            .orElse("unlimited"));
  }

  /**
   * Returns the exits that systemd considers successful too (systemd.service(5),
   * SuccessExitStatus=); for a process that ends by itself, signals are not among them.
   */
  UpstartText normalExit() {
    Set<String> words = new LinkedHashSet<>(List.of("0"));
    if (process.runsAlways()) {
      words.addAll(List.of("HUP", "INT", "PIPE", "TERM"));
    }
    for (ExitStatus status : process.restarts().successExit()) {
      words.add(
          status instanceof ExitStatus.Code code
              ? Integer.toString(code.code())
              : signal(process.at("success_exit"), ((ExitStatus.BySignal) status).signal()));
    }
    return UpstartText.of(String.join(" ", words));
  }

  /** Returns the signal of {@code reload}; null if unset or if Upstart lacks the stanza. */
  @Nullable String reloadSignal() {
    if (process.supervision().reloadSignal().isEmpty()) {
      return null;
    }
    Place at = process.at(process.sets("quiet_signal") ? "quiet_signal" : "reload_signal");
    String signal = signal(at, process.supervision().reloadSignal().get());
    if (versions.know(Stanza.RELOAD_SIGNAL)) {
      return signal;
    }
    if (!signal.equals("HUP")) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.warning(
              at,
              report.oldest()
                  + " has no reload signal: `reload` sends HUP, which ends many programs",
              "send it with `kill -"
                  + signal
                  + " PID`, the PID as `initctl status "
                  + UpstartJobs.member(job, UpstartJobs.placeholder(process))
                  + "` prints it"));
    }
    return null;
  }

  /** Returns the signal of {@code stop}; null if Upstart lacks the stanza. */
  @Nullable String stopSignal() {
    Place at = process.at("stop_signal");
    String signal = signal(at, process.supervision().stopSignal());
    if (versions.know(Stanza.KILL_SIGNAL)) {
      return signal;
    }
    if (!signal.equals("TERM")) {
      report.notKept(at, report.oldest() + " has no kill signal: `stop` sends TERM");
    }
    return null;
  }

  private String signal(Place at, Signal signal) {
    if (signal.isRealTime()) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              at,
              "Upstart does not support real-time signals",
              "use a signal from 1 to 31, such as USR1"));
    }
    return signal.name();
  }

  /** Returns the limit of each command of {@code pre_start} in seconds; empty if unlimited. */
  OptionalLong startSeconds() {
    return process.supervision().startTimeout().stream()
        .filter(time -> !process.program().preStart().isEmpty())
        .mapToLong(time -> seconds("timeout_start", time))
        .findFirst();
  }

  /** Returns the duration of {@code key} in whole seconds, rounded up. */
  long seconds(String key, Duration duration) {
    if (duration.toMillis() % 1000 == 0) {
      return duration.toSeconds();
    }
    problems.add(
        ManifestRule.UNSUPPORTED_SETTING.warning(
            process.at(key),
            "Upstart counts in whole seconds: rounded up to " + (duration.toSeconds() + 1) + "s",
            ""));
    return duration.toSeconds() + 1;
  }

  private String account(Located<String> account) {
    if (account.value().chars().allMatch(c -> c >= '0' && c <= '9')) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              account.at(), "Upstart accepts only account names", "write the name of the account"));
    }
    return account.value();
  }

  /** Returns the user; null if unset or if Upstart does not set it. */
  @Nullable String user() {
    String user = process.account().user().map(this::account).orElse(null);
    boolean isSubstituted = Accounts.substituted(process, versions).isPresent();
    if (versions.know(Stanza.SETUID)) {
      return isSubstituted ? null : user;
    }
    if (isSubstituted) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.warning(
              process
                  .account()
                  .user()
                  .or(process.account()::group)
                  .map(Located::at)
                  .orElse(process.name().at()),
              report.oldest() + " has no setuid: start-stop-daemon or chroot sets the user",
              ""));
    }
    return null;
  }

  /**
   * Returns the group; null if unset or if Upstart does not set it. Without setgid the process
   * would keep root's supplementary groups (facts of Upstart 1.13).
   */
  @Nullable String group() {
    String group = namedGroup();
    boolean isSubstituted = Accounts.substituted(process, versions).isPresent();
    return versions.know(Stanza.SETGID) && !isSubstituted ? group : null;
  }

  private @Nullable String namedGroup() {
    if (process.account().group().isPresent()) {
      return account(process.account().group().get());
    }
    process
        .account()
        .user()
        .filter(user -> !user.value().equals("root"))
        .ifPresent(
            user ->
                problems.add(
                    ManifestRule.UNSUPPORTED_SETTING.info(
                        user.at(),
                        "no `group` is set: using `" + user.value() + "`, since Upstart needs one",
                        "set `group` if the user's group has another name")));
    return process.account().user().map(Located::value).orElse(null);
  }

  /** Returns the score; null if unset or if Upstart lacks the stanza. */
  @Nullable String oomScore() {
    if (process.resources().oomScoreAdjust().isEmpty() || !versions.know(Stanza.OOM_SCORE)) {
      return null;
    }
    int score = process.resources().oomScoreAdjust().getAsInt();
    return score == -1000 ? "never" : Integer.toString(score);
  }

  /** Returns the nearest value of the old scale; null if unset or if Upstart has the new one. */
  @Nullable String oom() {
    if (process.resources().oomScoreAdjust().isEmpty() || versions.know(Stanza.OOM_SCORE)) {
      return null;
    }
    int score = process.resources().oomScoreAdjust().getAsInt();
    String nearest = OldOomScale.nearest(score);
    if (!OldOomScale.isExact(score)) {
      report.notKept(
          process.at("oom_score_adjust"),
          report.oldest() + " counts from -17 to 15: `oom " + nearest + "` is the nearest");
    }
    return nearest;
  }

  /** Returns the limits that a process can have. */
  List<UpstartText> limits() {
    List<UpstartText> limits = new ArrayList<>();
    for (Limit limit : process.resources().limits()) {
      if (limit.resource().isControlGroup()) {
        problems.add(
            ManifestRule.UNSUPPORTED_SETTING.warning(
                limit.at(),
                "`"
                    + limit.resource().key()
                    + "` is ignored: Upstart cannot limit a service as a whole",
                "use `as`, `nproc` and `cpu_time`, which apply to each process"));
      } else {
        limits.add(
            UpstartText.of(
                limit.resource().rlimit().toLowerCase(Locale.ROOT)
                    + " "
                    + number(limit.soft())
                    + " "
                    + number(limit.hard())));
      }
    }
    return limits;
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "unlimited";
  }
}

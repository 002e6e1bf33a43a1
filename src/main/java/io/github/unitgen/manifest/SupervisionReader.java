package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how the init signals, stops and restarts a process. */
final class SupervisionReader {
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  private final Problems problems;
  private final Values values;

  SupervisionReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** {@code key}: quiet_signal or reload_signal. */
  Optional<Signal> reloadSignal(String key, YamlNode node) {
    return values
        .signal(key, node)
        .filter(
            signal -> {
              boolean deaf = signal.name().equals("KILL") || signal.name().equals("STOP");
              if (deaf) {
                values.bad(
                    node.at(),
                    signal.name() + " cannot be handled by a program",
                    "use a signal that the program handles, such as TSTP or USR1");
              }
              return !deaf;
            });
  }

  Optional<Signal> stopSignal(YamlNode node) {
    return values
        .signal("stop_signal", node)
        .filter(
            signal -> {
              boolean never = signal.name().equals("STOP") || signal.name().equals("CONT");
              if (never) {
                values.bad(
                    node.at(),
                    signal.name() + " does not terminate a process",
                    "use TERM, INT or QUIT");
              }
              return !never;
            });
  }

  Optional<Duration> stopTimeout(YamlNode node) {
    return values.duration(
        "stop_timeout",
        node,
        MILLISECOND,
        "use 1s or more: 0 means no limit in systemd and crashes Upstart's init");
  }

  Optional<Duration> restartDelay(YamlNode node) {
    return values.duration("restart_delay", node, Duration.ZERO, "");
  }

  Optional<Restart> restart(YamlNode node) {
    return values.choice("restart", node, Restart.values(), "use `never` for systemd's `no`");
  }

  Optional<Duration> watchdog(YamlNode node) {
    if (node instanceof Scalar scalar && YamlTraps.bool(scalar).equals(Optional.of(false))) {
      return Optional.empty();
    }
    if (node instanceof Scalar scalar && YamlTraps.bool(scalar).isPresent()) {
      values.bad(
          node.at(), "`watchdog`: expected a duration or false", "write a duration such as 30s");
      return Optional.empty();
    }
    return values.duration("watchdog", node, MILLISECOND, "use `false` to disable it");
  }

  Optional<Duration> startTimeout(YamlNode node) {
    return values.duration(
        "timeout_start", node, MILLISECOND, "remove the key to use the default of the init");
  }

  /** Empty where there is no limit, or none that can be read. */
  Optional<RestartLimit> restartLimit(YamlNode node, Duration delay) {
    Optional<Scalar> scalar =
        values.scalar("restart_limit", node, "a limit such as `5 in 30s`, or `none`");
    if (scalar.isEmpty() || scalar.get().text().equals("none")) {
      return Optional.empty();
    }
    String text = scalar.get().text();
    int in = text.indexOf(" in ");
    String restarts = in < 0 ? "" : text.substring(0, in);
    if (!Values.isDigits(restarts) || restarts.length() > 6 || restarts.startsWith("0")) {
      values.bad(
          node.at(),
          "`restart_limit`: expected a limit such as `5 in 30s`, or `none`",
          restarts.startsWith("0")
              ? "use `restart: never` to disable restarts; in Upstart 0 means no limit"
              : "write the number of automatic restarts and the time");
      return Optional.empty();
    }
    Place at = scalar.get().place(in + 4, text.length());
    return values
        .duration(
            "restart_limit",
            new Located<>(text.substring(in + 4), at),
            Duration.ofSeconds(1),
            "use 1s or more: Upstart counts whole seconds")
        .map(within -> limit(node, new RestartLimit(Integer.parseInt(restarts), within), delay));
  }

  /** The restart that is one too many comes after so many delays: it must fall into the time. */
  private RestartLimit limit(YamlNode node, RestartLimit limit, Duration delay) {
    // As numbers: to multiply a Duration makes it a BigDecimal, which takes 10 ms to load.
    long delays = limit.restarts() + 1L;
    long within = limit.within().toMillis();
    if (delay.toMillis() >= (within + delays - 1) / delays) {
      problems.add(
          ManifestRule.RESTART_LIMIT_UNREACHABLE.warning(
              node.at(),
              "this limit is never reached: the restart delays alone take that long",
              "use a longer time or a shorter `restart_delay`"));
    }
    return limit;
  }

  Optional<List<ExitStatus>> successExit(YamlNode node) {
    List<ExitStatus> statuses = new ArrayList<>();
    for (YamlNode item : values.items("success_exit", node)) {
      if (item instanceof Scalar scalar && isNumeric(scalar)) {
        values
            .integer("success_exit", item, 0, 255)
            .ifPresent(code -> statuses.add(new ExitStatus.Code(code)));
      } else {
        values
            .signal("success_exit", item)
            .ifPresent(signal -> statuses.add(new ExitStatus.BySignal(signal)));
      }
    }
    return Optional.of(statuses);
  }

  private static boolean isNumeric(Scalar scalar) {
    char first = scalar.text().isEmpty() ? ' ' : scalar.text().charAt(0);
    return scalar.style() == Style.PLAIN && "0123456789-+.".indexOf(first) >= 0;
  }
}

package io.github.unitgen.manifest;

import io.github.unitgen.manifest.ProcessSpec.Restarts;
import io.github.unitgen.manifest.ProcessSpec.Supervision;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Map;

/** Reports the keys of a process that make no sense with {@code oneshot} or {@code listen}. */
final class KindConflicts {
  private final Mapping process;
  private final Map<String, YamlNode> fields;
  private final Problems problems;

  /** {@code fields}: the values of its keys, those of {@code defaults} among them. */
  KindConflicts(Mapping process, Map<String, YamlNode> fields, Problems problems) {
    this.process = process;
    this.fields = fields;
    this.problems = problems;
  }

  /** Of a process with sockets, which one unit opens for one service. */
  void ofSockets() {
    String help = "remove it, and let the program start its own workers";
    for (String key : List.of("count", "instances")) {
      refuse(
          "listen",
          key,
          "`" + key + "` conflicts with `listen`: instances cannot share a socket",
          help);
    }
  }

  /** Of a step, which runs once at each start of the group. */
  void ofStep(Restarts restarts, Supervision supervision) {
    for (String key : List.of("count", "instances")) {
      refuse(
          "oneshot",
          key,
          "`" + key + "` conflicts with `oneshot`: a step runs once",
          "remove it, or write a step for each");
    }
    refuse(
        "oneshot",
        "listen",
        "`listen` conflicts with `oneshot`: a step ends before a client can connect",
        "remove one of them");
    for (String key : List.of("quiet_signal", "reload_signal")) {
      refuse(
          "oneshot",
          key,
          "`" + key + "` conflicts with `oneshot`: a finished step receives no signal",
          "remove it; `" + key + ": null` overrides `defaults`");
    }
    if (restarts.policy() == Restart.ALWAYS) {
      refuse(
          "oneshot",
          "restart",
          "`restart: always` conflicts with `oneshot`: the step would run endlessly",
          "write `restart: never`");
    }
    if (supervision.notifies()) {
      refuse(
          "oneshot",
          "notify",
          "`notify` conflicts with `oneshot`: a step is ready when it has ended",
          "remove it, or write `notify: no`");
    }
    if (supervision.watchdog().isPresent()) {
      refuse(
          "oneshot",
          "watchdog",
          "`watchdog` conflicts with `oneshot`: a step is not watched while it runs",
          "use `timeout_start`");
    }
    restarts(restarts);
  }

  /** Of its own keys alone: {@code defaults} are for the others. */
  private void restarts(Restarts restarts) {
    for (String key : List.of("restart", "restart_delay", "restart_limit")) {
      boolean says = !key.equals("restart") || restarts.policy() == Restart.ON_FAILURE;
      if (says && fields.containsKey(key) && isOwn(at(key))) {
        problems.add(
            ManifestRule.UNSUPPORTED_SETTING.info(
                at(key),
                "`" + key + "` is ignored for a step: a failed step is not retried",
                "remove it"));
      }
    }
  }

  private boolean isOwn(Place at) {
    Span whole = process.at().span();
    return at.source().equals(process.at().source())
        && at.span().start() >= whole.start()
        && at.span().end() <= whole.end();
  }

  private void refuse(String kind, String key, String message, String help) {
    if (fields.containsKey(key)) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(at(key), message, help, at(kind), "set here"));
    }
  }

  private Place at(String key) {
    YamlNode node = fields.get(key);
    return node == null ? process.at() : node.at();
  }
}

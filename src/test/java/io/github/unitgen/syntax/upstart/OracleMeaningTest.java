package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Job.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares whole objects, so a field that one side lacks is a failure. */
class OracleMeaningTest {
  private static final Map<Job.Resource, Integer> RLIMITS =
      Map.ofEntries(
          Map.entry(Job.Resource.CPU, 0),
          Map.entry(Job.Resource.FSIZE, 1),
          Map.entry(Job.Resource.DATA, 2),
          Map.entry(Job.Resource.STACK, 3),
          Map.entry(Job.Resource.CORE, 4),
          Map.entry(Job.Resource.RSS, 5),
          Map.entry(Job.Resource.NPROC, 6),
          Map.entry(Job.Resource.NOFILE, 7),
          Map.entry(Job.Resource.MEMLOCK, 8),
          Map.entry(Job.Resource.AS, 9),
          Map.entry(Job.Resource.SIGPENDING, 11),
          Map.entry(Job.Resource.MSGQUEUE, 12),
          Map.entry(Job.Resource.NICE, 13),
          Map.entry(Job.Resource.RTPRIO, 14));

  static Stream<JsonElement> parsed() {
    return Oracle.jsonLines("parsed.jsonl");
  }

  @Test
  void thereIsAMeaningForEveryJobThatIsFine() {
    assertThat(parsed().map(job -> job.getAsJsonObject().get("file").getAsString()))
        .containsExactlyInAnyOrderElementsOf(
            Oracle.verdicts().filter(Oracle.Verdict::ok).map(Oracle.Verdict::file).toList());
  }

  @ParameterizedTest
  @MethodSource("parsed")
  void understandsEveryFieldAsUpstartDoes(JsonElement expected) {
    String file = expected.getAsJsonObject().get("file").getAsString();
    Job job = JobParser.parse(Oracle.source("conf/" + file)).job();
    assertThat(json(file, job)).isEqualTo(expected);
  }

  private static JsonObject json(String file, Job job) {
    JsonObject json = new JsonObject();
    json.addProperty("file", file);
    json.addProperty("name", file.substring(0, file.length() - ".conf".length()));
    json.addProperty("instance", value(job.instance(), ""));
    put(json, "description", job.description());
    put(json, "author", job.author());
    put(json, "version", job.version());
    put(json, "usage", job.usage());
    put(json, "chdir", job.chdir());
    put(json, "chroot", job.chroot());
    put(json, "setuid", job.setuid());
    put(json, "setgid", job.setgid());
    put(json, "apparmor_switch", job.apparmorSwitch());
    json.add("env", array(job.env()));
    json.add("export", array(job.export()));
    json.add("emits", array(job.emits()));
    json.add("start_on", job.startOn().map(OracleMeaningTest::events).orElse(JsonNull.INSTANCE));
    json.add("stop_on", job.stopOn().map(OracleMeaningTest::events).orElse(JsonNull.INSTANCE));
    job.commands().forEach((phase, command) -> json.add(name(phase), command(command)));
    job.apparmorLoad()
        .ifPresent(
            profile -> {
              JsonObject exec = new JsonObject();
              exec.addProperty("exec", "/sbin/apparmor_parser -r -W " + profile.value());
              json.add("security", exec);
            });
    json.addProperty(
        "expect",
        List.of(Job.Expect.NONE, Job.Expect.STOP, Job.Expect.DAEMON, Job.Expect.FORK)
            .indexOf(value(job.expect(), Job.Expect.NONE)));
    json.addProperty("task", job.task().isPresent() ? 1 : 0);
    json.addProperty("kill_timeout", value(job.killTimeout(), 5L));
    json.addProperty("kill_signal", value(job.killSignal(), 15));
    json.addProperty("reload_signal", value(job.reloadSignal(), 1));
    json.addProperty("respawn", job.respawn().isPresent() ? 1 : 0);
    Job.RespawnLimit limit = value(job.respawnLimit(), new Job.RespawnLimit(10, 5));
    json.addProperty("respawn_limit", limit.count());
    json.addProperty("respawn_interval", limit.seconds());
    JsonArray exits = new JsonArray();
    job.normalExit()
        .forEach(
            exit ->
                exits.add(
                    exit.value().isSignal() ? exit.value().number() << 8 : exit.value().number()));
    json.add("normalexit", exits);
    json.addProperty(
        "console_n",
        List.of(Job.Console.NONE, Job.Console.OUTPUT, Job.Console.OWNER, Job.Console.LOG)
            .indexOf(value(job.console(), Job.Console.LOG)));
    json.addProperty("umask", octal(value(job.umask(), 022)));
    json.addProperty("nice", value(job.nice(), -21));
    json.addProperty("oom_score_adj", value(job.oomScore(), 0));
    JsonObject limits = new JsonObject();
    job.limits()
        .forEach(
            (resource, amounts) -> {
              JsonArray pair = new JsonArray();
              pair.add(amount(amounts.value().soft()));
              pair.add(amount(amounts.value().hard()));
              limits.add(String.valueOf(RLIMITS.get(resource)), pair);
            });
    json.add("limits", limits);
    return json;
  }

  private static <T> T value(Optional<Located<T>> setting, T otherwise) {
    return setting.map(Located::value).orElse(otherwise);
  }

  private static void put(JsonObject json, String key, Optional<Located<String>> setting) {
    setting.ifPresent(text -> json.addProperty(key, text.value()));
  }

  private static JsonArray array(List<Located<String>> values) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(value.value()));
    return array;
  }

  private static JsonElement events(Events events) {
    JsonObject json = new JsonObject();
    if (events instanceof Events.Pair pair) {
      json.add("op", new JsonPrimitive(pair.operator() == Events.Operator.AND ? "and" : "or"));
      json.add("l", events(pair.left()));
      json.add("r", events(pair.right()));
    } else if (events instanceof Events.Event event) {
      json.addProperty("event", event.name().value());
      json.add("args", array(event.arguments()));
    }
    return json;
  }

  private static String name(Phase phase) {
    return switch (phase) {
      case MAIN -> "main";
      case PRE_START -> "pre-start";
      case POST_START -> "post-start";
      case PRE_STOP -> "pre-stop";
      case POST_STOP -> "post-stop";
    };
  }

  private static JsonObject command(Job.Command command) {
    JsonObject json = new JsonObject();
    json.addProperty(command.isScript() ? "script" : "exec", command.text().value());
    return json;
  }

  private static String octal(int mask) {
    String digits = Integer.toOctalString(mask);
    return "0".repeat(3 - digits.length()) + digits;
  }

  private static long amount(OptionalLong amount) {
    return amount.orElse(-1);
  }
}

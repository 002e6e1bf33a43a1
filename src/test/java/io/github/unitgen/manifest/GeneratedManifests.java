package io.github.unitgen.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Manifests of random keys and values, right and wrong ones, some of them broken afterwards. */
public final class GeneratedManifests {
  /** Values that some reader of YAML gives a type nobody thinks of. */
  private static final List<String> TRAPS =
      List.of(
          "no",
          "on",
          "Yes",
          "y",
          "true",
          "\"true\"",
          "~",
          "null",
          "Null",
          "",
          "08",
          "010",
          "022",
          "0o22",
          "0x1F",
          "0b11",
          "1_000",
          "22:30",
          "1:30",
          "22:30:05.5",
          "1e3",
          "1.0",
          "1.",
          ".5",
          "-0",
          "+1",
          "0",
          "-1",
          "1.10",
          ".inf",
          "-.INF",
          ".nan",
          "2026-11-23",
          "2001-12-14t21:59:43Z",
          "=",
          "<<",
          "!!str 5",
          "!!int 5",
          "! 5",
          "\"5\"",
          "'no'",
          "[]",
          "{}",
          "[a, 1]",
          "{a: 1}",
          "9999999999999999999999",
          "1e400",
          "abc",
          "a b",
          "\"a\\nb\"",
          "\"\\0\"",
          "\"\"",
          "{{name}}",
          "\"{{instance}}\"",
          "'{{x}}'",
          "&x 1",
          "*x",
          "|\n        a\n        b",
          "é😀");

  /** Values for keys of the manifest; the first one is right. Some keys are not known. */
  private static final Map<String, List<String>> TOP =
      Map.ofEntries(
          Map.entry("description", List.of("The shop", "no", "08", "2026-11-23")),
          Map.entry("target", List.of("systemd", "upstart", "systemd-user", "sysv")),
          Map.entry(
              "for",
              List.of(
                  "rhel-7",
                  "[ubuntu-14.04, systemd 219..252]",
                  "219",
                  "1.5",
                  "Upstart 0.6.5",
                  "[]",
                  "systemd 207",
                  "systemd 2190",
                  "2..1",
                  "beos-5",
                  "{a: 1}")),
          Map.entry("prefix", List.of("shop", "1.5", "no", "a b", "-x")),
          Map.entry("formerly", List.of("old", "[old, 1.5]", "[]", "[a b]", "-x", "{a: 1}")),
          Map.entry("wanted_by", List.of("multi-user.target", "a@b.target", "x.service")),
          Map.entry("start_on", List.of("runlevel [2345]", "started a or", "\"started a\"")),
          Map.entry("stop_on", List.of("\"runlevel [!2345]\"", "stopping (b")),
          Map.entry(
              "slice",
              List.of(
                  "{memory: 2G, tasks: 500, cpu: 150%}",
                  "{memory: 50%}",
                  "{}",
                  "{nofile: 5}",
                  "{cpu: 2}",
                  "{tasks: 0}",
                  "{memory: ~}",
                  "2G")),
          Map.entry("x-mine", List.of("{a: [1]}", "&x 5", "~")),
          Map.entry("colour", List.of("red")));

  /** As above for keys of a process; what is missing here the schema says. */
  private static final Map<String, List<String>> PROCESS =
      Map.ofEntries(
          Map.entry(
              "schedule",
              List.of(
                  "daily",
                  "[0 3 * * *, Mon..Fri 04:00]",
                  "{at: hourly, catch_up: yes, jitter: 5m}",
                  "\"@weekly\"",
                  "03:00 Europe/Berlin",
                  "03:00 Atlantis",
                  "5/15 * * * *",
                  "\"*-02-30\"",
                  "{catch_up: no}",
                  "{at: [], jitter: 1ms}",
                  "{at: {a: 1}}",
                  "[]",
                  "5")),
          Map.entry("shell", List.of("true", "no", "/bin/bash -l", "bash", "on", "1")),
          Map.entry("count", List.of("1", "0", "1000", "2", "1001", "-1", "two")),
          Map.entry(
              "instances",
              List.of(
                  "[mailers, federation_sender]",
                  "[low-prio, a.b, 0, 00, no, 1.5]",
                  "mailers",
                  "\"3\"",
                  "3",
                  "[]",
                  "[a, a]",
                  "[a:b]",
                  "[.a]",
                  "[\"a b\"]",
                  "[~]")),
          Map.entry("first_instance", List.of("0", "1000", "1001", "-1", "\"0\"")),
          Map.entry("user", List.of("deploy", "0", "www-data", "no", "a b", "65535", "host$")),
          Map.entry("group", List.of("deploy", "1000", "yes", "007", "\"12\"")),
          Map.entry("directory", List.of("/srv", "\"/srv/{{name}}\"", "srv", "/a/../b", "~/x")),
          Map.entry("umask", List.of("022", "0027", "\"077\"", "8", "0", "7", "1777", "00022")),
          Map.entry(
              "limits",
              List.of(
                  "{nofile: 1024}",
                  "{nofile: 1024:59, as: 1G, cpu: 150%}",
                  "{cpu_time: 1min}",
                  "{memory: 50%, tasks: 10%}",
                  "{cpu: 150}",
                  "{nofile: 010}",
                  "{core: infinity}",
                  "{stack: 5:4}",
                  "{cpu_time: 60.0}",
                  "{cpu_time: 1.5}",
                  "{open: 3}",
                  "{as: ~}")),
          Map.entry(
              "env",
              List.of(
                  "{A: no, B: 08, C: 22:30, D: 1_000}",
                  "{A: .inf, B: 2026-11-23, C: =}",
                  "{A: ~}",
                  "{A-B: 1}",
                  "{A: [1]}",
                  "{A: '', _b1: \"x\"}",
                  "{1A: x}",
                  "{PORT: 5}")),
          Map.entry("env_files", List.of("/etc/a", "[/etc/a, -/etc/b]", "[]", "a", "/etc/*")),
          Map.entry("port", List.of("3000", "65535", "0", "65536", "80.5", "\"80\"")),
          Map.entry("oneshot", List.of("no", "yes", "true", "off", "1", "once")),
          Map.entry(
              "listen",
              List.of(
                  "3000",
                  "127.0.0.1:3001",
                  "\"[::1]:3002\"",
                  "/run/web.sock",
                  "[3003, {udp: 514}, {at: [/run/a, /run/b], mode: 0660, user: w, group: w}]",
                  "{at: 3000, udp: [\"[::1]:53\"]}",
                  "[]",
                  "\" 80\"",
                  "65536",
                  "0",
                  "0x50",
                  "1:30",
                  "80.0",
                  "\"*:80\"",
                  "localhost:80",
                  "\"@x\"",
                  "/run/../x",
                  "[3000, 3000]",
                  "[3000, [3001]]",
                  "{mode: 0660}",
                  "{at: 80, mode: 0660}",
                  "{at: /run/a, mode: 8}",
                  "{at: /run/a, user: a b}",
                  "[/run/a, {at: /run/b, mode: 0600}]",
                  "{udp: /run/a}",
                  "{at: ~}",
                  "{path: /run/a}")),
          Map.entry(
              "on_failure",
              List.of("notify@.service", "alarm", "p0", "web.service", "\"x@%n.service\"", "a b")),
          Map.entry("stop_signal", List.of("TERM", "SIGINT", "RTMIN+3", "RTMAX-31", "15", "KIL")),
          Map.entry(
              "stop_timeout",
              List.of(
                  "30s",
                  "30",
                  "1.5",
                  "1m30s",
                  "500ms",
                  "1h 30min",
                  "365d",
                  "366d",
                  "31536000",
                  "31536001",
                  "0",
                  "5M",
                  "0.5",
                  "1.2345",
                  "\"30\"",
                  "\"030\"")),
          Map.entry("quiet_signal", List.of("TSTP", "USR1", "KILL", "SIGSTOP")),
          Map.entry("reload_signal", List.of("HUP", "IOT", "hup")),
          Map.entry("restart", List.of("on-failure", "always", "never", "no", "on_failure")),
          Map.entry("restart_delay", List.of("1s", "0", "0.25", "-1", "5s")),
          Map.entry(
              "restart_limit",
              List.of("5 in 30s", "none", "0 in 3s", "5", "10 in 1m 30s", "5 in x", "5 in 30")),
          Map.entry("success_exit", List.of("3", "[0, 255, TERM]", "256", "[SIGUSR1]", "TREM")),
          Map.entry("before", List.of("clock", "[a.service, b]", "web", "a b")),
          Map.entry("after", List.of("redis", "web", "clock", "[]", "\"@x\"", "08")),
          Map.entry("requires", List.of("redis.service", "[clock]")),
          Map.entry(
              "pre_start",
              List.of("/bin/true", "[a, [b, c]]", "[]", "[[]]", "a | b", "[[1, no, 2.5]]")),
          Map.entry("timeout_start", List.of("30s", "1.5", "0", "2 hours", "false")),
          Map.entry(
              "runtime_directory",
              List.of(
                  "web", "[a, b/c]", "[]", "/run/web", "../x", "private", "' x '", "a:b", "-1")),
          Map.entry(
              "state_directory",
              List.of("shop", "[a, a/b]", "private/x", "/var/lib/x", "a//b", ".x", "1.5", "a b")),
          Map.entry(
              "capabilities",
              List.of(
                  "NET_BIND_SERVICE",
                  "[CHOWN, KILL]",
                  "[]",
                  "CAP_CHOWN",
                  "net_raw",
                  "\"KILL \"",
                  "ALL",
                  "5")),
          Map.entry("notify", List.of("true", "no", "ON", "maybe", "Off", "1")),
          Map.entry("watchdog", List.of("10s", "false", "off", "true", "10", "0")),
          Map.entry("description", List.of("The web", "no", "1.5", "\"a\\tb\"")),
          Map.entry("documentation", List.of("https://a.b/c", "[man:x(1)]", "www.a.b")),
          Map.entry(
              "systemd",
              List.of(
                  "{Service: {Slice: a.slice, X-Mine: no}}",
                  "{Unit: {Wants: [a.service, 5]}}",
                  "{Service: {Nice: [1, 2]}}",
                  "{Services: {}}",
                  "{Unit: ~}",
                  "{Service: {Slice: ~}}",
                  "{Service: {After: x}}")),
          Map.entry("upstart", List.of("console log", "[nice 5]", "nice 50", "exec x", "[]")),
          Map.entry("cmd", List.of("run")));

  private static final List<String> COMMANDS =
      List.of(
          "run",
          "bundle exec sidekiq",
          "[run, 5, no, ''', '']",
          "[run, 08]",
          "run | x",
          "[]",
          "run '{{name}}'",
          "\"run {{instance}}\"",
          "bin/run",
          "08",
          "no",
          "~",
          "{a: b}",
          "[run, ~]",
          "|\n      run\n      it",
          "exec run",
          "a && b",
          "1.5 2");

  private static final List<String> NAMES = List.of("web", "clock", "no", "1.5", "a b", "x.conf");

  private final Random random;
  private final Map<String, List<String>> top = new TreeMap<>(TOP);
  private final Map<String, List<String>> process = new TreeMap<>(PROCESS);

  /** Tries every key of the reader, with values of {@code schema} where there are none here. */
  public GeneratedManifests(JsonNode schema, Random random) {
    this.random = random;
    List<String> itself = List.of("unitgen", "name", "defaults", "processes");
    for (String key : ManifestReader.KEYS) {
      if (!itself.contains(key)) {
        top.computeIfAbsent(key, k -> values(schema.at("/properties/" + k)));
      }
    }
    for (String key : ProcessReader.KEYS) {
      if (!key.equals("command")) {
        process.computeIfAbsent(key, k -> values(schema.at("/$defs/process/properties/" + k)));
      }
    }
  }

  /** The words that the schema lists, its bounds, and what is just outside of them. */
  private static List<String> values(JsonNode property) {
    List<String> values = new ArrayList<>();
    property.path("enum").forEach(word -> values.add(word.asText()));
    for (String bound : List.of("minimum", "maximum")) {
      if (property.has(bound)) {
        int at = property.path(bound).asInt();
        values.addAll(List.of("" + at, "" + (at - 1), "" + (at + 1)));
      }
    }
    return values.isEmpty() ? TRAPS : values;
  }

  /** One more, as YAML. */
  public String next() {
    StringBuilder out = new StringBuilder();
    out.append("unitgen: ").append(rarely() ? pick(TRAPS) : "1").append('\n');
    out.append("name: ").append(rarely() ? pick(TRAPS) : "workers").append('\n');
    settings(out, top, "", random.nextInt(3));
    if (random.nextInt(3) == 0) {
      out.append("defaults:\n");
      settings(out, process, "  ", 1 + random.nextInt(2));
    }
    out.append("processes:\n");
    for (int i = random.nextInt(2); i >= 0; i--) {
      out.append("  ").append(rarely() ? pick(NAMES) : "p" + i).append(":\n");
      if (!rarely()) {
        String command = random.nextInt(4) == 0 ? pick(COMMANDS) : "run";
        out.append("    command: ").append(command).append('\n');
      }
      settings(out, process, "    ", random.nextInt(4));
    }
    if (random.nextInt(4) == 0) {
      break_(out);
    }
    return out.toString();
  }

  private void settings(
      StringBuilder out, Map<String, List<String>> known, String indent, int count) {
    List<String> keys = List.copyOf(known.keySet());
    Map<String, String> chosen = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = pick(keys);
      List<String> values = known.getOrDefault(key, TRAPS);
      // The first of the values are right ones: most manifests are to be right in most keys.
      String value = random.nextBoolean() ? values.get(0) : pick(values);
      chosen.put(key, random.nextInt(6) == 0 ? pick(TRAPS) : value);
    }
    chosen.forEach(
        (key, value) -> out.append(indent).append(key).append(": ").append(value).append('\n'));
    if (count > 0 && chosen.isEmpty()) {
      out.append(indent).append("{}\n");
    }
  }

  private void break_(StringBuilder out) {
    int at = random.nextInt(out.length());
    switch (random.nextInt(3)) {
      case 0 -> out.deleteCharAt(at);
      case 1 -> out.insert(at, "{}[],:&*!|>'\"%@#-? \n0~".charAt(random.nextInt(22)));
      default -> out.setCharAt(at, "{}[],:&*!|>'\"%@#-? \n0~".charAt(random.nextInt(22)));
    }
  }

  private boolean rarely() {
    return random.nextInt(20) == 0;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}

package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private static final Path TABLES = Path.of("src/main/resources/unitgen/catalog");

  private static String help(String key, Collection<String> known) {
    return help(key, "1", known);
  }

  private static String help(String key, String value, Collection<String> known) {
    YamlNode node = YamlParser.parse(new Source("m", value)).value().orElseThrow();
    return Keys.help(key, node, known);
  }

  @ParameterizedTest
  @CsvSource({
    "environment, env",
    "env_file, env_files",
    "working_dir, directory",
    "replicas, count",
    "stop_grace_period, stop_timeout",
    "terminationGracePeriodSeconds, stop_timeout",
    "depends_on, wants",
    "needs, requires",
    "initContainers, requires",
    "numprocs, count",
    "respawn, restart",
    "respawn limit, restart_limit",
    "normal exit, success_exit",
    "kill timeout, stop_timeout",
    "WorkingDirectory, directory",
    "workingDirectory, directory",
    "kill-signal, stop_signal",
    "TimeoutStopSec, stop_timeout",
    "TimeoutStartSec, timeout_start",
    "ExecStart, command",
    "ExecStartPre, pre_start",
    "SuccessExitStatus, success_exit",
    "UMask, umask",
    "KillMode, kill",
    "OnCalendar, schedule",
    "ListenStream, listen",
    "cron, schedule",
    "timer, schedule",
    "cron_restart, schedule",
    "periodic, schedule",
    "socket, listen",
    "runAsUser, user",
    "uid, user",
    "cap_add, capabilities",
    "AmbientCapabilities, capabilities",
    "setuid, user"
  })
  void knowsWhatOtherToolsCallAKey(String other, String key) {
    assertThat(help(other, ProcessReader.KEYS)).isEqualTo("use `" + key + "`");
    assertThat(Keys.meant(other, ProcessReader.KEYS)).contains(key);
  }

  @ParameterizedTest
  @CsvSource({
    "stop-timeout, stop_timeout",
    "StopTimeout, stop_timeout",
    "OOMScoreAdjust, oom_score_adjust",
    "pre-start, pre_start",
    "OnFailure, on_failure",
    "comand, command"
  })
  void knowsAMistypedKey(String typed, String key) {
    assertThat(help(typed, ProcessReader.KEYS)).isEqualTo("did you mean `" + key + "`?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memory|`limits: { memory: 1G }`",
        "MemoryMax|`limits: { memory: 1G }`",
        "mem_limit|`slice: { memory: 2G }`",
        "cpus|`limits: { cpu: 150% }`",
        "nofile|`limits: { nofile: 65536 }`",
        "LimitNOFILE|`limits: { nofile: 65536 }`",
        "LimitSTACK|`limits: { stack: … }`",
        "LimitCPU|`limits: { cpu_time: … }`",
        "LimitRTTIME|`systemd: { Service: { LimitRTTIME: … } }`",
        "resources|`limits: {",
        "healthcheck|`watchdog`",
        "livenessProbe|`watchdog`",
        "autostart|`count: 0`",
        "enabled|`count: 0`",
        "start|remove it",
        "stop|`stop_signal`",
        "startsecs|`notify: true`",
        "stopasgroup|`kill: group`",
        "priority|`nice`",
        "secrets|`env_files:",
        "image|no containers",
        "volumes|no containers",
        "labels|`x-`",
        "stdout_logfile|standard output",
        "StandardOutput|standard output",
        "console|standard output",
        "pidfile|remove it",
        "PIDFile|remove it",
        "expect|remove it",
        "args|`command`",
        "watch|remove it",
        "max_memory_restart|`limits: { memory: 1G }`",
        "PrivateTmp|`hardening: strict`",
        "ProtectHome|`systemd: { Service: { ProtectHome: … } }`",
        "ConditionPathExists|`systemd: { Unit: { ConditionPathExists: … } }`",
        "Alias|`systemd: { Install: { Alias: … } }`",
        "emits|`upstart: \"emits …\"`",
        "apparmor load|`upstart: \"apparmor load …\"`",
        "post-stop|`upstart: \"post-stop exec …\"`",
      })
  void saysWhereElseItIsWritten(String other, String help) {
    assertThat(help(other, ProcessReader.KEYS)).contains(help);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type|oneshot|write `oneshot: true` instead",
        "type|notify|write `notify: true` instead",
        "type|forking|remove it, and keep the program in the foreground",
        "Type|simple|remove it: this is the default",
        "type|odd|remove it: a process runs permanently by default",
      })
  void answersByTheValueWhereAKeyMeansSeveralThings(String key, String value, String help) {
    assertThat(help(key, value, ProcessReader.KEYS)).startsWith(help);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "restart: unless-stopped|write `always`: it starts at boot",
        "restart: no|write `never`",
        "restart: false|write `never`",
        "restart: true|write `always`, or `on-failure`",
        "restart: on-abnormal|write `on-failure`; for this one `systemd: {",
        "restart: on-failure:3|write `on-failure`, and the number as `restart_limit",
        "restart: OnFailure|write `on-failure`",
        "restart: alway|did you mean `always`?",
        "hardening: true|write `safe`, `strict` or `tight`",
        "kill: mixed|use `group` for systemd's `mixed`",
        "kill: process|write `main`",
        "stop_signal: 15|use the name TERM",
        "stop_signal: term|use upper case: TERM",
        "count: ${WORKERS:-3}|the environment is never read: use `--count NAME=4`",
        "count: auto|write a number; to set it for each host",
        "nice: $NICE|the environment is never read: use `--set`",
        "target: sysvinit|use systemd or upstart",
      })
  void saysWhatToWriteForTheValuesOfOthers(String line, String help) {
    String indent = line.startsWith("target") ? "" : "    ";
    String process = "processes:\n  a:\n    command: run\n";
    String manifest = indent.isEmpty() ? line + "\n" + process : process + indent + line + "\n";
    List<Diagnostic> problems =
        ManifestReader.read(List.of(new Source("m", "unitgen: 1\nname: g\n" + manifest)), List.of())
            .problems();
    assertThat(problems).filteredOn(p -> p.severity() == Severity.ERROR).hasSize(1);
    assertThat(problems.get(0).help().orElse("")).startsWith(help);
  }

  /** Of docker compose, supervisord, foreman, systemd, Upstart, Kubernetes, PM2, Nomad and god. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "image build container_name hostname networks volumes labels secrets deploy privileged",
        "cap_add cap_drop security_opt read_only tty healthcheck logging mem_limit cpus ulimits",
        "stop_grace_period restart_policy depends_on env_file environment working_dir entrypoint",
        "numprocs numprocs_start priority autostart startsecs startretries autorestart exitcodes",
        "stopsignal stopwaitsecs stopasgroup killasgroup redirect_stderr stdout_logfile",
        "formation concurrency root app timeout log",
        "ExecStart ExecStartPost ExecStop ExecReload Type PIDFile User Group Environment",
        "EnvironmentFile Restart RestartSec StartLimitBurst TimeoutSec KillMode KillSignal Nice",
        "LimitNPROC CPUQuota TasksMax OOMScoreAdjust WatchdogSec Slice RuntimeDirectory",
        "CapabilityBoundingSet Persistent Wants Requires PartOf WantedBy SyslogIdentifier",
        "exec script pre-start post-stop respawn limit setgid chroot oom usage author emits task",
        "kind apiVersion metadata spec containers resources livenessProbe restartPolicy",
        "securityContext concurrencyPolicy backoffLimit activeDeadlineSeconds envFrom",
        "interpreter exec_mode watch error_file out_file merge_logs min_uptime wait_ready",
        "driver config periodic reschedule constraint kill_timeout template service check",
        "keepalive behavior interval pid_file w.start every mode type memory enabled needs stop",
        "cron timer socket cmd run workers threads dir uid gid sandbox",
      })
  void hasAnAnswerForEveryWordThatOthersUse(String words) {
    for (String word : words.split(" ", -1)) {
      assertThat(help(word, ProcessReader.KEYS)).as(word).doesNotStartWith("`unitgen schema`");
    }
  }

  @Test
  void theTablesOfOtherWordsNameOurKeysAndNoneOfThem() throws IOException {
    Set<String> keys = new TreeSet<>(ManifestReader.KEYS);
    keys.addAll(ProcessReader.KEYS);
    Set<String> seen = new TreeSet<>();
    for (String row : rows("elsewhere.tsv")) {
      String[] cells = row.split("\t", -1);
      assertThat(seen.add(cells[0])).as(row).isTrue();
      assertThat(keys).as(row).doesNotContain(cells[0]);
      assertThat(cells[1].isEmpty() || keys.contains(cells[1])).as(row).isTrue();
      assertThat(cells.length == 2 || !cells[2].endsWith(".")).as(row).isTrue();
      assertThat(cells.length == 3 || !cells[1].isEmpty()).as(row).isTrue();
    }
    assertThat(rows("elsewhere-values.tsv")).allMatch(row -> row.split("\t", -1).length == 3);
  }

  private static List<String> rows(String table) throws IOException {
    List<String> lines = Files.readAllLines(TABLES.resolve(table));
    return lines.subList(2, lines.size());
  }

  @Test
  void sendsAKeyToItsOwner() {
    assertThat(help("count", ManifestReader.KEYS)).startsWith("this is a process key");
    assertThat(help("start_on", ProcessReader.KEYS)).startsWith("this is a manifest key");
    assertThat(help("replicas", ManifestReader.KEYS)).isEqualTo("use `count`, a process key");
    assertThat(help("services", ProcessReader.KEYS)).isEqualTo("use `processes`, a manifest key");
    assertThat(Keys.meant("count", ManifestReader.KEYS)).isEmpty();
  }

  @Test
  void saysWhyItHasNoSuchKey() {
    assertThat(help("pidFile", ProcessReader.KEYS)).startsWith("remove it");
    assertThat(help("log", ManifestReader.KEYS)).startsWith("write to standard output");
    assertThat(Keys.meant("log", ManifestReader.KEYS)).isEmpty();
  }

  @Test
  void namesAllWhereTheyAreFew() {
    assertThat(help("zzz", ManifestReader.KEYS)).startsWith("use one of unitgen, name");
    assertThat(help("zzz", ProcessReader.KEYS)).startsWith("`unitgen schema`");
  }
}

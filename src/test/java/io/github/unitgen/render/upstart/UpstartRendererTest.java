package io.github.unitgen.render.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Instances;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstartRendererTest {
  private static String job(String settings) {
    return Manifests.render(Manifests.group("p: " + settings), Target.UPSTART).get("p.conf");
  }

  private static List<Diagnostic> problems(Manifest manifest) {
    return Renderer.render(manifest, Target.UPSTART, name -> Optional.empty()).problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{}|respawn limit 5 30",
        "{ restart_limit: none }|respawn limit unlimited",
        "{ restart_limit: 2 in 1500ms }|respawn limit 2 2",
        "{ stop_timeout: 1ms }|kill timeout 1",
        "{ stop_timeout: 1000ms }|kill timeout 1",
        "{ stop_timeout: 1001ms }|kill timeout 2",
        "{ success_exit: [0, 3, USR1] }|normal exit 0 HUP INT PIPE TERM 3 USR1",
        "{ restart: never }|normal exit 0 HUP INT PIPE TERM",
        "{ quiet_signal: TSTP }|reload signal TSTP",
        "{ stop_signal: QUIT }|kill signal QUIT",
        "{ oom_score_adjust: -1000 }|oom score never",
        "{ oom_score_adjust: -999 }|oom score -999",
        "{ umask: '022' }|umask 022",
        "{ limits: { cpu_time: 1min } }|limit cpu 60 60",
        "{ limits: { nofile: '1:infinity' } }|limit nofile 1 unlimited",
        "{ limits: { stack: 1K } }|limit stack 1024 1024",
        "{ env: { X: '' } }|env X=\"\"",
        "{ env: { X: 'a\\b' } }|env X=\"a\\\\b\"",
        "{ env: { X: \"a\\nb\" } }|export X='a",
        "{ env: { UPSTART_X: a } }|export UPSTART_X=a",
        "{ env: { IFS: a } }|export IFS=a",
        "{ env: { OPTIND: '123456789' } }|export OPTIND=123456789",
        "{ port: 80 }|env PORT=80",
        "{ port: 80, count: 1 }|export PORT=\"$((79 + index))\"",
        "{ count: 1, command: [/x, '{{instance}}'] }|exec /x \"$index\"",
        "{ count: 1, command: ['{{instance}}', 'a='] }|exec \"$index\" a=",
        "{ command: ['a=b', ''] }|exec 'a=b' ''",
        "{ directory: '/a b' }|chdir \"/a b\"",
        "{ directory: '/a/{{instance}}', count: 1 }|cd /a/\"$index\"",
        "{ env_files: [/a] }|. /a",
        "{ env_files: [-/a] }|if [ -r /a ]; then . /a; fi",
        "{ pre_start: [[y, a b]] }|pre-start exec y 'a b'",
        "{ pre_start: [[y], [test, z], [while, 'a=b'], ['a=b']] }|(exec test z)",
        "{ pre_start: [[y], [test, z], [while, 'a=b'], ['a=b']] }|'while' a=b",
        "{ pre_start: [[y], [test, z], [while, 'a=b'], ['a=b']] }|'a=b'",
        "{ count: 1, pre_start: [['{{instance}}'], ['x{{instance}}', y]] }|x\"$index\" y",
        "{ documentation: 'https://x/a b' }|",
        "{ documentation: 'https://x/#a' }|# https://x/#a",
      })
  void writes(String settings, String line) {
    if (line != null) {
      assertThat(job(settings).lines()).contains(line);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|{}|0",
        "201|{}|1",
        "198|{ count: 10 }|0",
        "199|{ count: 10 }|1",
        "198|{ count: 1, first_instance: 10 }|0",
        "199|{ count: 2, first_instance: 9 }|1",
        "194|{ instances: [a, longest, b] }|1",
        "193|{ instances: [a, longest, b] }|0",
      })
  void refusesNamesOverWhoseLogFileInitHangs(int length, String settings, int errors) {
    String name = "p".repeat(length);
    assertThat(problems(Manifests.group(name + ": " + settings)))
        .filteredOn(problem -> problem.severity() == Severity.ERROR)
        .hasSize(errors)
        .allMatch(problem -> problem.rule().equals("M003") && problem.at().text().equals(name));
  }

  @Test
  void countsTheNameOfWhatIsBroughtBackAsThatOfAnInstance() {
    String name = "p".repeat(190);
    assertThat(problems(Manifests.group(name + ": {}\n  q: { requires: " + name + " }")))
        .filteredOn(problem -> problem.rule().equals("M003"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.at().text()).isEqualTo(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ restart: always }|normal exit",
        "{ restart: never }|respawn",
        "{}|usage",
        "{}|instance",
        "{}|reload signal",
        "{}|chdir",
        "{}|pre-start",
        "{}|script",
        "{ env_files: [/a] }|exec /x\\n}",
        "{ limits: { memory: 1G } }|limit",
        "{ directory: '/a/{{instance}}', count: 1 }|chdir",
      })
  void doesNotWrite(String settings, String start) {
    assertThat(job(settings).lines()).noneMatch(line -> line.startsWith(start));
  }

  @Test
  void longLinesGoThroughAScriptOfMoreThanOneLine() {
    String words = "'" + "x".repeat(31_990) + "'";
    assertThat(job("{ command: [/x, " + words + "] }")).contains("\nexec /x xxx");
    assertThat(job("{ command: [/x, " + words + ", abcdefg] }"))
        .contains("\nscript\n# Upstart passes", "\nexec /x xxx");
    assertThat(job("{ pre_start: [[/x, " + words + ", abcdefg]] }"))
        .contains("\npre-start script\n# Upstart passes", "\n/x xxx");
    assertThat(job("{ port: 80, count: 1, command: [/x, " + words + ", abcdefg] }"))
        .doesNotContain("# Upstart passes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{ stop_signal: RTMIN+1 }|RTMIN+1|Upstart does not support real-time signals",
        "{ quiet_signal: RTMIN+1 }|RTMIN+1|Upstart does not support real-time signals",
        "{ reload_signal: RTMIN+1 }|RTMIN+1|Upstart does not support real-time signals",
        "{ success_exit: RTMIN+1 }|RTMIN+1|Upstart does not support real-time signals",
        "{ user: '10' }|'10'|Upstart accepts only account names",
        "{ group: '10' }|'10'|Upstart accepts only account names",
        "{ count: 1, env: { index: x } }|index|`index` is the number of the instance on Upstart",
        "{ env: { OPTIND: x } }|OPTIND|"
            + "the shell of Upstart scripts accepts only a number for OPTIND",
        "{ env: { OPTIND: '' } }|OPTIND|"
            + "the shell of Upstart scripts accepts only a number for OPTIND",
        "{ env: { OPTIND: '1234567890' } }|OPTIND|"
            + "the shell of Upstart scripts accepts only a number for OPTIND",
      })
  void refuses(String settings, String place, String message) {
    assertThat(problems(Manifests.group("p: " + settings)))
        .filteredOn(p -> p.severity() == Severity.ERROR)
        .singleElement()
        .matches(p -> p.message().equals(message), message)
        .matches(p -> p.rule().equals("M007"))
        .matches(p -> p.help().isPresent())
        .matches(p -> p.at().text().equals(place), place);
  }

  @Test
  void refusesAGroupAndAProcessOfOneName() {
    Manifest manifest =
        Manifests.of("unitgen: 1\nname: g\nprefix: a\nprocesses: { g: { command: /x, user: u } }");
    assertThat(problems(manifest))
        .filteredOn(p -> p.severity() == Severity.ERROR)
        .singleElement()
        .matches(p -> p.message().equals("the process and the group would share a-g.conf"))
        .matches(p -> p.rule().equals("M704"));
    assertThat(Manifests.render(manifest, Target.SYSTEMD)).hasSize(2);
  }

  @Test
  void saysWhatUpstartDoesNotKeep() {
    Manifest manifest =
        Manifests.group(
            "p: { restart_delay: 1s, restart: always, success_exit: 3, notify: true,"
                + " watchdog: 1s, hardening: safe, env_files: /e, stop_timeout: 1ms,"
                + " limits: { memory: 1G } }",
            "q: { restart_limit: 5 in 1500ms, notify: false, watchdog: false, hardening: none,"
                + " restart: always }");
    assertThat(problems(manifest))
        .extracting(p -> p.severity().label() + " " + p.at().text() + ": " + p.message())
        .containsExactly(
            "warning 1s: `restart_delay` is ignored: Upstart restarts immediately",
            "warning 3: `success_exit` is ignored: `always` also restarts after it",
            "warning true: `notify` is ignored: Upstart treats a started process as ready",
            "warning 1s: `watchdog` is ignored: Upstart has no watchdog",
            "warning safe: `hardening` is ignored: Upstart cannot sandbox",
            "info /e: on Upstart a shell reads these files, as the user of the process",
            "warning 1ms: Upstart counts in whole seconds: rounded up to 1s",
            "warning 1G: `memory` is ignored: Upstart cannot limit a service as a whole",
            "warning 5 in 1500ms: Upstart counts in whole seconds: rounded up to 2s");
  }

  @Test
  void saysThatTheGroupIsTakenFromTheUser() {
    String text = "unitgen: 1\nname: g\nprocesses: { p: { command: /x, %s } }\n";
    assertThat(problems(Manifests.of(text.formatted("user: me"))))
        .extracting(p -> p.severity().label() + " " + p.at().text() + ": " + p.message())
        .containsExactly("info me: no `group` is set: using `me`, since Upstart needs one");
    assertThat(problems(Manifests.of(text.formatted("user: root")))).isEmpty();
    assertThat(problems(Manifests.of(text.formatted("user: me, group: me")))).isEmpty();
    Manifest group = Manifests.of(text.formatted("group: us"));
    assertThat(Manifests.render(group, Target.UPSTART).get("p.conf"))
        .contains("setgid us")
        .doesNotContain("setuid");
  }

  @Test
  void saysWhatOfAnOrderUpstartDoesNotKeep() {
    Manifest manifest =
        Manifests.group(
            "p: { after: [q, a], before: [r, b], requires: [c, d.socket, e@1, 'f\\x2d'] }",
            "q: { after: [z] }",
            "r: { requires: [q] }",
            "s: { before: [q] }",
            "t: { before: [y] }");
    assertThat(problems(manifest))
        .extracting(p -> p.severity().label() + " " + p.at().text() + ": " + p.message())
        .containsExactly(
            "warning b: ignored: Upstart cannot order the group before another job",
            "warning a: ignored: Upstart cannot order after a job without requiring it",
            "warning d.socket: ignored: this is not a valid name of an Upstart job",
            "warning e@1: ignored: this is not a valid name of an Upstart job",
            "warning 'f\\x2d': ignored: this is not a valid name of an Upstart job",
            "info c: `p` stays down when c is stopped and started again",
            "info [r, b]: on Upstart the order applies only to the start: all stop at the same time",
            "warning z: ignored: Upstart cannot order after a job without requiring it",
            "info q: on Upstart a manual start does not check whether `q` runs",
            "info [q]: on Upstart the order applies only to the start: all stop at the same time",
            "warning y: ignored: Upstart cannot order the group before another job");
  }

  @Test
  void startsInOrderAndNeedsWhatIsRequired() {
    Manifest manifest =
        Manifests.group(
            "p: { after: [q], requires: [c.service, c] }",
            "q: { before: [r] }",
            "r: {}",
            "s: { requires: [d], before: [p] }");
    String manager = Manifests.render(manifest, Target.UPSTART).get("g.conf");
    assertThat(manager)
        .contains("start on runlevel [2345] and started d and started c\n")
        .containsSubsequence("up q &", "up s &", "wait", "up p &", "up r &", "wait");
    assertThat(Manifests.render(manifest, Target.UPSTART).get("p.conf"))
        .contains("stop on stopping g or stopping c or stopping c\n");
  }

  @Test
  void startsInstancesByNumberFromTheFirstOn() {
    Manifest manifest =
        Manifests.group(
            "zero: { count: 2, first_instance: 0 }",
            "one: { count: 2, first_instance: 1 }",
            "five: { count: 2, first_instance: 5, port: 3000 }",
            "db: { count: 12, first_instance: 7 }",
            "web: { requires: [db], count: 2, first_instance: 0 }");
    Map<String, String> files = Manifests.render(manifest, Target.UPSTART);
    assertThat(files.get("g.conf"))
        .contains("env NUM_ZERO=2\nenv NUM_ONE=2\nenv NUM_FIVE=2\n\n")
        .contains("  i=0\n  while [ \"$i\" -lt \"$NUM_ZERO\" ]; do\n")
        .contains("  i=1\n  while [ \"$i\" -le \"$NUM_ONE\" ]; do\n")
        .contains("  i=5\n  while [ \"$i\" -lt \"$((NUM_FIVE + 5))\" ]; do\n")
        .contains("  for i in $(seq 7 18); do\n    up db index=\"$i\" &\n")
        .contains("for n in $(seq 7 18); do runs db index=\"$n\"")
        .contains("  up_5 web index=0 &\n  up_5 web index=1 &\n");
    assertThat(files.get("five.conf")).contains("export PORT=\"$((2995 + index))\"");
    assertThat(StartedJobs.of(files.get("g.conf")))
        .containsOnly(
            Map.entry("zero", List.of("0", "1")),
            Map.entry("one", List.of("1", "2")),
            Map.entry("five", List.of("5", "6")),
            Map.entry("db", new Instances.Numbered(7, 12).names()),
            Map.entry("web", List.of("0", "1")));
  }

  @Test
  void startsInstancesByName() {
    Manifest manifest =
        Manifests.group(
            "queue: { instances: [mailers, a-b.c, '00'] }",
            "many: { instances: [a, b, c, d, e, f, g, h, NUM_X] }");
    Map<String, String> files = Manifests.render(manifest, Target.UPSTART);
    assertThat(files.get("g.conf"))
        .doesNotContain("env NUM")
        .contains("  up queue index=mailers &\n  up queue index=a-b.c &\n  up queue index=00 &\n")
        .contains("  for i in a b c d e f g h NUM_X; do\n    up many index=\"$i\" &\n  done\n");
    assertThat(files.get("queue.conf")).contains("usage \"start queue index=NAME\"\n");
    assertThat(StartedJobs.of(files.get("g.conf")))
        .containsOnly(
            Map.entry("queue", List.of("mailers", "a-b.c", "00")),
            Map.entry("many", List.of("a", "b", "c", "d", "e", "f", "g", "h", "NUM_X")));
  }

  @Test
  void aStepIsATaskThatIsNeverRespawned() {
    String step = job("{ oneshot: true, stop_timeout: 5s }");
    assertThat(step)
        .contains("\ntask\nstop on runlevel [!2345] or stopping g\n\nkill signal TERM\n")
        .doesNotContain("respawn", "normal exit", "start on");
    assertThat(job("{ oneshot: true, success_exit: [3, USR1] }"))
        .contains("\nnormal exit 0 3 USR1\n")
        .doesNotContain("respawn");
    Manifest manifest =
        Manifests.group(
            "w: { requires: [p, db], wants: [c] }",
            "p: { oneshot: true, requires: [db, out] }",
            "db: {}",
            "c: {}");
    Map<String, String> files = Manifests.render(manifest, Target.UPSTART);
    assertThat(files.get("p.conf"))
        .contains("stop on runlevel [!2345] or stopping g or stopping db or stopping out\n");
    assertThat(files.get("w.conf")).contains("stop on stopping g or stopping db\n");
    assertThat(files.get("g.conf"))
        .contains("start on runlevel [2345] and started out\n")
        .containsSubsequence(
            "up db &", "up c &", "wait", "elif start -q p && group; then", "up_1 w &");
  }

  @Test
  void aStepDoesNotWaitForWhatItDoesNotNeed() {
    Manifest manifest =
        Manifests.group(
            "x: {}", "y: { after: [x] }", "w: { requires: [p] }", "p: { oneshot: true }");
    assertThat(Manifests.render(manifest, Target.UPSTART).get("g.conf"))
        .contains("  up x &\n  wait\n  up y &\n  if start -q p && group; then\n")
        .contains("    echo \"failed: p\"\n  fi\n  up_3 w &\n  wait\nend script");
    assertThat(
            Manifests.render(Manifests.group("p: { oneshot: true }"), Target.UPSTART).get("g.conf"))
        .contains("}\n  if start -q p && group; then\n", "  fi\n  wait\nend script");
  }

  @Test
  void whatRunsAtTimesIsATaskThatTheManagerLeavesAlone() {
    Map<String, String> files =
        Manifests.render(
            Manifests.group("p: { schedule: '*/5 * * * *' }", "x: {}"), Target.UPSTART);
    assertThat(files.get("p.conf"))
        .contains("description p\ntask\nstop on runlevel [!2345]\n\nkill signal TERM\n")
        .doesNotContain("respawn", "normal exit", "start on");
    assertThat(files.get("g.conf")).contains("  up x &\n  wait\n").doesNotContain(" p");
    assertThat(
            Manifests.render(Manifests.group("p: { schedule: '@daily' }"), Target.UPSTART)
                .get("g.conf"))
        .contains("}\nend script");
  }

  @Test
  void saysWhatOfAKindUpstartDoesNotKeep() {
    Manifest manifest =
        Manifests.group(
            "w: { requires: [p, db], on_failure: tell.service }",
            "db: {}",
            "p: { oneshot: true }",
            "n: { schedule: '@daily', after: [db], requires: [db], restart: on-failure }");
    assertThat(problems(manifest))
        .extracting(p -> p.severity().label() + " " + p.at().text() + ": " + p.message())
        .containsExactly(
            "warning tell.service: `on_failure` is ignored: Upstart starts nothing after a failure",
            "info p: on Upstart a manual start does not check whether `p` has succeeded",
            "info db: on Upstart a manual start does not check whether `db` runs",
            "info [p, db]: on Upstart `p` runs again when another of these is restarted",
            "warning on-failure: `restart` is ignored: after a failure the next run starts at its usual time",
            "warning [db]: `after` is ignored: cron starts a run independently of other processes",
            "warning [db]: on Upstart a run does not check whether these run, but ends with them");
  }

  @Test
  void refusesSockets() {
    assertThat(problems(Manifests.group("p: { listen: ['127.0.0.1:3000'] }")))
        .singleElement()
        .matches(p -> p.severity() == Severity.ERROR && p.rule().equals("M007"))
        .matches(p -> p.at().text().equals("['127.0.0.1:3000']"))
        .matches(p -> p.message().equals("Upstart passes no sockets to `p`"))
        .matches(p -> p.help().orElse("").contains("`target`"));
  }

  @Test
  void keepsAChoiceOfEventsTogether() {
    Manifest manifest =
        Manifests.of(
            "unitgen: 1\nname: g\nstart_on: a or b\nprocesses: { p: { command: /x, user: u,"
                + " requires: [c] } }");
    assertThat(Manifests.render(manifest, Target.UPSTART).get("g.conf"))
        .contains("start on (a or b) and started c\n");
  }

  @Test
  void givesEachProcessAVariableOfItsOwn() {
    Manifest manifest =
        Manifests.group("a-b: { count: 1 }", "a.b: { count: 2 }", "A_B: { count: 3 }", "a_b: {}");
    assertThat(Manifests.render(manifest, Target.UPSTART).get("g.conf"))
        .contains("env NUM_A_B=1\nenv NUM_A_B_2=2\nenv NUM_A_B_3=3\n")
        .contains("\"$NUM_A_B_3\" ]; do\n    up A_B index=")
        .contains("  up a_b &\n");
  }

  private static Manifest old(String version, String settings) {
    return Manifests.of(
        "unitgen: 1\nname: g\nfor: upstart "
            + version
            + "\ndefaults: { command: /x, user: u, group: u }\nprocesses: { p: "
            + settings
            + " }\n");
  }

  private static List<String> said(Manifest manifest) {
    return problems(manifest).stream()
        .map(p -> p.severity().label() + " " + p.at().text() + ": " + p.message())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5|{ count: 1 }|usage \"start p index=N\"",
        "1.4|{ count: 1 }|instance $index",
        "1.4|{}|console log",
        "1.4|{}|setuid u",
        "1.4|{}|setgid u",
        "1.4|{}|exec /x",
        "1.3|{}|kill signal TERM",
        "1.3|{ stop_signal: INT }|kill signal INT",
        "1.3|{ oom_score_adjust: -100 }|oom score -100",
        "1.2|{ oom_score_adjust: -100 }|oom -2",
        "1.2|{ oom_score_adjust: -1000 }|oom never",
        "1.2|{ oom_score_adjust: -999 }|oom -16",
        "1.2|{ oom_score_adjust: -29 }|oom 0",
        "1.2|{ oom_score_adjust: -30 }|oom -1",
        "1.2|{ oom_score_adjust: 0 }|oom 0",
        "1.2|{ oom_score_adjust: 33 }|oom 0",
        "1.2|{ oom_score_adjust: 34 }|oom 1",
        "1.2|{ oom_score_adjust: 1000 }|oom 15",
        "1.10|{ reload_signal: HUP }|reload signal HUP",
        "1.3|{ user: root, group: root }|exec /x",
        "1.3|{ user: root, group: root, env: { LD_PRELOAD: /a } }|env LD_PRELOAD=/a",
        "1.3|{ env: { LANG: C } }|env LANG=C",
        "1.3|{ env: { LD_PRELOAD: /a } }|export LD_PRELOAD=/a",
        "1.3|{ env: { GCONV_PATH: /a } }|export GCONV_PATH=/a",
        "1.3|{ env: { IFS: a } }|export IFS=a",
        "1.4|{ env: { LD_PRELOAD: /a } }|env LD_PRELOAD=/a",
      })
  void writesForAnOldUpstart(String version, String settings, String line) {
    String job = Manifests.render(old(version, settings), Target.UPSTART).get("p.conf");
    assertThat(job.lines()).contains(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.4|{ count: 1 }|usage",
        "1.3|{}|console",
        "1.3|{}|setuid",
        "1.3|{}|setgid",
        "1.2|{}|kill signal",
        "1.2|{ stop_signal: INT }|kill signal",
        "1.2|{ oom_score_adjust: 5 }|oom score",
        "1.2|{}|oom",
        "1.9|{ reload_signal: HUP }|reload signal",
        "1.9|{ quiet_signal: TSTP }|reload signal",
        "1.3|{ env: { LD_PRELOAD: /a } }|env",
      })
  void doesNotWriteForAnOldUpstart(String version, String settings, String start) {
    String job = Manifests.render(old(version, settings), Target.UPSTART).get("p.conf");
    assertThat(job.lines()).noneMatch(line -> line.startsWith(start));
  }

  @Test
  void saysWhatAnOldUpstartDoesNotKeep() {
    String settings =
        "{ count: 1, stop_signal: INT, quiet_signal: TSTP, oom_score_adjust: -100, upstart: ["
            + "'kill signal QUIT', 'usage x', 'nice 1', \"post-stop script\\nx\\nend script\","
            + " 'pre-stop exec y'] }";
    assertThat(said(old("0.6.5", settings)))
        .containsExactly(
            "warning p: the output of `p` is lost: Upstart 0.6.5 has no console log",
            "warning 'kill signal QUIT': `kill signal` is ignored: it requires Upstart 1.3",
            "warning 'usage x': `usage` is ignored: it requires Upstart 1.5",
            "warning \"post-stop script\\nx\\nend script\":"
                + " `post-stop` runs as root: Upstart 0.6.5 has no setuid",
            "warning 'pre-stop exec y': `pre-stop` runs as root: Upstart 0.6.5 has no setuid",
            "warning TSTP: Upstart 0.6.5 has no reload signal: `reload` sends HUP, which ends many"
                + " programs",
            "warning INT: Upstart 0.6.5 has no kill signal: `stop` sends TERM",
            "warning u: Upstart 0.6.5 has no setuid: start-stop-daemon or chroot sets the user",
            "warning -100: Upstart 0.6.5 counts from -17 to 15: `oom -2` is the nearest");
    assertThat(problems(old("0.6.5", settings)))
        .filteredOn(p -> p.message().contains("reload signal"))
        .extracting(p -> p.help().orElse(""))
        .containsExactly(
            "send it with `kill -TSTP PID`, the PID as `initctl status p index=N` prints it");
    assertThat(said(old("1.4", settings)))
        .containsExactly(
            "warning 'usage x': `usage` is ignored: it requires Upstart 1.5",
            "warning TSTP: Upstart 1.4 has no reload signal: `reload` sends HUP, which ends many"
                + " programs");
    assertThat(said(old("1.13.2", settings))).isEmpty();
  }

  @Test
  void stepsAndSchedulesAreForOldUpstartsToo() {
    for (String kind : List.of("oneshot: true", "schedule: '@daily'")) {
      Manifest manifest = old("0.6.5", "{ user: root, group: root, " + kind + " }");
      assertThat(Manifests.render(manifest, Target.UPSTART).get("p.conf"))
          .contains("\ntask\nstop on runlevel [!2345]", "\nkill timeout 30\n", "\nexec /x\n")
          .doesNotContain("console", "kill signal", "setuid", "respawn");
      assertThat(said(manifest))
          .containsExactly(
              "warning p: the output of `p` is lost: Upstart 0.6.5 has no console log");
    }
  }

  @Test
  void saysNothingWhereAnOldUpstartLosesNothing() {
    assertThat(
            said(
                old(
                    "0.6.5",
                    "{ user: root, group: root, reload_signal: HUP, stop_signal: TERM,"
                        + " oom_score_adjust: -1000, upstart: [post-stop exec x] }")))
        .containsExactly("warning p: the output of `p` is lost: Upstart 0.6.5 has no console log");
  }

  @Test
  void theOldestOfSeveralUpstartsDecides() {
    Manifest manifest =
        Manifests.of(
            """
            unitgen: 1
            name: g
            for: [ubuntu-10.04, ubuntu-14.04]
            processes: { p: { command: /x, user: u } }
            """);
    assertThat(Manifests.render(manifest, Target.UPSTART).get("p.conf"))
        .contains("' u:u '")
        .doesNotContain("setuid", "console", "kill signal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}|u:u", "{ group: w }|u:w", "{ user: root, group: w }|root:w"})
  void anOldJobBecomesItsUser(String settings, String account) {
    assertThat(Manifests.render(old("1.3", settings), Target.UPSTART).get("p.conf"))
        .containsPattern("\nexec /bin/sh -c '[^']+' " + account + " '[^']+' /x\n");
  }

  @Test
  void aGroupAloneIsSetOnAnOldUpstartToo() {
    Manifest manifest =
        Manifests.of(
            "unitgen: 1\nname: g\nfor: upstart 1.3\nprocesses: { p: { command: /x, group: w } }");
    assertThat(Manifests.render(manifest, Target.UPSTART).get("p.conf")).contains("' root:w '");
    assertThat(said(manifest))
        .contains(
            "warning w: Upstart 1.3 has no setuid: start-stop-daemon or chroot sets the user");
  }

  @Test
  void aScriptOfAnOldJobRunsAsItsUserAsAWhole() {
    String job =
        Manifests.render(old("1.3", "{ env_files: /e, pre_start: [[y], [z]] }"), Target.UPSTART)
            .get("p.conf");
    String shell = "\nexec /bin/sh -c '[^']+' u:u '[^']+' /bin/sh -e -c '\nset -a\n\\. /e\n";
    assertThat(job)
        .containsPattern("pre-start script" + shell + "set \\+a\ny\nz\n'\nend script\n")
        .containsPattern("\nscript" + shell + "set \\+a\nexec /x\n'\nend script\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"UID", "SHLVL", "PPID", "_", "RANDOM"})
  void refusesWhatTheShellThatSetsTheUserChanges(String name) {
    String settings = "{ env: { " + name + ": '1' } }";
    assertThat(problems(old("1.3", settings)))
        .filteredOn(p -> p.severity() == Severity.ERROR)
        .singleElement()
        .matches(p -> p.at().text().equals(name))
        .matches(
            p ->
                p.message().equals("this variable is overwritten by the shell that sets the user"));
    assertThat(problems(old("1.4", settings))).noneMatch(p -> p.severity() == Severity.ERROR);
  }

  @Test
  void refusesAScriptThatIsTooLongForAWord() {
    String value = "'" + "x".repeat(130_900) + "'";
    String fits = "{ env_files: /e, command: [/x, " + value + "] }";
    assertThat(problems(old("1.3", fits))).noneMatch(p -> p.severity() == Severity.ERROR);
    String more = fits.replace("[/x", "[/x, " + "'" + "y".repeat(150) + "'");
    assertThat(problems(old("1.3", more)))
        .filteredOn(p -> p.severity() == Severity.ERROR)
        .singleElement()
        .matches(p -> p.rule().equals("M007"))
        .matches(p -> p.message().contains("longer than 128 KiB"));
    assertThat(problems(old("1.4", more))).noneMatch(p -> p.severity() == Severity.ERROR);
  }

  @Test
  void rawStanzasReplaceOrAdd() {
    String job =
        job(
            "{ nice: 1, env: { A: '1' }, pre_start: [/y], upstart: ['nice 2', \"env B=2\\nenv"
                + " C=3\", '# remark', 'kill timeout 7', \"pre-start script\\n  z\\nend script\","
                + " 'apparmor load /a', 'apparmor switch b', 'normal exit 9', 'console none'] }");
    assertThat(job)
        .contains("nice 2\n", "env A=1\n", "kill timeout 7\n", "kill signal TERM\n")
        .contains("pre-start script\n  z\nend script\nexec /x\nenv B=2\nenv C=3\n# remark\n")
        .contains("apparmor load /a\napparmor switch b\nnormal exit 9\n")
        .contains("normal exit 0 HUP INT PIPE TERM\n", "console none\n")
        .doesNotContain("nice 1", "/y", "console log");
  }
}

package io.github.unitgen.render.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstartCheckTest {
  /**
   * Without folders to make: they take the user out of the stanzas, and have a test of their own.
   */
  private static final Manifest MANIFEST =
      Manifests.everything("processes: { web: { runtime_directory: ~, state_directory: ~ } }");

  private static final ProcessSpec WEB = MANIFEST.process("web").orElseThrow();
  private static final String JOB = Manifests.render(MANIFEST, Target.UPSTART).get("web.conf");
  private static final String MANAGER = Manifests.render(MANIFEST, Target.UPSTART).get("shop.conf");

  /** What is said of {@code text} where the template is one of unitgen's. */
  private static List<Diagnostic> job(String text) {
    return job(MANIFEST, WEB, text);
  }

  private static List<Diagnostic> job(Manifest manifest, ProcessSpec process, String text) {
    List<Diagnostic> problems = new ArrayList<>();
    check(manifest, problems).job(text, process, "upstart/process.conf.ftl");
    return problems;
  }

  private static List<Diagnostic> manager(String text) {
    List<Diagnostic> problems = new ArrayList<>();
    check(MANIFEST, problems).manager(text, "upstart/manager.conf.ftl");
    return problems;
  }

  private static UpstartCheck check(Manifest manifest, List<Diagnostic> problems) {
    Templates templates = new Templates(name -> Optional.empty(), UpstartFormat.INSTANCE);
    return new UpstartCheck(manifest, templates, problems);
  }

  private static final String USERS =
      """
      instance $index
      setuid u
      kill timeout 90
      chdir /srv
      env A=1
      pre-start script
      . /etc/x
      export I="$index"
      /bin/check
      end script
      script
      . /etc/x
      export I="$index"
      exec bundle 'a b'
      end script
      """;

  /** What is said of {@code text} where it comes from a template of the user. */
  private static List<Diagnostic> users(String text) {
    return Manifests.problems(
        Manifests.of(
            """
            unitgen: 1
            name: g
            processes:
              p:
                command: [bundle, "a b"]
                user: u
                directory: /srv
                count: 1
                stop_timeout: 90s
                env: { A: "1", I: "{{instance}}" }
                env_files: [/etc/x]
                pre_start: [/bin/check]
            """),
        Target.UPSTART,
        "upstart/process.conf.ftl",
        text);
  }

  @Test
  void acceptsWhatTheTemplatesMake() {
    assertThat(job(JOB)).isEmpty();
    assertThat(manager(MANAGER)).isEmpty();
  }

  @Test
  void noticesEveryLineThatIsLost() {
    List<String> lines = JOB.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      List<String> rest = new ArrayList<>(lines);
      String lost = rest.remove(i);
      if (!lost.isEmpty() && !lost.startsWith("#") && !lost.startsWith("set ")) {
        assertThat(job(String.join("\n", rest) + "\n"))
            .as(lost)
            .isNotEmpty()
            .allMatch(p -> p.help().orElse("").contains("a bug in unitgen: please report it"));
      }
    }
  }

  @Test
  void noticesEveryLineThatIsLostOfStepsAndWhatRunsAtTimes() {
    Manifest kinds =
        Manifests.group(
            "w: { instances: [a, b], requires: [p] }",
            "p: { oneshot: true, success_exit: 3, stop_timeout: 9s, stop_signal: INT }",
            "n: { schedule: '@daily', stop_timeout: 9s, stop_signal: INT }");
    Map<String, String> files = Manifests.render(kinds, Target.UPSTART);
    for (String name : List.of("p", "n", "g")) {
      List<String> lines = files.get(name + ".conf").lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        List<String> rest = new ArrayList<>(lines);
        if (!rest.remove(i).isBlank()) {
          assertThat(of(kinds, name, String.join("\n", rest) + "\n")).as(lines.get(i)).isNotEmpty();
        }
      }
      assertThat(of(kinds, name, files.get(name + ".conf"))).isEmpty();
    }
    String manager = files.get("g.conf");
    assertThat(of(kinds, "g", manager.replace("if start -q p &&", "if start -q x &&")))
        .extracting(Diagnostic::message)
        .contains("g.conf: p would not be run as a step");
    assertThat(of(kinds, "g", manager.replace("index=b", "index=c")))
        .extracting(Diagnostic::message)
        .contains("g.conf: w would not be started as it must");
    assertThat(of(kinds, "g", manager.replace("  wait\n", "  up n &\n  wait\n")))
        .extracting(Diagnostic::message)
        .contains("g.conf: n would not be started as it must");
    assertThat(of(kinds, "p", files.get("p.conf") + "respawn\n")).isNotEmpty();
    assertThat(of(kinds, "n", files.get("n.conf") + "start on x\n")).isNotEmpty();
  }

  /** What is said where the job of process {@code name}, or of the group, is {@code text}. */
  private static List<Diagnostic> of(Manifest manifest, String name, String text) {
    Optional<ProcessSpec> process = manifest.process(name);
    if (process.isPresent()) {
      return job(manifest, process.get(), text);
    }
    List<Diagnostic> problems = new ArrayList<>();
    check(manifest, problems).manager(text, "upstart/manager.conf.ftl");
    return problems;
  }

  @Test
  void noticesEveryLineOfTheManagerThatIsLost() {
    List<String> lines = MANAGER.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      List<String> rest = new ArrayList<>(lines);
      String lost = rest.remove(i);
      if (!lost.isBlank()) {
        assertThat(manager(String.join("\n", rest) + "\n")).as(lost).isNotEmpty();
      }
    }
    assertThat(manager(MANAGER.replace("NUM_WEB=2", "NUM_WEB=3"))).isNotEmpty();
    assertThat(manager(MANAGER + "env MORE=1\n")).isNotEmpty();
    assertThat(manager(MANAGER + "nonsense\n")).isNotEmpty();
    assertThat(manager(MANAGER.replace("up migrate ", "up other ")))
        .extracting(Diagnostic::message)
        .contains("shop.conf: migrate would not be started as it must");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "description \"Web server (50%|description \"Web server (51%",
        "usage \"start web index=N\"|usage \"start\"",
        "stop on stopping shop or|stop on stopping other or",
        "respawn limit 3 60|respawn limit 3 61",
        "respawn limit 3 60|respawn limit 4 60",
        "respawn limit 3 60|respawn limit unlimited",
        "normal exit 0 HUP|normal exit HUP",
        "143 USR2|143 USR1",
        "143 USR2|144 USR2",
        "reload signal USR1|reload signal USR2",
        "kill signal INT|kill signal TERM",
        "kill timeout 90|kill timeout 91",
        "console log|console none",
        "setuid deploy|setuid other",
        "setgid www-data|setgid other",
        "chdir /srv/shop|chdir /srv",
        "umask 0027|umask 0022",
        "nice -5|nice 5",
        "oom score -100|oom score 100",
        "limit nofile 1024 65536|limit nofile 1024 65537",
        "limit nofile 1024 65536|limit nofile 1 65536",
        "limit nofile 1024 65536|limit nproc 1024 65536",
        "env B=b|env B=c",
        "env B=b|env B",
        "instance $index|instance $other",
        "/usr/bin/check --all|/usr/bin/check",
        "/usr/bin/check --all|cd /other",
        "warm 'a b'|warm a b",
        ". /etc/a.env|. /etc/c.env",
        "exec bundle exec 'it'\"'\"'s'|bundle exec 'it'\"'\"'s'",
        "exec bundle exec 'it'\"'\"'s'|exec bundle exec its",
        "exec bundle exec 'it'\"'\"'s'|if x; then exec y; fi",
      })
  void noticesEveryValueThatChanges(String from, String to) {
    assertThat(JOB).contains(from);
    assertThat(job(JOB.replace(from, to))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env C=c",
        "expect fork",
        "task",
        "start on startup",
        "chroot /x",
        "export A",
        "post-stop exec x",
        "nonsense",
        "limit core 0 0",
      })
  void noticesWhatIsAdded(String stanza) {
    assertThat(job(JOB + stanza + "\n")).isNotEmpty();
  }

  @Test
  void noticesAPreStartThatTheManifestDoesNotHave() {
    ProcessSpec migrate = MANIFEST.process("migrate").orElseThrow();
    String text = Manifests.render(MANIFEST, Target.UPSTART).get("migrate.conf");
    assertThat(job(MANIFEST, migrate, text)).isEmpty();
    assertThat(job(MANIFEST, migrate, text + "pre-start exec /x\n")).isNotEmpty();
    assertThat(job(MANIFEST, migrate, text + "setuid x\n")).isNotEmpty();
    assertThat(job(MANIFEST, migrate, text + "normal exit 0\n")).isNotEmpty();
    assertThat(job(MANIFEST, migrate, text + "instance $x\n")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "setuid u|setuid root|setuid of p.conf would be `root`",
        "setuid u||setuid of p.conf would be missing",
        "kill timeout 90||kill timeout of p.conf would be `5`",
        "kill timeout 90|kill timeout 89|kill timeout of p.conf would be `89`",
        "chdir /srv||chdir of p.conf would be missing",
        "env A=1|env A=2|p.conf: `A` would change",
        "env A=1||p.conf: `A` would be lost",
        "instance $index|nonsense|p.conf: Upstart rejects line 1: Unknown stanza",
        "/bin/check||pre-start of p.conf would be missing",
        "'a b'|a b|exec of p.conf would be `bundle` `a` `b`",
        "exec bundle|bundle|p.conf: a shell would stay the main process",
        "exec bundle 'a b'|bundle 'a b' && x|p.conf: cannot tell what `bundle 'a b' && x` does",
        "I=\"$index\"|I=1|p.conf: `I` would change",
        ". /etc/x\\n|.|the files of variables of p.conf would be missing",
      })
  void noticesWhatATemplateOfTheUserLoses(String from, String to, String message) {
    String written = to == null || to.equals(".") ? "" : to;
    String text = USERS.replace(from.replace("\\n", "\n"), written);
    assertThat(users(text))
        .filteredOn(problem -> problem.rule().equals("M011"))
        .allMatch(p -> !p.help().orElse("").contains("bug in unitgen"))
        .extracting(Diagnostic::message)
        .contains(message);
  }

  @Test
  void noticesAJobThatRunsNothing() {
    assertThat(users("setuid u\nkill timeout 90\n"))
        .extracting(Diagnostic::message)
        .contains("p.conf: no command is run", "pre-start of p.conf would be missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "env A=1|env A=1\\nenv LANG=C",
        "/bin/check|/bin/first\\n/bin/check",
        "setuid u|setuid u\\nsetgid x\\npost-stop exec x",
        "exec bundle 'a b'|cd /srv\\nexec bundle 'a b'",
      })
  void leavesATemplateOfTheUserFree(String from, String to) {
    assertThat(users(USERS.replace(from, to.replace("\\n", "\n"))))
        .noneMatch(problem -> problem.rule().equals("M011"));
  }

  @Test
  void readsAPlainExecLineAsUpstartSplitsIt() {
    Manifest manifest = Manifests.group("p: { command: [x, a, b] }");
    String text = "setuid u\nkill timeout 30\nexec ";
    assertThat(problems(manifest, text + "x  a\tb\n")).isEmpty();
    assertThat(problems(manifest, text + "x 'a' b\n")).isEmpty();
    assertThat(problems(manifest, text + "x a b | c\n")).isNotEmpty();
    assertThat(problems(manifest, text + "x a\n")).isNotEmpty();
  }

  private static List<Diagnostic> problems(Manifest manifest, String text) {
    return Manifests.problems(manifest, Target.UPSTART, "upstart/process.conf.ftl", text);
  }

  @Test
  void letsAManagerOfTheUserHoldMoreButNotLess() {
    Manifest manifest = Manifests.group("p: { count: 2 }");
    String template = "upstart/manager.conf.ftl";
    assertThat(Manifests.problems(manifest, Target.UPSTART, template, "env X=1\nenv NUM_P=2\n"))
        .isEmpty();
    assertThat(Manifests.problems(manifest, Target.UPSTART, template, "env NUM_P=3\n"))
        .extracting(Diagnostic::message)
        .containsExactly("env of g.conf would be `NUM_P=3`");
  }

  @Test
  void tellsOfAStanzaInAManagerThatAnOldUpstartRefuses() {
    Manifest manifest =
        Manifests.of(
            "unitgen: 1\nname: g\nfor: upstart 1.3\nprocesses: { p: { command: /x, count: 2 } }\n");
    String text = "env NUM_P=2\nconsole log\n";
    assertThat(Manifests.problems(manifest, Target.UPSTART, "upstart/manager.conf.ftl", text))
        .extracting(Diagnostic::message)
        .contains("g.conf: Upstart 1.3 rejects `console log`, which requires 1.4");
  }

  private static final Manifest OLD = Manifests.everything("for: upstart 0.6.5\n");

  private static final ProcessSpec OLD_WEB = OLD.process("web").orElseThrow();
  private static final String OLD_JOB = Manifests.render(OLD, Target.UPSTART).get("web.conf");

  @Test
  void acceptsWhatTheTemplatesMakeForAnOldUpstart() {
    assertThat(job(OLD, OLD_WEB, OLD_JOB)).isEmpty();
  }

  @Test
  void noticesEveryLineThatIsLostForAnOldUpstart() {
    List<String> lines = OLD_JOB.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      List<String> rest = new ArrayList<>(lines);
      String lost = rest.remove(i);
      if (!lost.isEmpty() && !lost.startsWith("#") && !lost.startsWith("set ")) {
        assertThat(job(OLD, OLD_WEB, String.join("\n", rest) + "\n")).as(lost).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "deploy:www-data|deploy:deploy",
        "deploy:www-data|root:www-data",
        "--chuid|--user",
        "cd \"$0\" && shift|shift",
        "oom -2|oom -3",
        "oom -2|oom score -118",
        "kill timeout 90|kill timeout 91",
        "exec bundle|bundle",
        ". /etc/a.env|. /etc/c.env",
        "warm|cold",
        "/bin/sh -e -c|/bin/sh -c",
        "kill timeout 90|kill timeout 90\\nkill signal TERM",
        "kill timeout 90|kill timeout 90\\nusage x",
        "kill timeout 90|kill timeout 90\\nsetgid www-data",
        "kill timeout 90|kill timeout 90\\nconsole none",
      })
  void noticesEveryValueThatChangesForAnOldUpstart(String from, String to) {
    assertThat(OLD_JOB).contains(from);
    assertThat(job(OLD, OLD_WEB, OLD_JOB.replace(from, to.replace("\\n", "\n")))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usage x|usage|1.5",
        "kill signal TERM|kill signal|1.3",
        "reload signal HUP|reload signal|1.10",
        "console log|console log|1.4",
        "apparmor load /a|apparmor|1.9",
        "cgroup memory|cgroup|1.13",
        "debug|debug|0.6.7",
        "manual|manual|0.6.7",
      })
  void aStanzaThatIsNewerIsAFaultOfOursAndAWarningToUsers(
      String stanza, String name, String version) {
    String message = "Upstart 0.6.5 rejects `" + name + "`, which requires " + version;
    assertThat(job(OLD, OLD_WEB, OLD_JOB + stanza + "\n"))
        .filteredOn(p -> p.message().contains(message))
        .singleElement()
        .matches(p -> p.severity() == Severity.ERROR)
        .matches(p -> p.help().orElse("").contains("a bug in unitgen"));
    Manifest manifest =
        Manifests.of(
            "unitgen: 1\nname: g\nfor: upstart 0.6.5\nprocesses: { p: { command: x, user: root } }\n");
    assertThat(problems(manifest, stanza + "\nkill timeout 30\nexec x\n"))
        .filteredOn(p -> p.message().contains(message))
        .singleElement()
        .matches(p -> p.severity() == Severity.WARNING)
        .matches(p -> p.help().isEmpty());
  }

  @Test
  void aTemplateOfTheUserMustBecomeTheUserOnAnOldUpstart() {
    Manifest manifest =
        Manifests.of(
            """
            unitgen: 1
            name: g
            for: upstart 0.6.5
            processes: { p: { command: x, user: u, env_files: /e } }
            """);
    String start = "kill timeout 30\n";
    assertThat(problems(manifest, start + "script\n${process.script}\nend script\n"))
        .noneMatch(p -> p.severity() == Severity.ERROR);
    assertThat(problems(manifest, start + "script\n. /e\nexec x\nend script\n"))
        .extracting(Diagnostic::message)
        .contains("the user of p.conf would be missing", "p.conf: root would read `/e`");
    assertThat(problems(manifest, start + "setuid u\nscript\n${process.script}\nend script\n"))
        .extracting(Diagnostic::message)
        .contains(
            "setuid of p.conf would be `u`",
            "p.conf: Upstart 0.6.5 rejects `setuid`, which requires 1.4");
  }

  @Test
  void leavesOutRawStanzasThatAreNewer() {
    Manifest manifest =
        Manifests.of(
            """
            unitgen: 1
            name: g
            for: upstart 0.6.5
            processes: { p: { command: x, user: root, upstart: [usage y, nice 5] } }
            """);
    ProcessSpec process = manifest.process("p").orElseThrow();
    assertThat(raw(manifest, process, "nice 1\nexec x\n", "nice 5\nexec x\n")).isEmpty();
    assertThat(raw(manifest, process, "nice 1\nexec x\n", "nice 5\nusage y\nexec x\n"))
        .isNotEmpty();
    assertThat(Manifests.render(manifest, Target.UPSTART).get("p.conf"))
        .contains("nice 5\n")
        .doesNotContain("usage");
  }

  @Test
  void noticesWhatRawStanzasBreak() {
    Manifest manifest = Manifests.group("p: { upstart: [nice 5] }");
    ProcessSpec process = manifest.process("p").orElseThrow();
    assertThat(raw(manifest, process, "nice 1\nexec x\n", "nice 5\nexec x\n")).isEmpty();
    assertThat(raw(manifest, process, "nice 1\nexec x\n", "nice 5\n"))
        .singleElement()
        .matches(p -> p.message().startsWith("the rest of p.conf"))
        .matches(p -> p.at().equals(process.at("upstart")));
    assertThat(raw(manifest, process, "exec x\n", "exec x\nnice\n")).isNotEmpty();
  }

  private static List<Diagnostic> raw(
      Manifest manifest, ProcessSpec process, String before, String after) {
    List<Diagnostic> problems = new ArrayList<>();
    check(manifest, problems).raw(before, after, process);
    return problems;
  }

  /** A process for which root makes folders before its user takes over, within a bound. */
  private static final Manifest FOLDERS =
      Manifests.of(
          """
          unitgen: 1
          name: g
          processes:
            p:
              command: [/x, "a b"]
              user: u
              group: v
              runtime_directory: [p, q]
              state_directory: p
              directory: /var/lib/p
              timeout_start: 90s
              pre_start: [/check]
          """);

  @Test
  void acceptsFoldersThatRootMakes() {
    String job = Manifests.render(FOLDERS, Target.UPSTART).get("p.conf");
    assertThat(job(FOLDERS, FOLDERS.processes().get(0), job)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-o u -g v /run/p|-o u -g v /run/x",
        "-o u -g v /run/p|-o u -g u /run/p",
        "-m 755 -o u -g v /run/q|-m 777 -o u -g v /run/q",
        "/var/lib/p⏎|/var/lib/p /etc⏎",
        "/usr/bin/install -d -m 755 -o u -g v /var/lib/p|true",
        "timeout -s KILL 90|timeout -s KILL 91",
        "timeout -s KILL 90|timeout -s TERM 90",
        "/usr/bin/timeout -s KILL 90 /check|/check",
        "u:v|root:v",
        "cd /var/lib/p|cd /var/lib",
        "kill timeout 30|kill timeout 30⏎setuid u",
        "cd /var/lib/p⏎|⏎",
      })
  void noticesFoldersAndBoundsThatChange(String from, String to) {
    String job = Manifests.render(FOLDERS, Target.UPSTART).get("p.conf");
    String line = from.replace('⏎', '\n');
    assertThat(job).contains(line);
    ProcessSpec process = FOLDERS.processes().get(0);
    assertThat(job(FOLDERS, process, job.replace(line, to.replace('⏎', '\n')))).isNotEmpty();
  }
}

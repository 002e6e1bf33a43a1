package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.source.NamedText;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdRendererTest {
  /** The service {@code p} of the process with these settings, in JSON. */
  private static String unit(String settings) {
    Manifest manifest = Manifests.group("p: " + settings);
    boolean counted = manifest.processes().get(0).hasInstances();
    return Manifests.render(manifest, Target.SYSTEMD).get(counted ? "p@.service" : "p.service");
  }

  private static List<Diagnostic> errors(Manifest manifest, Target target) {
    Parsed<List<NamedText>> rendered = Renderer.render(manifest, target, name -> Optional.empty());
    return rendered.problems().stream().filter(p -> p.severity() == Severity.ERROR).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{ limits: { as: 1024 } }|LimitAS=1K",
        "{ limits: { as: 1023 } }|LimitAS=1023",
        "{ limits: { as: 1536 } }|LimitAS=1536",
        "{ limits: { as: 5T } }|LimitAS=5T",
        "{ limits: { as: 2048T } }|LimitAS=2048T",
        "{ limits: { core: 0 } }|LimitCORE=0",
        "{ limits: { nofile: 1024 } }|LimitNOFILE=1024",
        "{ limits: { nofile: '10:20' } }|LimitNOFILE=10:20",
        "{ limits: { cpu_time: 2min } }|LimitCPU=120",
        "{ limits: { memory: 1048576 } }|MemoryMax=1M",
        "{ limits: { memory: 50% } }|MemoryMax=50%",
        "{ limits: { tasks: infinity } }|TasksMax=infinity",
        "{ limits: { cpu: 150% } }|CPUQuota=150%",
        "{ stop_timeout: 1500ms }|TimeoutStopSec=1500ms",
        "{ stop_timeout: 2000ms }|TimeoutStopSec=2",
        "{ restart: never }|Restart=no",
        "{ restart: never, restart_limit: 3 in 1s }|StartLimitIntervalSec=0",
        "{ restart_limit: 3 in 90s }|StartLimitBurst=4",
        "{ restart_limit: 3 in 90s }|StartLimitIntervalSec=90",
        "{ watchdog: 20s }|NotifyAccess=main",
        "{ watchdog: 20s }|Type=exec",
        "{ notify: true }|NotifyAccess=main",
        "{ success_exit: [0, 143, KILL, RTMIN+2] }|SuccessExitStatus=0 143 SIGKILL SIGRTMIN+2",
        "{ quiet_signal: RTMIN+3 }|ExecReload=/bin/kill -RTMIN+3 $MAINPID",
        "{ documentation: \"https://x/it's\" }|Documentation=\"https://x/it's\"",
        "{ count: 1 }|SyslogIdentifier=%p-%i",
        "{ hardening: strict, directory: /srv }|ProtectHome=yes",
        "{ hardening: strict, directory: /home }|ProtectHome=read-only",
        "{ hardening: strict, directory: /homes/x }|ProtectHome=yes",
        "{ hardening: strict, command: [/x, /root/y] }|ProtectHome=read-only",
        "{ hardening: strict, pre_start: [[/run/user/1/x]] }|ProtectHome=read-only",
        "{ hardening: strict, env: { X: '/a:/home/b' } }|ProtectHome=read-only",
        "{ hardening: strict, umask: '022' }|UMask=022",
        "{ hardening: safe }|UMask=0027",
        "{ hardening: tight }|UMask=0077",
        "{ hardening: safe }|ProtectClock=yes",
        "{ systemd: { Service: { ExecReload: /bin/x } } }|ReloadPropagatedFrom=g.target",
        "{ systemd: { Service: { Nice: '3' } }, nice: 2 }|Nice=3",
        "{ command: x, env: { PATH: /a } }|ExecSearchPath=/a",
        "{ command: /x, env: { PATH: /a }, pre_start: [y] }|ExecSearchPath=/a",
        "{ command: x, env: { PATH: '/a/../b' } }|ExecStart=/usr/bin/env x",
        "{ command: x, env: { PATH: 'a' } }|ExecStart=/usr/bin/env x",
        "{ command: x, env: { PATH: '' } }|ExecStart=/usr/bin/env x",
        "{ command: x, env: { PATH: '/a:' } }|ExecStart=/usr/bin/env x",
        "{ command: [x, $y], env: { PATH: '/a b' } }|ExecStart=/usr/bin/env x \"$$y\"",
        "{ command: ['/$x', $y] }|ExecStart=:\"/$x\" \"$y\"",
        "{ command: [\"/it's\"], count: 1, port: 80 }|ExecStart=/bin/sh -c \"export PORT="
            + "$$((79 + %i)); exec \\\"$$0\\\" \\\"$$@\\\"\" \"/it's\"",
        "{ command: /y, count: 2, first_instance: 0, port: 80 }|ExecStart=/bin/sh -c \"export PORT="
            + "$$((80 + %i)); exec \\\"$$0\\\" \\\"$$@\\\"\" /y",
        "{ command: /y, count: 2, first_instance: 1000, port: 80 }|ExecStart=/bin/sh -c"
            + " \"export PORT=$$((-920 + %i)); exec \\\"$$0\\\" \\\"$$@\\\"\" /y",
        "{ command: [/y, '{{instance}}'], instances: [a-b, c.d] }|ExecStart=/y %i",
        "{ instances: [a-b, c.d] }|SyslogIdentifier=%p-%i",
      })
  void writes(String settings, String line) {
    assertThat(unit(settings).lines()).contains(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{ restart: never }|StartLimitBurst=",
        "{ restart_limit: none }|StartLimitBurst=",
        "{}|ReloadPropagatedFrom=",
        "{}|SuccessExitStatus=",
        "{}|NotifyAccess=",
        "{ hardening: tight }|ProtectClock=",
        "{ hardening: safe }|ProtectHome=",
        "{ command: /x, env: { PATH: /a } }|ExecSearchPath=",
        "{ command: x, count: 1, port: 80, env: { PATH: /a } }|ExecSearchPath=",
        "{ command: x, count: 1, port: 80 }|Environment=PORT",
        "{}|Requires=",
        "{}|Before=",
      })
  void doesNotWrite(String settings, String start) {
    assertThat(unit(settings).lines()).noneMatch(line -> line.startsWith(start));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{ command: [\"/it's\"] }|systemd rejects this program name|\"/it's\"",
        "{ command: x, pre_start: [['@x']] }|systemd rejects this program name|'@x'",
        "{ command: ['a=b'], env: { PATH: '/a b' } }|"
            + "env(1) would read this program as an assignment|'a=b'",
        "{ port: 80, count: 1, env: { PWD: x } }|"
            + "this variable is overwritten by the shell that computes the port|PWD",
        "{ env: { X: \"\\uFDD0\" } }|systemd rejects a unit that contains a Unicode noncharacter|"
            + "\"\\uFDD0\"",
        "{ description: 'x\\' }|this value cannot be written to a unit file|'x\\'",
        "{ documentation: \"https://\\uFFFE\" }|"
            + "systemd rejects a unit that contains a Unicode noncharacter|\"https://\\uFFFE\"",
      })
  void refuses(String settings, String message, String place) {
    assertThat(errors(Manifests.group("p: " + settings), Target.SYSTEMD))
        .singleElement()
        .matches(p -> p.message().equals(message), message)
        .matches(p -> p.rule().equals("M007"))
        .matches(p -> p.help().isPresent())
        .matches(p -> p.at().text().equals(place), place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ command: ['a=b'] }",
        "{ command: [\"it's\"], env: { PATH: '/a b' } }",
        "{ command: [\"it's\"], count: 1, port: 80 }",
        "{ command: ['a=b'], count: 1, port: 80, env: { PATH: '/a b' } }",
        "{ port: 80, env: { PWD: x, IFS: y } }",
        "{ count: 1, env: { PWD: x } }",
        "{ description: 'x\\\\' }",
        "{ description: 'x\\', count: 1 }",
      })
  void takes(String settings) {
    assertThat(errors(Manifests.group("p: " + settings), Target.SYSTEMD)).isEmpty();
  }

  @Test
  void refusesALineThatSystemdDoesNotRead() {
    // Each quote takes two characters: 1048014 of the 1048562 that are left beside the key.
    String quotes = "'" + "\"".repeat(131_000) + "'";
    String command = "p: { command: [/x, " + String.join(", ", Collections.nCopies(4, quotes));
    assertThat(errors(Manifests.group(command + ", " + "y".repeat(547) + "] }"), Target.SYSTEMD))
        .isEmpty();
    assertThat(errors(Manifests.group(command + ", " + "y".repeat(548) + "] }"), Target.SYSTEMD))
        .extracting(Diagnostic::message)
        .containsExactly("systemd rejects a unit with a line longer than 1 MiB");
  }

  @Test
  void refusesTheNamesOfSystemdsOwnUnits() {
    assertThat(
            errors(
                Manifests.of(
                    "unitgen: 1\nname: g\nprocesses: { systemd-journald: { command: /x } }\n"),
                Target.SYSTEMD))
        .isEmpty();
    Manifest basic =
        Manifests.of("unitgen: 1\nname: basic\nprocesses: { p: { command: /x, user: u } }\n");
    assertThat(errors(basic, Target.SYSTEMD))
        .singleElement()
        .matches(p -> p.message().equals("basic.target is a unit of systemd itself"))
        .matches(p -> p.at().text().equals("basic"));
  }

  @Test
  void saysThatTheGroupsDescriptionDoesNotFit() {
    Manifest manifest =
        Manifests.of(
            "unitgen: 1\nname: g\ndescription: 'x\\'\nprocesses: { p: { command: /x, user: u } }");
    assertThat(errors(manifest, Target.SYSTEMD))
        .extracting(Diagnostic::message)
        .containsExactly("this description cannot be written to a unit file");
  }

  @Test
  void aUsersManagerStartsTheGroupAtItsOwnTarget() {
    for (String[] row :
        List.of(
            new String[] {"", "default.target"},
            new String[] {"wanted_by: multi-user.target\n", "default.target"},
            new String[] {"wanted_by: other.target\n", "other.target"})) {
      Manifest manifest =
          Manifests.of("unitgen: 1\nname: g\n" + row[0] + "processes: { p: { command: /x } }\n");
      assertThat(Manifests.render(manifest, Target.SYSTEMD_USER).get("g.target"))
          .endsWith("[Install]\nWantedBy=" + row[1] + "\n");
      assertThat(
              Renderer.render(manifest, Target.SYSTEMD_USER, name -> Optional.empty()).problems())
          .hasSize(row[0].contains("multi-user") ? 1 : 0);
    }
  }

  @Test
  void saysWhatAUsersManagerDoesNotKeep() {
    Manifest manifest =
        Manifests.group(
            "p: { hardening: safe, nice: -1, oom_score_adjust: -1, before: [a], after: [b@1, q],"
                + " requires: [c] }",
            "q: { nice: 1, oom_score_adjust: 1 }");
    assertThat(Renderer.render(manifest, Target.SYSTEMD_USER, name -> Optional.empty()).problems())
        .extracting(p -> p.severity().label() + " " + p.at().text() + ": " + p.message())
        .containsExactly(
            "info c: `p` stays down when c is stopped and started again",
            "warning u: `user` is ignored: a user manager runs everything as its own user",
            "warning u: `group` is ignored: a user manager runs everything as its own user",
            "warning safe: `hardening` is ignored: a user manager cannot sandbox",
            "warning -1: the start may fail: a user manager cannot lower `nice`",
            "warning -1: the start may fail: a user manager cannot lower this score",
            "info b@1: a user manager sees only its own units",
            "info c: a user manager sees only its own units",
            "info a: a user manager sees only its own units");
    String unit = Manifests.render(manifest, Target.SYSTEMD_USER).get("p.service");
    assertThat(unit).doesNotContain("User=", "Group=", "NoNewPrivileges", "network.target");
  }

  @Test
  void warnsOfRoot() {
    Manifest manifest =
        Manifests.of(
            "unitgen: 1\nname: g\nprocesses: { p: { command: /x }, q: { command: /x,"
                + " user: root } }\n");
    for (Target target : List.of(Target.SYSTEMD, Target.UPSTART)) {
      assertThat(Renderer.render(manifest, target, name -> Optional.empty()).problems())
          .extracting(p -> p.rule() + " " + p.at().text() + ": " + p.message())
          .containsExactly("M801 p: `p` runs as root, since `user` is not set");
    }
    assertThat(Renderer.render(manifest, Target.SYSTEMD_USER, name -> Optional.empty()).problems())
        .extracting(p -> p.message())
        .containsExactly("`user` is ignored: a user manager runs everything as its own user");
  }

  @Test
  void theNamesStandInTheTargetAlone() {
    for (String other : List.of("{}", "{ before: [w] }", "{ after: [w] }")) {
      Manifest before = Manifests.group("w: { instances: [a, low-prio] }", "x: " + other);
      Manifest after = Manifests.group("w: { instances: [low-prio, b.c, '0'] }", "x: " + other);
      assertThat(Manifests.changes(before, after, Target.SYSTEMD))
          .filteredOn(change -> change.isChange())
          .extracting(change -> change.name())
          .as(other)
          .containsExactly("g.target");
      assertThat(Manifests.render(after, Target.SYSTEMD).get("g.target").lines())
          .contains("Wants=w@low-prio.service w@b.c.service w@0.service");
    }
  }

  @Test
  void theCountStandsInTheTargetAlone() {
    for (String other : List.of("{}", "{ before: [w] }", "{ after: [w] }")) {
      Manifest two = Manifests.group("w: { count: 2 }", "x: " + other);
      Manifest four = Manifests.group("w: { count: 4 }", "x: " + other);
      assertThat(Manifests.changes(two, four, Target.SYSTEMD))
          .filteredOn(change -> change.isChange())
          .extracting(change -> change.name())
          .as(other)
          .containsExactly("g.target");
      assertThat(Manifests.changes(two, four, Target.UPSTART))
          .filteredOn(change -> change.isChange())
          .extracting(change -> change.name())
          .containsExactly("g.conf");
    }
  }
}

package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sockets that systemd holds open, steps before the others, and what follows a failure. */
@Timeout(300)
class RealSystemdSocketsIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final String WEB =
      """
      defaults:
        user: daemon
        env: { LOG: "@DIR@/log/log", RELEASE: 0 }
      processes:
        web: { command: "@RIG@/bin/server", listen: "@DIR@/web.sock" }
      """;

  private static final String STEPS =
      """
      defaults:
        user: daemon
        env: { LOG: "@DIR@/log/log" }
      processes:
        migrate: { command: "@RIG@/bin/pre", oneshot: yes, env: { PRE_TIME: 0.4 } }
        web: { command: "@RIG@/bin/worker", requires: [migrate] }
        free: { command: "@RIG@/bin/worker" }
      """;

  @Test
  void noneOfTenThousandRequestsIsLostOverFiveRestarts() throws Exception {
    Fleet fleet = Fleet.of(RIG, "sockets", WEB);
    fleet.apply();
    Path socket = fleet.folder().resolve("web.sock");
    assertThat(Clients.ask(socket)).isEqualTo("ok 0");
    try (Clients clients = new Clients(socket, 4)) {
      for (int release = 1; release <= 5; release++) {
        Fleet.Rendered rendered =
            fleet.over("defaults: { env: { RELEASE: " + release + " } }").render();
        assertThat(rendered.commands()).last().isEqualTo("systemctl restart sockets-web.service");
        clients.allow(2_000);
        clients.await(500);
        fleet.run(rendered);
        clients.await(1_500);
      }
      Map<String, Integer> answers = clients.answers();
      assertThat(answers).containsOnlyKeys("ok 0", "ok 1", "ok 2", "ok 3", "ok 4", "ok 5");
      assertThat(answers.values().stream().mapToInt(n -> n).sum()).isEqualTo(10_000);
    }
  }

  @Test
  void noneIsLostWhenTheGroupIsRestarted() throws Exception {
    Fleet fleet = Fleet.of(RIG, "group", WEB);
    fleet.apply();
    String started = RIG.show("group-web.service", "InvocationID");
    try (Clients clients = new Clients(fleet.folder().resolve("web.sock"), 4)) {
      clients.allow(2_000);
      clients.await(500);
      RIG.systemctl("restart", fleet.target());
      clients.await(500);
      RIG.systemctl("restart", fleet.target());
      clients.await(1_000);
      assertThat(clients.answers()).isEqualTo(Map.of("ok 0", 2_000));
    }
    assertThat(RIG.show("group-web.service", "InvocationID")).isNotEqualTo(started);
    RIG.systemctl("stop", fleet.target());
    assertThat(RIG.show("group-web.service", "ActiveState")).isEqualTo("inactive");
    assertThat(RIG.show("group-web.socket", "ActiveState")).isEqualTo("inactive");
    assertThat(fleet.folder().resolve("web.sock")).doesNotExist();
  }

  @Test
  void anotherPathIsOpenedAndTheOldOneClosed() throws Exception {
    Fleet fleet = Fleet.of(RIG, "moved", WEB);
    fleet.apply();
    fleet.over("processes: { web: { listen: { at: \"@DIR@/other.sock\", mode: 0600 } } }").apply();
    assertThat(Clients.ask(fleet.folder().resolve("other.sock"))).isEqualTo("ok 0");
    assertThat(Clients.ask(fleet.folder().resolve("web.sock"))).contains("refused");
    assertThat(Files.getPosixFilePermissions(fleet.folder().resolve("other.sock"))).hasSize(2);
  }

  @Test
  void aServiceThatRunsIsHandedASocketAndLosesIt() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "hands",
            """
            defaults: { user: daemon, env: { LOG: "@DIR@/log/log", RELEASE: 0 } }
            processes: { web: { command: "@RIG@/bin/worker" } }
            """);
    fleet.start();
    fleet
        .over("processes: { web: { command: \"@RIG@/bin/server\", listen: \"@DIR@/web.sock\" } }")
        .apply();
    Path socket = fleet.folder().resolve("web.sock");
    assertThat(Clients.ask(socket)).isEqualTo("ok 0");
    fleet.back().apply("--prune");
    assertThat(socket).doesNotExist();
    assertThat(fleet.loaded()).doesNotContain("hands-web.socket");
    assertThat(RIG.show("hands-web.service", "ActiveState")).isEqualTo("active");
    fleet.log().await(List.of("hands-web.service"), "start", 2);
  }

  @Test
  void aSocketInTheRuntimeDirectoryOutlivesARestart() throws Exception {
    Fleet fleet =
        Fleet.of(RIG, "folder", WEB)
            .over(
                """
                processes:
                  web:
                    listen: /run/folder/web.sock
                    systemd: { Service: { RuntimeDirectory: folder } }
                """);
    fleet.apply();
    RIG.systemctl("restart", "folder-web.service");
    assertThat(RIG.shell("test -S /run/folder/web.sock").code()).isZero();
  }

  @Test
  void removalLeavesNeitherSocketNorService() throws Exception {
    Fleet fleet = Fleet.of(RIG, "gone", WEB);
    fleet.apply();
    fleet.run(fleet.remove());
    assertThat(fleet.loaded()).isEmpty();
    assertThat(fleet.folder().resolve("web.sock")).doesNotExist();
  }

  @Test
  void aStepRunsBeforeThoseThatRequireIt() throws Exception {
    Fleet fleet = Fleet.of(RIG, "steps", STEPS);
    fleet.apply();
    String step = fleet.unit("migrate");
    String web = fleet.unit("web");
    fleet.log().await(List.of(web, fleet.unit("free")), "start", 1);
    assertThat(order(fleet, step, web)).containsExactly("pre", "pre done", "start");

    RIG.systemctl("restart", web);
    fleet.log().await(List.of(web), "start", 2);
    assertThat(fleet.log().count(step, "pre")).isEqualTo(1);
    RIG.systemctl("restart", fleet.target());
    fleet.log().await(List.of(web), "start", 3);
    assertThat(order(fleet, step, web))
        .endsWith("TERM", "exit", "pre", "pre done", "start")
        .hasSize(11);
  }

  /** What the two have noted. */
  private static List<String> order(Fleet fleet, String step, String web) {
    return fleet.log().events().stream()
        .filter(event -> event.unit().equals(step) || event.unit().equals(web))
        .map(WorkerLog.Event::what)
        .toList();
  }

  @Test
  void aStepThatFailsKeepsThoseAndNoOtherFromStarting() throws Exception {
    Fleet fleet = Fleet.of(RIG, "failing", STEPS).over("defaults: { env: { PRE_EXIT: 3 } }");
    assertThat(fleet.tryApply()).isFalse();
    fleet.log().await(List.of(fleet.unit("free")), "start", 1);
    assertThat(RIG.show(fleet.unit("migrate"), "ActiveState")).isEqualTo("failed");
    assertThat(RIG.show(fleet.unit("web"), "ActiveState")).isEqualTo("inactive");
    assertThat(fleet.log().of(fleet.unit("web"))).isEmpty();
    assertThat(RIG.show(fleet.target(), "ActiveState")).isEqualTo("active");

    assertThat(fleet.back().tryApply()).isTrue();
    fleet.log().await(List.of(fleet.unit("web")), "start", 1);
    assertThat(RIG.show(fleet.unit("migrate"), "ActiveState")).isEqualTo("active");
  }

  @Test
  void aStepIsEndedByTheStopOfTheGroup() throws Exception {
    Fleet fleet =
        Fleet.of(RIG, "slow", STEPS)
            .over("defaults: { env: { PRE_TIME: 60 } }")
            .over("processes: { migrate: { env: { PRE_TIME: 60 } } }");
    fleet.run(fleet.render().commands().stream().limit(2).toList());
    RIG.systemctl("start", fleet.target());
    fleet.log().await(List.of(fleet.unit("migrate")), "pre", 1);
    RIG.systemctl("stop", fleet.target());
    assertThat(RIG.show(fleet.unit("migrate"), "ActiveState")).isNotIn("active", "activating");
    assertThat(fleet.log().of(fleet.unit("web"))).isEmpty();
    assertThat(fleet.running()).doesNotContain(fleet.unit("free"), fleet.unit("web"));
  }

  /** With Requires= a client that waits has the step run again and again (seen on 252). */
  @Test
  void noClientHasAStepThatFailedRunAgain() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "trigger",
            STEPS
                .replace("PRE_TIME: 0.4", "PRE_TIME: 0.1, PRE_EXIT: 3")
                .replace(
                    "\"@RIG@/bin/worker\", requires: [migrate]",
                    "\"@RIG@/bin/server\", requires: [migrate], listen: \"@DIR@/web.sock\""));
    assertThat(fleet.tryApply()).isFalse();
    assertThat(fleet.log().count(fleet.unit("migrate"), "pre")).isEqualTo(1);
    assertThat(Clients.ask(fleet.folder().resolve("web.sock"))).doesNotStartWith("ok");
    assertThat(
            RIG.shell(
                    "timeout 20 sh -c 'until systemctl is-failed -q trigger-web.socket;"
                        + " do sleep 0.2; done'")
                .code())
        .isZero();
    assertThat(fleet.log().count(fleet.unit("migrate"), "pre")).isEqualTo(1);
    assertThat(fleet.over("processes: { migrate: { env: { PRE_EXIT: 0 } } }").tryApply()).isTrue();
    // The start of the target does not wait for what it wants.
    RIG.shell(
        "timeout 20 sh -c 'until test -S " + fleet.folder() + "/web.sock; do sleep 0.1; done'");
    assertThat(Clients.ask(fleet.folder().resolve("web.sock"))).startsWith("ok");
  }

  @Test
  void theUnitOfAFailureIsStartedOnceWithTheNameOfWhatFailed() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "alarm",
            """
            defaults:
              user: daemon
              env: { LOG: "@DIR@/log/log", CRASH: 3 }
              on_failure: alarm-notify@.service
              restart_delay: 200ms
              restart_limit: 2 in 1min
            processes:
              one: { command: "@RIG@/bin/worker" }
              many: { command: "@RIG@/bin/worker", count: 1 }
            """);
    Path handled = fleet.folder().resolve("handled");
    Files.writeString(
        RIG.units().resolve("alarm-notify@.service"),
        "[Service]\nType=oneshot\nExecStart=/bin/sh -c 'echo %i >> " + handled + "'\n");
    fleet.tryApply();
    for (String unit : List.of("alarm-one.service", "alarm-many@1.service")) {
      RIG.awaitJournal("alarm-notify@" + unit + ".service", "Finished");
      assertThat(RIG.show(unit, "ActiveState")).isEqualTo("failed");
      assertThat(fleet.log().count(unit, "crash")).isEqualTo(3);
    }
    assertThat(Files.readAllLines(handled))
        .containsExactlyInAnyOrder("alarm-one.service", "alarm-many@1.service");
  }
}

package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of the Sidekiq example under a real systemd, with a stand-in for Sidekiq. */
@Timeout(120)
@ParameterizedClass(name = "rendered for {0}")
@ValueSource(strings = {"", "systemd 219", "systemd 239"})
class RealSystemdIT {
  @RegisterExtension static final Rig RIG = new Rig();

  /** What is rendered for; the systemd that reads it is the one of this machine. */
  @Parameter private String version = "";

  @BeforeEach
  void chooseVersion() {
    RIG.renderFor(version);
  }

  @Test
  void eachInstanceRunsAsItsUserWithItsEnvironmentAndPort() throws Exception {
    Fleet fleet =
        Fleet.sidekiq(
                RIG,
                "run",
                """
                processes: { sidekiq: { count: 3, port: 3000, umask: 027, group: mail } }
                """)
            .start();
    assertThat(fleet.wanted()).isEqualTo(fleet.units("sidekiq", 3));
    assertThat(RIG.systemctl("is-enabled", fleet.target())).isEqualTo("enabled");
    for (int i = 1; i <= 3; i++) {
      String unit = fleet.unit("sidekiq@" + i);
      assertThat(RIG.show(unit, "ActiveState")).isEqualTo("active");
      assertThat(fleet.facts(unit)).containsExactly("daemon", "mail", "" + fleet.folder(), "027");
      assertThat(fleet.argv(unit)).endsWith("exec", "sidekiq", "-e", "production").hasSize(6);
      assertThat(fleet.environment(unit))
          .containsEntry("RAILS_ENV", "production")
          .containsEntry("MALLOC_ARENA_MAX", "2")
          .containsEntry("USER", "daemon")
          .containsEntry("PORT", Integer.toString(2999 + i));
    }
  }

  @Test
  void theExampleRunsWithoutShellInFrontOfTheProgram() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "plain", "").start();
    for (String unit : fleet.units("sidekiq", 2)) {
      int pid = Integer.parseInt(RIG.show(unit, "MainPID"));
      assertThat(fleet.log().events()).contains(new WorkerLog.Event(unit, pid, "start"));
      assertThat(fleet.environment(unit)).doesNotContainKey("PORT");
    }
  }

  @Test
  void reloadOfTheTargetQuietsEachWorker() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "quiet", "").start("--count", "sidekiq=3");
    List<String> units = fleet.units("sidekiq", 3);
    RIG.systemctl("reload", fleet.target());
    fleet.log().await(units, "TSTP", 1);
    RIG.systemctl("stop", fleet.target());
    units.forEach(
        unit -> assertThat(fleet.log().of(unit)).containsExactly("start", "TSTP", "TERM", "exit"));
  }

  @Test
  void aShellThatTheCommandNamesMakesWayForTheWorker() throws Exception {
    for (String text : List.of("worker", "cd / && DRAIN=0.5 worker", "worker > /dev/null")) {
      Fleet fleet =
          Fleet.sidekiq(
                  RIG,
                  "shell",
                  "processes: { sidekiq: { count: 1, command: [/bin/sh, -c, '" + text + "'] } }")
              .start();
      String unit = fleet.unit("sidekiq@1");
      int starts = fleet.log().count(unit, "start");
      RIG.systemctl("reload", fleet.target());
      fleet.log().await(List.of(unit), "TSTP", starts);
      RIG.systemctl("stop", fleet.target());
      assertThat(fleet.log().of(unit)).endsWith("start", "TSTP", "TERM", "exit");
      fleet.run(fleet.remove());
    }
    Fleet piped =
        Fleet.sidekiq(
            RIG, "piped", "processes: { sidekiq: { command: [sh, -c, 'worker | cat'] } }");
    assertThat(piped.refused()).contains("M504");
  }

  @Test
  void stopWaitsForSlowWorkers() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "slow", "defaults: { env: { DRAIN: 1.5 } }").start();
    RIG.systemctl("stop", fleet.target());
    // No waiting here: all has happened when the command returns.
    for (String unit : fleet.units("sidekiq", 2)) {
      assertThat(fleet.log().of(unit)).containsExactly("start", "TERM", "exit");
      assertThat(RIG.show(unit, "Result", "ActiveState"))
          .containsEntry("Result", "success")
          .containsEntry("ActiveState", "inactive");
    }
  }

  @Test
  void aWorkerThatIgnoresTermIsKilledAfterStopTimeout() throws Exception {
    Fleet fleet =
        Fleet.sidekiq(
                RIG,
                "deaf",
                """
                defaults: { env: { IGNORE_TERM: 1 } }
                processes: { sidekiq: { stop_timeout: 1500ms } }
                """)
            .start();
    long begin = System.nanoTime();
    RIG.systemctl("stop", fleet.target());
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(15));
    for (String unit : fleet.units("sidekiq", 2)) {
      assertThat(fleet.log().of(unit)).containsExactly("start", "TERM");
      assertThat(RIG.show(unit, "Result", "MainPID"))
          .containsEntry("Result", "timeout")
          .containsEntry("MainPID", "0");
    }
  }

  @Test
  void aKilledWorkerIsRestartedAndTheOthersAreLeftAlone() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "killed", "defaults: { restart_delay: 100ms }").start();
    String killed = fleet.unit("sidekiq@1");
    String other = fleet.unit("sidekiq@2");
    var before = fleet.identity(other);
    RIG.systemctl("kill", "--kill-who=main", "-s", "KILL", killed);
    fleet.log().await(List.of(killed), "start", 2);
    assertThat(RIG.show(killed, "NRestarts")).isEqualTo("1");
    assertThat(fleet.identity(other)).isEqualTo(before);
  }

  @Test
  void aCrashLoopEndsAfterExactlyTheRestartLimit() throws Exception {
    Fleet fleet =
        Fleet.sidekiq(
            RIG,
            "crash",
            """
            processes:
              sidekiq: { restart_limit: 3 in 1min }
              crasher:
                command: worker
                env: { CRASH: 7 }
                restart_delay: 50ms
                restart_limit: 3 in 1min
            """);
    fleet.start();
    String crasher = fleet.unit("crasher");
    RIG.awaitJournal(crasher, "Start request repeated too quickly");
    assertThat(RIG.show(crasher, "ActiveState")).isEqualTo("failed");
    assertThat(fleet.log().count(crasher, "start")).isEqualTo(4);
    assertThat(fleet.log().count(crasher, "crash")).isEqualTo(4);
    for (String unit : fleet.units("sidekiq", 2)) {
      assertThat(fleet.log().of(unit)).containsExactly("start");
    }
  }

  @Test
  void restartsByOperatorsInARowDoNotMeetTheLimit() throws Exception {
    Fleet fleet =
        Fleet.sidekiq(
                RIG,
                "often",
                """
                processes:
                  sidekiq: { restart_limit: 2 in 1min }
                  clock: { command: worker, restart_limit: 1 in 1min }
                """)
            .start();
    Fleet.Rendered change = fleet.render("--set", "defaults.env.RELEASE=2");
    assertThat(change.commands()).isNotEmpty();
    for (int i = 2; i <= 9; i++) {
      fleet.run(change);
      fleet.log().await(fleet.wanted(), "start", i);
    }
    assertThat(fleet.running()).isEqualTo(fleet.wanted());
    fleet.wanted().forEach(unit -> assertThat(RIG.show(unit, "NRestarts")).isEqualTo("0"));
  }

  @Test
  void restartOfTheTargetRestartsEachOnce() throws Exception {
    Fleet fleet =
        Fleet.sidekiq(RIG, "once", "processes: { clock: { command: worker } }")
            .start("--count", "sidekiq=4");
    RIG.systemctl("restart", fleet.target());
    fleet.log().await(fleet.wanted(), "start", 2);
    assertThat(RIG.systemctl("list-jobs")).contains("No jobs running");
    for (String unit : fleet.wanted()) {
      assertThat(fleet.log().of(unit)).containsExactly("start", "TERM", "exit", "start");
    }
    assertThat(fleet.wanted()).hasSize(5);
  }

  @Test
  void stopOfTheTargetReachesAWorkerStartedByHand() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "hand", "").start();
    String ninth = fleet.unit("sidekiq@9");
    RIG.systemctl("start", ninth);
    fleet.log().await(List.of(ninth), "start", 1);
    RIG.systemctl("stop", fleet.target());
    assertThat(fleet.running()).isEqualTo(Collections.emptyList());
    assertThat(fleet.log().of(ninth)).containsExactly("start", "TERM", "exit");
  }
}

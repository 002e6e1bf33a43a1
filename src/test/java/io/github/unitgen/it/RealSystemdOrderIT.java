package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs before what, and what a process needs to start at all. */
@Timeout(120)
@ParameterizedClass(name = "rendered for {0}")
@ValueSource(strings = {"", "systemd 219", "systemd 239"})
class RealSystemdOrderIT {
  @RegisterExtension static final Rig RIG = new Rig();

  /** What is rendered for; the systemd that reads it is the one of this machine. */
  @Parameter private String version = "";

  @BeforeEach
  void chooseVersion() {
    RIG.renderFor(version);
  }

  private static final String DEFAULTS =
      """
      defaults:
        user: daemon
        restart: never
        env: { LOG: "@DIR@/log/log", DUMP: "@DIR@/dump" }
      """;

  /** A step before the start that takes its time: an order that is not kept shows. */
  private static final String SLOW_START = "pre_start: [\"@RIG@/bin/pre\"], env: { PRE_TIME: 0.4 }";

  @Test
  void aStepBeforeTheStartThatFailsStopsTheStart() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "prefail",
            DEFAULTS
                + """
                processes:
                  broken:
                    command: "@RIG@/bin/worker"
                    pre_start: ["@RIG@/bin/pre", ["@RIG@/bin/pre", never]]
                    env: { PRE_EXIT: 3 }
                  whole: { command: "@RIG@/bin/worker", pre_start: "@RIG@/bin/pre" }
                """);
    assertThat(fleet.tryApply()).isFalse();
    fleet.log().await(List.of(fleet.unit("whole")), "start", 1);
    String broken = fleet.unit("broken");
    RIG.awaitJournal(broken, "Failed to start");
    assertThat(RIG.run("systemctl", "start", broken).code()).isNotZero();
    assertThat(RIG.show(broken, "ActiveState")).isEqualTo("failed");
    assertThat(fleet.log().of(broken)).containsExactly("pre", "pre done", "pre", "pre done");
    assertThat(fleet.log().of(fleet.unit("whole"))).containsExactly("pre", "pre done", "start");
    assertThat(fleet.facts(fleet.unit("whole") + ".pre")).startsWith("daemon");
  }

  @Test
  void aMissingProgramFailsTheStart() throws Exception {
    Fleet fleet =
        Fleet.of(RIG, "missing", DEFAULTS + "processes: { lost: { command: /nowhere/to/be } }");
    // Type=simple, which is what there is before 240, is started before its program is.
    assertThat(fleet.tryApply()).isEqualTo(!version.isEmpty());
    String lost = fleet.unit("lost");
    int started = RIG.run("systemctl", "start", lost).code();
    assertThat(started == 0).isEqualTo(!version.isEmpty());
    assertThat(RIG.run("systemctl", "start", "--wait", lost).code()).isNotZero();
    assertThat(RIG.show(lost, "ActiveState")).isEqualTo("failed");
  }

  @Test
  void plainProcessesStartInTheirOrder() throws Exception {
    Fleet fleet =
        ordered(
            "plainorder",
            """
            late: { command: "@RIG@/bin/worker", after: [early] }
            early: { command: "@RIG@/bin/worker", before: [middle], @SLOW@ }
            middle: { command: "@RIG@/bin/worker" }
            """);
    assertBefore(fleet.unit("early"), fleet.unit("late"));
    assertBefore(fleet.unit("early"), fleet.unit("middle"));
  }

  @Test
  void instancesStartAfterAPlainProcess() throws Exception {
    Fleet fleet =
        ordered(
            "plainfirst",
            """
            late: { command: "@RIG@/bin/worker", count: 2, after: [early] }
            early: { command: "@RIG@/bin/worker", before: [middle], @SLOW@ }
            middle: { command: "@RIG@/bin/worker", count: 2 }
            """);
    for (String late : List.of("late@1", "late@2", "middle@1", "middle@2")) {
      assertBefore(fleet.unit("early"), fleet.unit(late));
    }
  }

  @Test
  void aPlainProcessStartsAfterAllInstances() throws Exception {
    Fleet fleet =
        ordered(
            "plainlast",
            """
            late: { command: "@RIG@/bin/worker", after: [early] }
            early: { command: "@RIG@/bin/worker", count: 2, before: [middle], @SLOW@ }
            middle: { command: "@RIG@/bin/worker" }
            """);
    for (String early : List.of("early@1", "early@2")) {
      assertBefore(fleet.unit(early), fleet.unit("late"));
      assertBefore(fleet.unit(early), fleet.unit("middle"));
    }
  }

  @Test
  void instancesStartAfterInstances() throws Exception {
    Fleet fleet =
        ordered(
            "counted",
            """
            late: { command: "@RIG@/bin/worker", count: 2, after: [early] }
            early: { command: "@RIG@/bin/worker", count: 2, before: [middle], @SLOW@ }
            middle: { command: "@RIG@/bin/worker", count: 2 }
            """);
    for (String early : List.of("early@1", "early@2")) {
      for (String late : List.of("late@1", "late@2", "middle@1", "middle@2")) {
        assertBefore(fleet.unit(early), fleet.unit(late));
      }
    }
  }

  @Test
  void whatIsRequiredStartsFirstAndItsStopStopsTheRest() throws Exception {
    Fleet fleet =
        ordered(
            "needs",
            """
            web: { command: "@RIG@/bin/worker", requires: [db] }
            db: { command: "@RIG@/bin/worker", @SLOW@ }
            free: { command: "@RIG@/bin/worker" }
            """);
    assertBefore(fleet.unit("db"), fleet.unit("web"));
    RIG.systemctl("stop", fleet.unit("db"));
    fleet.log().await(List.of(fleet.unit("web")), "exit", 1);
    assertThat(fleet.running()).containsExactly(fleet.unit("free"));
    RIG.systemctl("start", fleet.unit("web"));
    fleet.log().await(List.of(fleet.unit("web"), fleet.unit("db")), "start", 2);
    assertBefore(fleet.unit("db"), fleet.unit("web"));
  }

  @Test
  void whatRequiresAnotherComesBackWithIt() throws Exception {
    Fleet fleet =
        ordered(
            "back",
            """
            web: { command: "@RIG@/bin/worker", requires: [db] }
            webs: { command: "@RIG@/bin/worker", requires: [db], count: 2 }
            db: { command: "@RIG@/bin/worker", restart: always, restart_delay: 100ms }
            """);
    String db = fleet.unit("db");
    String web = fleet.unit("web");
    List<String> all = List.of(web, fleet.unit("webs@1"), fleet.unit("webs@2"), db);
    RIG.systemctl("stop", db);
    assertThat(fleet.running()).isEmpty();
    RIG.systemctl("start", db);
    fleet.log().await(all, "start", 2);
    RIG.systemctl("kill", "--kill-who=main", "-s", "KILL", db);
    fleet.log().await(all, "start", 3);
    RIG.systemctl("restart", db);
    fleet.log().await(all, "start", 4);
    assertThat(fleet.running()).isEqualTo(fleet.wanted()).hasSize(4);
    RIG.systemctl("stop", web);
    assertThat(fleet.running()).doesNotContain(web).contains(db);
  }

  @Test
  void whatRequiresAnotherDoesNotStartWithoutIt() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "without",
            DEFAULTS
                + """
                processes:
                  web: { command: "@RIG@/bin/worker", requires: [db] }
                  db: { command: "@RIG@/bin/worker", pre_start: /bin/false, restart: never }
                  wanting: { command: "@RIG@/bin/worker", wants: [db] }
                """);
    assertThat(fleet.tryApply()).isFalse();
    fleet.log().await(List.of(fleet.unit("wanting")), "start", 1);
    assertThat(RIG.show(fleet.unit("web"), "ActiveState")).isEqualTo("inactive");
    assertThat(RIG.show(fleet.unit("db"), "ActiveState")).isEqualTo("failed");
  }

  @Test
  void theGroupStopsInTheReverseOrder() throws Exception {
    Fleet fleet =
        ordered(
            "reverse",
            """
            late: { command: "@RIG@/bin/worker", count: 2, after: [early], env: { DRAIN: 0.5 } }
            early: { command: "@RIG@/bin/worker" }
            """);
    RIG.systemctl("stop", fleet.target());
    List<WorkerLog.Event> events = fleet.log().events();
    int stopped =
        events.indexOf(
            events.stream()
                .filter(e -> e.unit().equals(fleet.unit("early")) && e.what().equals("TERM"))
                .findFirst()
                .orElseThrow());
    assertThat(events.subList(0, stopped).stream().filter(e -> e.what().equals("exit"))).hasSize(2);
  }

  @Test
  void aNewCountOfWhatIsRequiredLeavesTheRestAlone() throws Exception {
    Fleet fleet =
        ordered(
            "needscount",
            """
            web: { command: "@RIG@/bin/worker", requires: [db] }
            webs: { command: "@RIG@/bin/worker", requires: [db], count: 2 }
            db: { command: "@RIG@/bin/worker", count: 3 }
            """);
    List<String> kept =
        List.of(fleet.unit("web"), fleet.unit("webs@1"), fleet.unit("webs@2"), fleet.unit("db@1"));
    Map<String, Map<String, String>> before = fleet.identities(kept);
    fleet.apply("--count", "db=1");
    assertThat(fleet.identities(kept)).isEqualTo(before);
    assertThat(fleet.running()).isEqualTo(fleet.wanted()).hasSize(4);
    fleet.apply("--count", "db=2");
    assertThat(fleet.identities(kept)).isEqualTo(before);
    assertThat(fleet.running()).isEqualTo(fleet.wanted()).hasSize(5);
  }

  @Test
  void whatRequiredARemovedProcessRunsOn() throws Exception {
    Fleet fleet =
        ordered("needless", "web: { command: \"@RIG@/bin/worker\" }\n")
            .over("processes: { web: { requires: [db] }, db: { command: \"@RIG@/bin/worker\" } }");
    fleet.apply();
    fleet.log().await(List.of(fleet.unit("db")), "start", 1);
    assertThat(fleet.running()).hasSize(2);
    fleet.back().apply("--prune");
    assertThat(fleet.running()).containsExactly(fleet.unit("web"));
  }

  @Test
  void rawDirectivesArrive() throws Exception {
    Fleet fleet =
        ordered(
            "raw",
            """
            raw:
              command: "@RIG@/bin/worker"
              count: 2
              systemd:
                Unit: { Wants: [rawwish.target], Description: raw %i of %n }
                Service: { OOMPolicy: continue, Environment: [ADDED=1], TimeoutStopSec: 77 }
            """);
    String unit = fleet.unit("raw@2");
    Map<String, String> shown =
        RIG.show(unit, "Wants", "OOMPolicy", "TimeoutStopUSec", "Description", "KillMode");
    assertThat(shown)
        .containsEntry("OOMPolicy", version.isEmpty() ? "continue" : "stop") // came with 243
        .containsEntry("TimeoutStopUSec", "1min 17s")
        .containsEntry("Description", "raw 2 of " + unit)
        .containsEntry("KillMode", "mixed");
    assertThat(shown.get("Wants").split(" ")).contains("rawwish.target");
    assertThat(fleet.environment(unit)).containsEntry("ADDED", "1").containsKey("LOG");
  }

  @Test
  void settingsOfTheManifestArrive() throws Exception {
    Fleet fleet =
        ordered(
            "sets",
            """
            sets:
              command: "@RIG@/bin/worker"
              group: mail
              nice: 5
              oom_score_adjust: 300
              umask: 022
              limits: { nofile: 1024 }
              stop_signal: USR1
              stop_timeout: 1m30s
              success_exit: [3, 4]
              restart: always
              restart_delay: 3s
              restart_limit: 7 in 2min
              documentation: https://example.org/sets
            """);
    String unit = fleet.unit("sets");
    assertThat(
            RIG.show(
                unit,
                "User",
                "Group",
                "Nice",
                "OOMScoreAdjust",
                "UMask",
                "LimitNOFILE",
                "KillSignal",
                "TimeoutStopUSec",
                "SuccessExitStatus",
                "Restart",
                "RestartUSec",
                "StartLimitBurst",
                "StartLimitIntervalUSec",
                "Documentation"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("User", "daemon"),
                Map.entry("Group", "mail"),
                Map.entry("Nice", "5"),
                Map.entry("OOMScoreAdjust", "300"),
                Map.entry("UMask", "0022"),
                Map.entry("LimitNOFILE", "1024"),
                Map.entry("KillSignal", "10"),
                Map.entry("TimeoutStopUSec", "1min 30s"),
                Map.entry("SuccessExitStatus", "3 4"),
                Map.entry("Restart", "always"),
                Map.entry("RestartUSec", "3s"),
                Map.entry("StartLimitBurst", "8"),
                Map.entry("StartLimitIntervalUSec", "2min"),
                Map.entry("Documentation", "https://example.org/sets")));
    assertThat(fleet.facts(unit)).startsWith("daemon", "mail").endsWith("022");
  }

  @Test
  void eachLevelOfHardeningStartsAndLeavesTheDirectoryWritable() throws Exception {
    StringBuilder processes = new StringBuilder();
    List<String> levels = List.of("safe", "strict", "tight");
    for (String level : levels) {
      // The rig's folder lies in /tmp, which a private one would hide.
      processes.append(
          """
          @LEVEL@:
            command: "@RIG@/bin/worker"
            hardening: @LEVEL@
            directory: "@DIR@"
            systemd: { Service: { PrivateTmp: "no" } }
          """
              .replace("@LEVEL@", level));
    }
    Fleet fleet = ordered("hard", processes.toString());
    for (String level : levels) {
      assertThat(RIG.show(fleet.unit(level), "ActiveState", "NoNewPrivileges", "PrivateTmp"))
          .containsEntry("ActiveState", "active")
          .containsEntry("NoNewPrivileges", "yes")
          .containsEntry("PrivateTmp", "no");
    }
    String system = version.equals("systemd 219") ? "full" : "strict";
    assertThat(RIG.show(fleet.unit("tight"), "ProtectSystem")).isEqualTo(system);
    RIG.systemctl("stop", fleet.target());
    fleet.wanted().forEach(unit -> assertThat(fleet.log().of(unit)).endsWith("TERM", "exit"));
  }

  /** Starts a group with these processes. */
  private static Fleet ordered(String prefix, String processes) throws Exception {
    String manifest = DEFAULTS + "processes:\n" + processes.replace("@SLOW@", SLOW_START).indent(2);
    return Fleet.of(RIG, prefix, manifest).start();
  }

  /** One was up before the start of the other began, by the manager's own clock. */
  private static void assertBefore(String early, String late) {
    long up = Long.parseLong(RIG.show(early, "ActiveEnterTimestampMonotonic"));
    long begin = Long.parseLong(RIG.show(late, "InactiveExitTimestampMonotonic"));
    assertThat(up).as("%s before %s", early, late).isPositive().isLessThanOrEqualTo(begin);
  }
}

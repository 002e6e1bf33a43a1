package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes that run at times do so on a real systemd, and no change runs one at another time. */
@Timeout(120)
class RealSystemdScheduleIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final String NEVER = "*-02-29 04:05:06";
  private static final String EACH_SECOND = "*:*:*";

  /** A group of a worker and a process {@code job} that notes the second of each run. */
  private static Fleet fleet(String prefix, String schedule, String more) throws IOException {
    return Fleet.of(
        RIG,
        prefix,
        """
        defaults:
          user: daemon
          directory: "@DIR@"
          env: { LOG: "@DIR@/log/log" }
        processes:
          web: { command: "@RIG@/bin/worker" }
        """
            + job("job", schedule, more));
  }

  private static String job(String name, String schedule, String more) {
    return "  "
        + name
        + ":\n    shell: true\n    command: date +%s >> runs; exec sleep ${LENGTH:-0}\n    schedule: \""
        + schedule
        + "\"\n"
        + more.indent(4);
  }

  private static String overlay(String settings) {
    return "processes: { job: { " + settings + " } }";
  }

  private static String timer(Fleet fleet) {
    return fleet.timer("job");
  }

  private static List<String> runs(Fleet fleet) throws IOException {
    Path runs = fleet.folder().resolve("runs");
    return Files.exists(runs) ? Files.readAllLines(runs) : List.of();
  }

  private static void awaitRuns(Fleet fleet, int count) throws Exception {
    for (int i = 0; i < 300 && runs(fleet).size() < count; i++) {
      Thread.sleep(100);
    }
    assertThat(runs(fleet)).hasSizeGreaterThanOrEqualTo(count);
  }

  /** Long enough for a run that should not begin. */
  private static void pause() throws InterruptedException {
    Thread.sleep(2500);
  }

  private static void assertStopped(String unit) {
    assertThat(RIG.show(unit, "ActiveState", "Result"))
        .isEqualTo(Map.of("ActiveState", "inactive", "Result", "success"));
  }

  /** A run that goes on until it is stopped; its process. */
  private static String longRun(Fleet fleet) throws Exception {
    awaitRuns(fleet, 1);
    return RIG.show(fleet.unit("job"), "MainPID");
  }

  @Test
  void runsAtItsTimesAndTheCheckIsContent() throws Exception {
    Fleet fleet = fleet("times", "*:*:00/2", "");
    Fleet.Rendered rendered = fleet.render();
    fleet.run(rendered);
    assertThat(RIG.show(timer(fleet), "ActiveState")).isEqualTo("active");
    assertThat(RIG.shell("set -e\n" + rendered.check()).code()).isZero();
    awaitRuns(fleet, 3);
    assertThat(runs(fleet)).allMatch(second -> Long.parseLong(second) % 2 == 0);
    assertThat(runs(fleet)).doesNotHaveDuplicates();
    RIG.systemctl("stop", timer(fleet));
    assertThat(RIG.shell(rendered.check()).out()).contains("Id=" + timer(fleet));
  }

  @Test
  void startsNoRunWithTheGroup() throws Exception {
    Fleet fleet = fleet("begin", NEVER, "");
    fleet.apply();
    pause();
    assertThat(runs(fleet)).isEmpty();
    assertThat(RIG.show(timer(fleet), "SubState")).isEqualTo("waiting");
    RIG.systemctl("start", fleet.unit("job"));
    assertThat(runs(fleet)).hasSize(1);
  }

  @Test
  void aRunThatIsStoppedWithTheGroupHasNotFailed() throws Exception {
    Fleet fleet = fleet("stop", EACH_SECOND, "env: { LENGTH: 60 }");
    fleet.apply();
    longRun(fleet);
    RIG.systemctl("stop", fleet.target());
    assertStopped(fleet.unit("job"));
    assertThat(RIG.show(timer(fleet), "ActiveState")).isEqualTo("inactive");
    pause();
    assertThat(runs(fleet)).hasSize(1);
  }

  @Test
  void aRunThatAnswersTermWithItsExitCodeHasNotFailed() throws Exception {
    Fleet fleet =
        fleet("code", EACH_SECOND, "")
            .over(
                overlay(
                    "command: \"trap 'exit 143' TERM; date +%s >> runs;"
                        + " while sleep 0.1; do :; done; exec true\""));
    fleet.apply();
    longRun(fleet);
    RIG.systemctl("stop", fleet.target());
    assertStopped(fleet.unit("job"));
  }

  @Test
  void aRunThatIsTooLongFails() throws Exception {
    Fleet fleet = fleet("long", EACH_SECOND, "env: { LENGTH: 60 }\ntimeout_start: 1s");
    fleet.apply();
    awaitRuns(fleet, 2);
    RIG.systemctl("stop", timer(fleet));
    RIG.run("systemctl", "start", fleet.unit("job"));
    assertThat(RIG.show(fleet.unit("job"), "ActiveState", "Result"))
        .isEqualTo(Map.of("ActiveState", "failed", "Result", "timeout"));
  }

  @Test
  void aFailedRunIsTriedAgainWhereTheManifestSaysSo() throws Exception {
    Fleet fleet =
        fleet("again", NEVER, "restart: on-failure\nrestart_delay: 100ms\nrestart_limit: 2 in 30s")
            .over(overlay("command: \"date +%s >> runs; exec false\""));
    fleet.apply();
    RIG.run("systemctl", "start", "--no-block", fleet.unit("job"));
    awaitRuns(fleet, 3);
    pause();
    assertThat(runs(fleet)).hasSize(3);
    assertThat(RIG.show(timer(fleet), "ActiveState")).isEqualTo("active");
  }

  @Test
  void aRestartOfTheGroupLeavesTheRunAloneAndStartsNone() throws Exception {
    Fleet fleet = fleet("restart", EACH_SECOND, "env: { LENGTH: 60 }");
    fleet.apply();
    String process = longRun(fleet);
    RIG.systemctl("restart", fleet.target(), fleet.unit("web"));
    assertThat(RIG.show(fleet.unit("job"), "MainPID")).isEqualTo(process);
    fleet.over(overlay("schedule: \"" + NEVER + "\", env: { LENGTH: 0 }")).apply();
    assertThat(RIG.show(fleet.unit("job"), "MainPID")).isEqualTo(process);
    RIG.systemctl("stop", fleet.unit("job"));
    RIG.systemctl("restart", fleet.target(), fleet.unit("web"));
    pause();
    assertThat(runs(fleet)).hasSize(1);
  }

  @Test
  void anotherTimeIsTakenOverAndNothingRestarted() throws Exception {
    Fleet fleet = fleet("change", NEVER, "");
    fleet.apply();
    Map<String, String> web = fleet.identity(fleet.unit("web"));
    String next = RIG.show(timer(fleet), "NextElapseUSecRealtime");
    String since = RIG.show(timer(fleet), "ActiveEnterTimestampMonotonic");
    assertThat(fleet.over(overlay("schedule: \"*-02-29 05:06:07\"")).apply())
        .containsExactly("systemctl daemon-reload");
    assertThat(RIG.show(timer(fleet), "NextElapseUSecRealtime")).isNotEqualTo(next);
    assertThat(RIG.show(timer(fleet), "ActiveEnterTimestampMonotonic")).isEqualTo(since);
    assertThat(fleet.identity(fleet.unit("web"))).isEqualTo(web);
    pause();
    assertThat(runs(fleet)).isEmpty();
  }

  @Test
  void anotherCommandIsForTheNextRun() throws Exception {
    Fleet fleet = fleet("command", EACH_SECOND, "env: { LENGTH: 60 }");
    fleet.apply();
    String process = longRun(fleet);
    assertThat(fleet.over(overlay("command: \"echo other >> runs; exec true\"")).apply())
        .containsExactly("systemctl daemon-reload");
    assertThat(RIG.show(fleet.unit("job"), "MainPID")).isEqualTo(process);
    RIG.systemctl("stop", fleet.unit("job"));
    awaitRuns(fleet, 2);
    assertThat(runs(fleet).get(1)).isEqualTo("other");
    RIG.systemctl("stop", fleet.target());
  }

  @Test
  void aTimerThatHasElapsedForGoodTakesNewTimesOver() throws Exception {
    Fleet fleet = fleet("elapsed", "2020-01-01 03:00:00", "");
    fleet.apply();
    assertThat(RIG.show(timer(fleet), "SubState")).isEqualTo("elapsed");
    fleet.over(overlay("schedule: \"" + EACH_SECOND + "\"")).apply();
    awaitRuns(fleet, 2);
    RIG.systemctl("stop", fleet.target());
  }

  @Test
  void aTimeThatHasPassedIsMadeUpForOnceWhereTheManifestSaysSo() throws Exception {
    Fleet fleet =
        fleet("catch", NEVER, "")
            .over(overlay("schedule: { at: \"*-*-* 00:00:00\", catch_up: yes }"));
    fleet.apply();
    pause();
    assertThat(runs(fleet)).isEmpty();
    RIG.systemctl("stop", fleet.target());
    String stamp = "/var/lib/systemd/timers/stamp-" + timer(fleet);
    assertThat(RIG.shell("touch -d '3 days ago' " + stamp).code()).isZero();
    RIG.systemctl("start", fleet.target());
    awaitRuns(fleet, 1);
    RIG.systemctl("stop", fleet.target());
    RIG.systemctl("start", fleet.target());
    pause();
    assertThat(runs(fleet)).hasSize(1);
    fleet.over(overlay("schedule: { catch_up: no }")).apply();
    assertThat(RIG.shell("test -e " + stamp).code()).isNotZero();
    pause();
    assertThat(runs(fleet)).hasSize(1);
  }

  @Test
  void whatIsRemovedLeavesNothing() throws Exception {
    Fleet fleet =
        fleet("gone", NEVER, "env: { LENGTH: 60 }")
            .over(overlay("schedule: { at: \"" + EACH_SECOND + "\", catch_up: yes }"));
    fleet.apply();
    longRun(fleet);
    fleet.over("processes: { job: ~ }").apply("--prune");
    assertThat(fleet.loaded()).containsExactly(fleet.unit("web"), fleet.target());
    assertThat(RIG.shell("ls /var/lib/systemd/timers").text()).doesNotContain("gone-");
    pause();
    assertThat(runs(fleet)).hasSize(1);
    fleet.back().apply();
    awaitRuns(fleet, 2);
    fleet.run(fleet.remove());
    assertThat(fleet.loaded()).isEmpty();
    assertThat(RIG.shell("ls /var/lib/systemd/timers").text()).doesNotContain("gone-");
  }

  @Test
  void aProcessBecomesScheduledAndBack() throws Exception {
    Fleet fleet = fleet("become", NEVER, "env: { LENGTH: 60 }");
    fleet.over(overlay("schedule: ~")).apply();
    awaitRuns(fleet, 1);
    fleet.back().apply();
    assertThat(RIG.show(fleet.unit("job"), "ActiveState")).isEqualTo("inactive");
    assertThat(RIG.show(timer(fleet), "ActiveState")).isEqualTo("active");
    fleet.over(overlay("schedule: ~")).apply("--prune");
    awaitRuns(fleet, 2);
    assertThat(fleet.loaded())
        .containsExactly(fleet.unit("job"), fleet.unit("web"), fleet.target());
    assertThat(RIG.show(fleet.unit("job"), "ActiveState")).isEqualTo("active");
  }

  @Test
  void whatIsWrittenForOldVersionsRunsAndStopsToo() throws Exception {
    Fleet fleet = fleet("old", EACH_SECOND, "env: { LENGTH: 60 }");
    fleet.over("for: systemd 219").apply();
    longRun(fleet);
    RIG.systemctl("stop", fleet.target());
    assertStopped(fleet.unit("job"));
    pause();
    assertThat(runs(fleet)).hasSize(1);
    fleet.run(fleet.remove());
    assertThat(fleet.loaded()).isEmpty();
  }
}

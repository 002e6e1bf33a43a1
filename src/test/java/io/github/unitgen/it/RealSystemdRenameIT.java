package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups that go or get another name, by exactly the commands that are printed. */
@Timeout(120)
class RealSystemdRenameIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final String CLOCK = "processes: { clock: { command: worker } }";

  /** Two instances, a clock, an instance started by hand, and a clock that has failed once. */
  private static Fleet busy(String prefix) throws Exception {
    Fleet fleet =
        Fleet.sidekiq(
                RIG,
                prefix,
                "processes: { sidekiq: { restart: never }, clock: { command: worker } }")
            .start();
    String stray = fleet.unit("sidekiq@7");
    RIG.systemctl("start", stray);
    fleet.log().await(List.of(stray), "start", 1);
    String failed = fleet.unit("sidekiq@2");
    RIG.systemctl("kill", "--kill-who=main", "-s", "KILL", failed);
    RIG.awaitJournal(failed, "Failed with result");
    assertThat(fleet.links()).containsExactly(fleet.target());
    return fleet;
  }

  private static void assertGone(Fleet fleet) {
    assertThat(fleet.loaded()).isEmpty();
    assertThat(fleet.links()).isEmpty();
    assertThat(RIG.systemctl("list-units", "--failed", "--no-legend")).isEmpty();
    for (String process : List.of("clock", "sidekiq@1", "sidekiq@7")) {
      assertThat(fleet.log().of(fleet.unit(process))).containsExactly("start", "TERM", "exit");
    }
  }

  @Test
  void aGroupIsStoppedFirstAndThenRemoved() throws Exception {
    Fleet fleet = busy("first");
    Fleet.Rendered planned = fleet.remove("--dry-run");
    int last = planned.commands().size() - 1;
    fleet.run(planned.commands().subList(0, last));
    assertThat(fleet.running()).isEmpty();
    assertThat(fleet.remove().files().values()).hasSize(3).containsOnly("delete");
    fleet.run(planned.commands().subList(last, last + 1));
    assertGone(fleet);
  }

  @Test
  void aGroupIsRemovedFirstAndThenStopped() throws Exception {
    Fleet fleet = busy("later");
    Fleet.Rendered removed = fleet.remove();
    assertThat(removed.files().values()).hasSize(3).containsOnly("delete");
    assertThat(Files.exists(RIG.units().resolve(fleet.target()))).isFalse();
    assertThat(fleet.running()).contains(fleet.unit("sidekiq@7"), fleet.unit("clock"));
    fleet.run(removed);
    assertGone(fleet);
    assertThat(fleet.remove().commands()).isEmpty();
  }

  @Test
  void aGroupStoppedByTheNamesOfItsMembersIsGoneAsWell() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "named", CLOCK).start();
    fleet.run(fleet.remove("--for", "systemd 208"));
    assertThat(fleet.loaded()).isEmpty();
    assertThat(fleet.links()).isEmpty();
  }

  @Test
  void membersKeepRunningWhenTheGroupIsRenamed() throws Exception {
    renameGroup("group", "--prune");
  }

  @Test
  void membersKeepRunningWhenTheOldTargetIsLeftBehind() throws Exception {
    Fleet fleet = renameGroup("stays");
    assertThat(fleet.apply("--prune")).contains("systemctl disable stays-workers.target || true");
    assertThat(fleet.running()).isEqualTo(fleet.wanted("stays-jobs.target"));
    assertThat(fleet.loaded()).doesNotContain("stays-workers.target");
  }

  private static Fleet renameGroup(String prefix, String... options) throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, prefix, CLOCK).start();
    List<String> members = fleet.wanted();
    Map<String, Map<String, String>> before = fleet.identities(members);
    fleet.over("name: jobs\nformerly: " + prefix + "-workers\n");
    fleet.apply(options);
    String target = prefix + "-jobs.target";
    assertThat(fleet.wanted(target)).isEqualTo(members);
    assertThat(fleet.identities(members)).isEqualTo(before);
    assertThat(fleet.links()).containsExactly(target);
    assertThat(RIG.show(prefix + "-workers.target", "ActiveState")).isEqualTo("inactive");
    assertThat(RIG.show(target, "ActiveState")).isEqualTo("active");
    for (String member : members) {
      assertThat(RIG.show(member, "PartOf")).isEqualTo(target);
    }
    return fleet;
  }

  @Test
  void theRenamedGroupStopsAndStartsAsOne() throws Exception {
    Fleet fleet = renameGroup("one", "--prune");
    List<String> members = fleet.wanted("one-jobs.target");
    RIG.systemctl("stop", "one-jobs.target");
    assertThat(fleet.running()).isEmpty();
    RIG.systemctl("start", "one-jobs.target");
    fleet.log().await(members, "start", 2);
    assertThat(fleet.running()).isEqualTo(members);
    assertThat(fleet.loaded()).doesNotContain("one-workers.target");
  }

  @Test
  void aRenamedGroupTakesOtherChangesToo() throws Exception {
    Fleet fleet =
        Fleet.sidekiq(
                RIG,
                "more",
                "processes: { clock: { command: worker }, mailer: { command: worker } }")
            .start("--count", "sidekiq=3");
    List<String> kept = fleet.units("sidekiq", 2);
    Map<String, Map<String, String>> before = fleet.identities(kept);
    fleet.back().over(CLOCK).over("name: jobs\nformerly: more-workers\n");
    fleet.apply("--prune", "--set", "processes.clock.env.RELEASE=2");
    String clock = fleet.unit("clock");
    fleet.log().await(List.of(clock), "start", 2);
    assertThat(fleet.log().of(clock)).containsExactly("start", "TERM", "exit", "start");
    assertThat(fleet.identities(kept)).isEqualTo(before);
    assertThat(fleet.running()).containsExactly(clock, kept.get(0), kept.get(1));
    assertThat(fleet.links()).containsExactly("more-jobs.target");
  }

  @Test
  void anotherPrefixStopsTheOldUnitsAndStartsTheNewOnes() throws Exception {
    Fleet fleet = busy("old");
    Fleet moved = fleet.moved("new", "formerly: old-workers");
    List<String> commands = moved.apply("--prune");
    assertGone(fleet);
    moved.log().await(moved.wanted(), "start", 1);
    assertThat(moved.running()).isEqualTo(moved.wanted()).hasSize(3);
    assertThat(moved.links()).containsExactly("new-workers.target");
    assertThat(commands.get(0)).isEqualTo("systemctl stop old-workers.target || true");
  }

  @Test
  void anotherPrefixStopsTheOldUnitsWhoseFilesStay() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "here", CLOCK).start();
    Fleet moved = fleet.moved("there", "formerly: here-workers");
    moved.apply();
    assertThat(fleet.running()).isEmpty();
    assertThat(fleet.links()).isEmpty();
    assertThat(moved.running()).isEqualTo(moved.wanted()).hasSize(3);
    Map<String, Map<String, String>> before = moved.identities(moved.wanted());
    moved.apply("--prune");
    assertThat(fleet.loaded()).isEmpty();
    assertThat(moved.identities(moved.wanted())).isEqualTo(before);
  }

  @Test
  void aRenamedProcessRunsUnderItsNewNameAlone() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "call", CLOCK).start();
    Map<String, Map<String, String>> kept = fleet.identities(fleet.units("sidekiq", 2));
    fleet.back().over("processes: { ticker: { command: worker } }");
    fleet.apply("--prune");
    fleet.log().await(List.of(fleet.unit("ticker")), "start", 1);
    assertThat(fleet.running()).isEqualTo(fleet.wanted()).contains(fleet.unit("ticker")).hasSize(3);
    assertThat(fleet.loaded()).doesNotContain(fleet.unit("clock"));
    assertThat(fleet.identities(fleet.units("sidekiq", 2))).isEqualTo(kept);
  }
}

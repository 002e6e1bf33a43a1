package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A running group is changed by exactly the commands that render prints. */
@Timeout(120)
@ParameterizedClass(name = "rendered for {0}")
@ValueSource(strings = {"", "systemd 219", "systemd 239"})
class RealSystemdApplyIT {
  @RegisterExtension static final Rig RIG = new Rig();

  /** What is rendered for; the systemd that reads it is the one of this machine. */
  @Parameter private String version = "";

  @BeforeEach
  void chooseVersion() {
    RIG.renderFor(version);
  }

  private static final String CLOCK = "processes: { clock: { command: worker } }";

  @Test
  void fewerInstancesStopTheSurplusAndMoreStartWhatIsMissing() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "scale", CLOCK).start("--count", "sidekiq=4");
    List<String> all = fleet.wanted();
    assertThat(all).hasSize(5);
    Map<String, Map<String, String>> first = fleet.identities(all);

    assertThat(fleet.render("--count", "sidekiq=2", "--dry-run").files())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "scale-clock.service", "same",
                "scale-sidekiq@.service", "same",
                "scale-workers.target", "update"));
    fleet.apply("--count", "sidekiq=2");
    List<String> kept = fleet.wanted();
    assertThat(kept).containsExactlyInAnyOrder(all.get(0), all.get(1), all.get(2));
    assertThat(fleet.running()).isEqualTo(kept);
    assertThat(fleet.identities(kept)).isEqualTo(of(first, kept));
    assertThat(fleet.log().of(all.get(3))).containsExactly("start", "TERM", "exit");
    assertThat(fleet.log().of(all.get(4))).containsExactly("start", "TERM", "exit");

    fleet.apply("--count", "sidekiq=4");
    assertThat(fleet.running()).isEqualTo(all);
    assertThat(fleet.identities(kept)).isEqualTo(of(first, kept));
    fleet.log().await(fleet.units("sidekiq", 4).subList(2, 4), "start", 2);
    kept.forEach(unit -> assertThat(fleet.log().of(unit)).containsExactly("start"));
  }

  @Test
  void aSurplusThatFailedIsForgotten() throws Exception {
    Fleet fleet =
        Fleet.sidekiq(RIG, "fail", "processes: { sidekiq: { restart: never } }")
            .start("--count", "sidekiq=3");
    String third = fleet.unit("sidekiq@3");
    RIG.systemctl("kill", "--kill-who=main", "-s", "KILL", third);
    RIG.awaitJournal(third, "Failed with result");
    fleet.apply("--count", "sidekiq=2");
    assertThat(fleet.running()).isEqualTo(fleet.units("sidekiq", 2));
    assertThat(RIG.systemctl("list-units", "--failed", "--no-legend", "fail-*")).isEmpty();
  }

  @Test
  void manyInstancesAtOnceAreCountedOutAndStopped() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "many", "").start("--count", "sidekiq=12");
    Map<String, Map<String, String>> first = fleet.identities(fleet.units("sidekiq", 2));
    List<String> commands = fleet.apply("--count", "sidekiq=2");
    assertThat(String.join("\n", commands)).contains("$(seq ");
    assertThat(fleet.running()).isEqualTo(fleet.units("sidekiq", 2));
    assertThat(fleet.identities(fleet.units("sidekiq", 2))).isEqualTo(first);
  }

  @Test
  void aCountOfZeroStopsAllAndTheGroupComesBack() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "zero", "").start();
    fleet.apply("--count", "sidekiq=0");
    assertThat(fleet.running()).isEmpty();
    assertThat(RIG.show(fleet.target(), "ActiveState")).isEqualTo("active");
    fleet.apply("--count", "sidekiq=2");
    assertThat(fleet.running()).isEqualTo(fleet.units("sidekiq", 2));
  }

  @Test
  void aChangedProcessAloneIsRestartedAndEachOfItOnce() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "change", CLOCK).start();
    String clock = fleet.unit("clock");
    List<String> sidekiqs = fleet.units("sidekiq", 2);
    Map<String, String> before = fleet.identity(clock);

    fleet.apply("--set", "processes.sidekiq.env.RELEASE=2");
    fleet.log().await(sidekiqs, "start", 2);
    assertThat(fleet.identity(clock)).isEqualTo(before);
    for (String unit : sidekiqs) {
      assertThat(fleet.log().of(unit)).containsExactly("start", "TERM", "exit", "start");
      assertThat(fleet.environment(unit)).containsEntry("RELEASE", "2");
    }

    Map<String, Map<String, String>> workers = fleet.identities(sidekiqs);
    fleet.apply(
        "--set", "processes.sidekiq.env.RELEASE=2", "--set", "processes.clock.env.RELEASE=3");
    fleet.log().await(List.of(clock), "start", 2);
    assertThat(fleet.log().of(clock)).containsExactly("start", "TERM", "exit", "start");
    assertThat(fleet.environment(clock)).containsEntry("RELEASE", "3");
    assertThat(fleet.identities(sidekiqs)).isEqualTo(workers);
  }

  @Test
  void aChangeAndANewCountAtOnceLeaveTheWantedInstancesChanged() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "both", CLOCK).start("--count", "sidekiq=3");
    Map<String, String> clock = fleet.identity(fleet.unit("clock"));
    fleet.apply("--count", "sidekiq=2", "--set", "processes.sidekiq.env.RELEASE=2");
    fleet.log().await(fleet.units("sidekiq", 2), "start", 2);
    fleet.apply("--count", "sidekiq=4", "--set", "processes.sidekiq.env.RELEASE=3");
    fleet.log().await(fleet.units("sidekiq", 2), "start", 3);
    fleet.log().await(List.of(fleet.unit("sidekiq@4")), "start", 1);
    fleet.log().await(List.of(fleet.unit("sidekiq@3")), "start", 2);
    assertThat(fleet.running()).isEqualTo(fleet.wanted()).hasSize(5);
    for (String unit : fleet.units("sidekiq", 4)) {
      assertThat(fleet.environment(unit)).containsEntry("RELEASE", "3");
    }
    assertThat(fleet.log().count(fleet.unit("sidekiq@1"), "start")).isEqualTo(3);
    assertThat(fleet.log().count(fleet.unit("sidekiq@4"), "start")).isEqualTo(1);
    assertThat(fleet.identity(fleet.unit("clock"))).isEqualTo(clock);
  }

  @Test
  void aRemovedProcessIsStoppedAndGone() throws Exception {
    Fleet fleet =
        Fleet.sidekiq(
                RIG,
                "gone",
                "processes: { clock: { command: worker }, mailer: { command: worker, count: 2 } }")
            .start();
    Map<String, Map<String, String>> kept = fleet.identities(fleet.units("sidekiq", 2));
    List<String> removed =
        List.of(fleet.unit("clock"), fleet.unit("mailer@1"), fleet.unit("mailer@2"));
    assertThat(fleet.running()).containsAll(removed);

    Fleet.Rendered rendered = fleet.back().render("--prune");
    assertThat(rendered.files())
        .containsEntry("gone-clock.service", "delete")
        .containsEntry("gone-mailer@.service", "delete")
        .containsEntry("gone-sidekiq@.service", "same");
    fleet.run(rendered);
    assertThat(fleet.running()).isEqualTo(fleet.units("sidekiq", 2));
    assertThat(fleet.identities(fleet.units("sidekiq", 2))).isEqualTo(kept);
    for (String unit : removed) {
      assertThat(fleet.log().of(unit)).containsExactly("start", "TERM", "exit");
      assertThat(RIG.show(unit, "LoadState")).isEqualTo("not-found");
    }
  }

  @Test
  void aPlainProcessBecomesInstancesAndBack() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "turn", CLOCK).start();
    Map<String, Map<String, String>> kept = fleet.identities(fleet.units("sidekiq", 2));
    fleet.apply("--count", "clock=2", "--prune");
    assertThat(fleet.running()).isEqualTo(fleet.wanted()).contains(fleet.unit("clock@2"));
    fleet.apply("--prune");
    assertThat(fleet.running()).isEqualTo(fleet.wanted()).contains(fleet.unit("clock")).hasSize(3);
    assertThat(fleet.identities(fleet.units("sidekiq", 2))).isEqualTo(kept);
  }

  @Test
  void anUnchangedGroupNeedsNoCommands() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "same", CLOCK).start();
    assertThat(fleet.render().commands()).isEmpty();
    assertThat(fleet.render().files().values()).containsOnly("same");
  }

  @Test
  void aNewDescriptionRestartsNothing() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "text", CLOCK).start();
    Map<String, Map<String, String>> before = fleet.identities(fleet.wanted());
    fleet.apply("--set", "processes.sidekiq.description=Mails");
    assertThat(fleet.identities(fleet.wanted())).isEqualTo(before);
    assertThat(RIG.show(fleet.unit("sidekiq@2"), "Description")).isEqualTo("Mails 2");
  }

  private static Map<String, Map<String, String>> of(
      Map<String, Map<String, String>> identities, List<String> units) {
    Map<String, Map<String, String>> some = new TreeMap<>(identities);
    some.keySet().retainAll(units);
    return some;
  }
}

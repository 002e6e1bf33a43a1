package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Instances that have names, or numbers from zero on, are changed by the printed commands alone.
 */
@Timeout(120)
@ParameterizedClass(name = "rendered for {0}")
@ValueSource(strings = {"", "systemd 208"})
class RealSystemdInstancesIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final String MANIFEST =
      """
      defaults:
        user: daemon
        directory: "@DIR@"
        env: { PATH: "@RIG@/bin:/usr/bin:/bin", LOG: "@DIR@/log/log", DUMP: "@DIR@/dump" }
      processes:
        queue:
          command: [worker, "{{instance}}"]
          env: { QUEUE: "{{instance}}" }
          instances: [mailers, federation_sender, low-prio, a.b, "0"]
          quiet_signal: TSTP
        web: { command: worker, count: 2, first_instance: 0, port: 3000 }
      """;

  /** What is rendered for; the systemd that reads it is the one of this machine. */
  @Parameter private String version = "";

  @BeforeEach
  void chooseVersion() {
    RIG.renderFor(version);
  }

  private static List<String> queues(Fleet fleet, String... names) {
    List<String> units = new ArrayList<>();
    for (String name : names) {
      units.add(fleet.unit("queue@" + name));
    }
    return units;
  }

  private static void apply(Fleet fleet, String overlay) throws Exception {
    fleet.over(overlay);
    assertThat(fleet.tryApply()).as(overlay).isTrue();
    assertThat(fleet.running()).as(overlay).isEqualTo(fleet.wanted());
  }

  @Test
  void eachInstanceIsGivenItsNameOrNumber() throws Exception {
    Fleet fleet = Fleet.of(RIG, "given", MANIFEST).start();
    String[] names = {"mailers", "federation_sender", "low-prio", "a.b", "0"};
    List<String> all = queues(fleet, names);
    for (String name : names) {
      String unit = fleet.unit("queue@" + name);
      assertThat(fleet.argv(unit)).endsWith(name);
      assertThat(fleet.environment(unit)).containsEntry("QUEUE", name).doesNotContainKey("PORT");
      assertThat(RIG.show(unit, "SyslogIdentifier")).isEqualTo("given-queue-" + name);
      assertThat(RIG.show(unit, "Description")).isEqualTo("queue " + name);
    }
    assertThat(fleet.environment(fleet.unit("web@0"))).containsEntry("PORT", "3000");
    assertThat(fleet.environment(fleet.unit("web@1"))).containsEntry("PORT", "3001");
    assertThat(fleet.running()).isEqualTo(fleet.wanted()).hasSize(7).containsAll(all);
    assertThat(RIG.shell("set -e\n" + fleet.render().check()).code()).isZero();
    RIG.systemctl("reload", fleet.target());
    fleet.log().await(all, "TSTP", 1);
    RIG.systemctl("stop", fleet.unit("queue@low-prio"));
    assertThat(RIG.shell(fleet.render().check()).out())
        .contains("Id=" + fleet.unit("queue@low-prio"))
        .doesNotContain("Id=" + fleet.unit("queue@0"));
  }

  @Test
  void namesComeAndGoAndTheOthersRunOn() throws Exception {
    Fleet fleet = Fleet.of(RIG, "names", MANIFEST).start();
    List<String> kept = queues(fleet, "0", "low-prio");
    Map<String, Map<String, String>> before = fleet.identities(kept);
    Map<String, String> web = fleet.identity(fleet.unit("web@0"));
    apply(fleet, "processes: { queue: { instances: [low-prio, a.b.c, '0', new] } }");
    assertThat(fleet.running())
        .containsAll(queues(fleet, "0", "a.b.c", "low-prio", "new"))
        .doesNotContainAnyElementsOf(queues(fleet, "mailers", "a.b", "federation_sender"));
    assertThat(fleet.identities(kept)).isEqualTo(before);
    for (String unit : queues(fleet, "mailers", "a.b", "federation_sender")) {
      assertThat(fleet.log().of(unit)).containsExactly("start", "TERM", "exit");
    }
    fleet.log().await(queues(fleet, "a.b.c", "new"), "start", 1);

    List<String> all = queues(fleet, "new", "0", "low-prio", "a.b.c");
    Map<String, Map<String, String>> ordered = fleet.identities(all);
    apply(fleet, "processes: { queue: { instances: [new, '0', low-prio, a.b.c] } }");
    assertThat(fleet.identities(all)).isEqualTo(ordered);

    apply(fleet, "processes: { queue: { env: { RELEASE: 2 }, instances: [new, '0', more] } }");
    fleet.log().await(queues(fleet, "new", "0"), "start", 2);
    fleet.log().await(queues(fleet, "more"), "start", 1);
    assertThat(fleet.log().of(fleet.unit("queue@0")))
        .containsExactly("start", "TERM", "exit", "start");
    assertThat(fleet.log().of(fleet.unit("queue@low-prio")))
        .containsExactly("start", "TERM", "exit");
    for (String unit : queues(fleet, "new", "0", "more")) {
      assertThat(fleet.environment(unit)).containsEntry("RELEASE", "2");
    }
    assertThat(fleet.identity(fleet.unit("web@0"))).isEqualTo(web);
  }

  @Test
  void aNameThatIsGoneIsForgottenEvenWhereItHasFailed() throws Exception {
    Fleet fleet =
        Fleet.of(RIG, "failed", MANIFEST).over("processes: { queue: { restart: never } }").start();
    String failed = fleet.unit("queue@low-prio");
    RIG.systemctl("kill", "--kill-who=main", "-s", "KILL", failed);
    RIG.awaitJournal(failed, "Failed with result");
    apply(fleet, "processes: { queue: { instances: [mailers, a.b] } }");
    assertThat(RIG.systemctl("list-units", "--failed", "--no-legend", "failed-*")).isEmpty();
  }

  @Test
  void theFirstNumberMovesAndThePortsWithIt() throws Exception {
    Fleet fleet = Fleet.of(RIG, "first", MANIFEST).start();
    Map<String, String> zero = fleet.identity(fleet.unit("web@0"));
    apply(fleet, "processes: { web: { count: 3 } }");
    assertThat(fleet.identity(fleet.unit("web@0"))).isEqualTo(zero);
    fleet.log().await(List.of(fleet.unit("web@2")), "start", 1);
    assertThat(fleet.environment(fleet.unit("web@2"))).containsEntry("PORT", "3002");

    apply(fleet, "processes: { web: { first_instance: 1 } }");
    assertThat(fleet.running())
        .containsAll(fleet.units("web", 3))
        .doesNotContain(fleet.unit("web@0"));
    fleet.log().await(fleet.units("web", 2), "start", 2);
    fleet.log().await(List.of(fleet.unit("web@3")), "start", 1);
    for (int i = 1; i <= 3; i++) {
      assertThat(fleet.environment(fleet.unit("web@" + i)))
          .containsEntry("PORT", Integer.toString(2999 + i));
    }
  }

  @Test
  void numbersTakeThePlaceOfNamesAndBack() throws Exception {
    Fleet fleet = Fleet.of(RIG, "swap", MANIFEST).start();
    Map<String, String> zero = fleet.identity(fleet.unit("queue@0"));
    apply(fleet, "processes: { queue: { instances: ~, count: 12, first_instance: 0 } }");
    assertThat(fleet.running()).hasSize(14).containsAll(fleet.units("queue", 11));
    assertThat(fleet.identity(fleet.unit("queue@0"))).isEqualTo(zero);
    apply(fleet, "processes: { queue: { instances: [x-y, '7'], count: ~, first_instance: ~ } }");
    assertThat(fleet.running()).hasSize(4).containsAll(queues(fleet, "7", "x-y"));
  }

  @Test
  void removalStopsEachOfThem() throws Exception {
    Fleet fleet = Fleet.of(RIG, "gone", MANIFEST).start();
    List<String> all = fleet.wanted();
    fleet.run(fleet.remove());
    assertThat(fleet.loaded()).isEmpty();
    all.forEach(unit -> assertThat(fleet.log().of(unit)).containsExactly("start", "TERM", "exit"));
  }
}

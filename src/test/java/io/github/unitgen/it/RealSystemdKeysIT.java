package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a real systemd makes of start limits, folders, capabilities, kill scopes and slices. */
@Timeout(120)
class RealSystemdKeysIT {
  @RegisterExtension static final Rig RIG = new Rig();

  /** Below the folder of the machine itself: the rig has no /var of its own. */
  private static final String STATE = "unitgen-rig-keys";

  @BeforeEach
  void newest() {
    RIG.renderFor("");
  }

  @AfterEach
  void removeState() {
    RIG.shell("rm -rf /var/lib/" + STATE);
  }

  private static String text(String command) {
    Rig.Result result = RIG.shell(command);
    assertThat(result.code()).as("%s: %s%s", command, result.out(), result.err()).isZero();
    return result.out().strip();
  }

  @Test
  void eachInstanceHasItsOwnFoldersAndRunsInOneOfThem() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "folders",
            """
            processes:
              w:
                command: /bin/sleep 1000
                user: daemon
                group: mail
                count: 2
                runtime_directory: folders-w
                state_directory: %s/w
                directory: /var/lib/%s/w-{{instance}}
                hardening: strict
            """
                .formatted(STATE, STATE));
    fleet.apply();
    for (int i = 1; i <= 2; i++) {
      String run = "/run/folders-w-" + i;
      String state = "/var/lib/" + STATE + "/w-" + i;
      assertThat(text("stat -c '%U %G %a' " + run + " " + state).lines())
          .containsExactly("daemon mail 755", "daemon mail 755");
      String pid = RIG.show(fleet.unit("w@" + i), "MainPID");
      assertThat(text("readlink /proc/" + pid + "/cwd")).isEqualTo(state);
    }
    RIG.systemctl("stop", fleet.unit("w@1"));
    assertThat(RIG.shell("test -e /run/folders-w-1").code()).isEqualTo(1);
    text("test -e /run/folders-w-2 && test -e /var/lib/" + STATE + "/w-1");
  }

  @Test
  void aPlainUserHasTheCapabilitiesAndNoOthersUnderEachProfile() throws Exception {
    for (String profile : List.of("none", "safe", "strict", "tight")) {
      Fleet fleet =
          Fleet.of(
              RIG,
              "caps-" + profile,
              """
              processes:
                w:
                  command: /bin/sleep 1000
                  user: daemon
                  capabilities: [NET_BIND_SERVICE, CHOWN]
                  hardening: %s
                root:
                  command: /bin/sleep 1000
                  user: root
                  capabilities: [NET_BIND_SERVICE, CHOWN]
                  hardening: %s
              """
                  .formatted(profile, profile));
      fleet.apply();
      for (String process : List.of("w", "root")) {
        String pid = RIG.show(fleet.unit(process), "MainPID");
        // Bits 10 and 0, in this namespace of users.
        assertThat(text("awk '/^Cap(Eff|Bnd)/{print $2}' /proc/" + pid + "/status").lines())
            .as("%s with %s", process, profile)
            .containsExactly("0000000000000401", "0000000000000401");
        assertThat(text("readlink /proc/" + pid + "/ns/user"))
            .isEqualTo(text("readlink /proc/1/ns/user"));
      }
    }
  }

  @Test
  void aUserWithACapabilityListensOnAPrivilegedPort() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "port",
            """
            processes:
              w:
                command:
                - perl
                - -MIO::Socket::INET
                - -e
                - "IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1', LocalPort => 811) or exit 7; sleep 1000"
                user: daemon
                restart: never
                capabilities: [NET_BIND_SERVICE]
                hardening: tight
            """);
    fleet.apply();
    Thread.sleep(1000);
    assertThat(RIG.show(fleet.unit("w"), "ActiveState")).isEqualTo("active");
    RIG.systemctl("stop", fleet.target());
  }

  @Test
  void aStartThatTakesTooLongFails() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "late",
            """
            processes:
              w:
                command: /bin/sleep 1000
                user: daemon
                pre_start: [/bin/sleep 60]
                timeout_start: 500ms
                restart: never
            """);
    assertThat(fleet.tryApply()).isFalse();
    assertThat(RIG.show(fleet.unit("w"), "Result")).isEqualTo("timeout");
  }

  @Test
  void whatTheProcessLeavesRunsOnWhereItAloneIsStopped() throws Exception {
    for (String kill : List.of("main", "group")) {
      String child = kill.equals("main") ? "4711" : "4712";
      Fleet fleet =
          Fleet.of(
              RIG,
              "kill-" + kill,
              """
              processes:
                w:
                  command: /bin/sleep %s & exec /bin/sleep 1000
                  shell: true
                  user: daemon
                  kill: %s
              """
                  .formatted(child, kill));
      fleet.apply();
      String find = "pgrep -x -f '/bin/sleep " + child + "'";
      assertThat(text("for i in 1 2 3 4 5 6 7 8 9; do " + find + " && break; sleep 0.1; done"))
          .isNotEmpty();
      RIG.systemctl("stop", fleet.unit("w"));
      Rig.Result left = RIG.shell(find);
      assertThat(left.code()).as(kill).isEqualTo(kill.equals("main") ? 0 : 1);
      RIG.shell("kill $(" + find + ")");
    }
  }

  @Test
  void theSliceHoldsTheGroupTakesNewLimitsAtOnceAndGoesWithIt() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "slice",
            """
            slice: { memory: 200M, tasks: 50, cpu: 50% }
            processes:
              w: { command: /bin/sleep 1000, user: daemon, count: 2 }
              x: { command: /bin/sleep 1000, user: daemon }
            """);
    fleet.apply();
    String slice = "slice-workers.slice";
    List<String> units = List.of(fleet.unit("w@1"), fleet.unit("w@2"), fleet.unit("x"));
    for (String unit : units) {
      assertThat(RIG.show(unit, "Slice")).isEqualTo(slice);
      assertThat(RIG.show(unit, "ControlGroup")).isEqualTo("/slice.slice/" + slice + "/" + unit);
    }
    assertThat(RIG.show(slice, "MemoryMax", "TasksMax", "CPUQuotaPerSecUSec"))
        .containsEntry("MemoryMax", "209715200")
        .containsEntry("TasksMax", "50")
        .containsEntry("CPUQuotaPerSecUSec", "500ms");

    var before = fleet.identities(units);
    assertThat(fleet.apply("--set", "slice.tasks=60")).containsExactly("systemctl daemon-reload");
    assertThat(RIG.show(slice, "TasksMax")).isEqualTo("60");
    assertThat(fleet.identities(units)).isEqualTo(before);

    fleet.over("slice: ~");
    assertThat(fleet.apply("--prune")).endsWith("systemctl stop " + slice + " || true");
    for (String unit : units) {
      assertThat(RIG.show(unit, "Slice", "ActiveState"))
          .containsEntry("ActiveState", "active")
          .doesNotContainEntry("Slice", slice);
    }
    assertThat(RIG.show(slice, "ActiveState")).isEqualTo("inactive");

    fleet.back();
    fleet.apply();
    fleet.run(fleet.remove());
    assertThat(RIG.show(slice, "ActiveState")).isEqualTo("inactive");
    assertThat(fleet.running()).isEmpty();
  }
}

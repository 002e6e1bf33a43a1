package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.render.init.FileChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Each row of the table of proven commands, and what can come together. */
class SystemdApplyTest {
  private static ApplyCommands apply(Manifest before, Manifest after) {
    return Renderer.apply(after, Target.SYSTEMD, Manifests.changes(before, after, Target.SYSTEMD));
  }

  private static List<String> commands(Manifest before, Manifest after) {
    return apply(before, after).commands();
  }

  private static List<String> commands(Manifest after, Map<String, String> before) {
    return Renderer.apply(
            after,
            Target.SYSTEMD,
            Manifests.changes(before, Manifests.render(after, Target.SYSTEMD)))
        .commands();
  }

  @Test
  void enablesANewGroup() {
    Manifest manifest = Manifests.group("w: { count: 2 }");
    assertThat(commands(manifest, Map.of()))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl enable g.target",
            "systemctl start g.target w@1.service w@2.service");
  }

  @Test
  void tellsAUserHowAGroupOutlivesTheSession() {
    Manifest manifest = Manifests.group("w: { count: 2 }");
    Map<String, String> files = Manifests.render(manifest, Target.SYSTEMD_USER);
    ApplyCommands first =
        Renderer.apply(manifest, Target.SYSTEMD_USER, Manifests.changes(Map.of(), files));
    assertThat(first.commands())
        .containsExactly(
            "systemctl --user daemon-reload",
            "systemctl --user enable g.target",
            "systemctl --user start g.target w@1.service w@2.service");
    assertThat(first.notes())
        .containsExactly("`loginctl enable-linger` keeps the group running when its user logs out");
    Manifest more = Manifests.group("w: { count: 2 }", "x: {}");
    assertThat(
            Renderer.apply(
                more, Target.SYSTEMD_USER, Manifests.changes(manifest, more, Target.SYSTEMD_USER)))
        .isEqualTo(
            new ApplyCommands(
                List.of(
                    "systemctl --user daemon-reload", "systemctl --user start g.target x.service"),
                List.of()));
  }

  @Test
  void doesNothingWhereNothingChanged() {
    Manifest manifest = Manifests.group("w: { count: 2 }");
    assertThat(apply(manifest, manifest)).isEqualTo(ApplyCommands.NONE);
  }

  /** Seen on 252: a slice takes new limits at daemon-reload, and its stop stops what is in it. */
  @Test
  void changesLimitsOfTheGroupWithoutARestartAndMovesItsMembersByOne() {
    Manifest without = Manifests.group("w: { count: 2 }", "x: {}");
    Manifest some = Manifests.group("w: { count: 2 }", "x: {}\nslice: { tasks: 50 }");
    Manifest more = Manifests.group("w: { count: 2 }", "x: {}\nslice: { tasks: 60 }");
    assertThat(commands(some, more)).containsExactly("systemctl daemon-reload");
    assertThat(commands(without, some))
        .anyMatch(command -> command.contains("restart w@1.service w@2.service"))
        .noneMatch(command -> command.contains("slice"));
    assertThat(commands(some, without))
        .anyMatch(command -> command.contains("restart w@1.service w@2.service"))
        .endsWith("systemctl stop g.slice || true");
  }

  @Test
  void stopsTheSurplus() {
    assertThat(commands(Manifests.group("w: { count: 4 }"), Manifests.group("w: { count: 2 }")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop w@3.service w@4.service || true",
            "systemctl reset-failed w@3.service w@4.service || true");
  }

  @Test
  void startsWhatIsMissing() {
    assertThat(commands(Manifests.group("w: { count: 2 }"), Manifests.group("w: { count: 4 }")))
        .containsExactly(
            "systemctl daemon-reload", "systemctl start g.target w@3.service w@4.service");
  }

  @Test
  void namesEightAndCountsOutMore() {
    assertThat(commands(Manifests.group("w: { count: 9 }"), Manifests.group("w: { count: 1 }")))
        .element(1)
        .isEqualTo(
            "systemctl stop w@2.service w@3.service w@4.service w@5.service w@6.service"
                + " w@7.service w@8.service w@9.service || true");
    assertThat(commands(Manifests.group("w: { count: 9 }"), Manifests.group("w: { count: 0 }")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop $(seq -f 'w@%g.service' 1 9) || true",
            "systemctl reset-failed $(seq -f 'w@%g.service' 1 9) || true");
    assertThat(commands(Manifests.group("w: { count: 1000 }"), Manifests.group("w: { count: 5 }")))
        .element(1)
        .isEqualTo("systemctl stop $(seq -f 'w@%g.service' 6 1000) || true");
  }

  @Test
  void restartsAChangedProcessAndNoOther() {
    assertThat(
            commands(
                Manifests.group("w: { count: 2 }", "x: {}"),
                Manifests.group("w: { count: 2, nice: 5 }", "x: {}")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl reset-failed 'w@*.service' || true",
            "systemctl restart w@1.service w@2.service");
    assertThat(
            commands(
                Manifests.group("w: { count: 2 }", "x: {}"),
                Manifests.group("w: { count: 2 }", "x: { nice: 5 }")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl reset-failed x.service || true",
            "systemctl restart x.service");
  }

  @Test
  void restartsNothingForWhatIsTakenOverAnyway() {
    assertThat(
            commands(
                Manifests.group("w: { count: 2 }"),
                Manifests.group(
                    "w: { count: 2, description: d, documentation: 'man:x', after: [y],"
                        + " restart_limit: none }")))
        .containsExactly("systemctl daemon-reload");
  }

  @Test
  void stopsSurplusBeforeItRestartsTheRest() {
    assertThat(
            commands(
                Manifests.group("w: { count: 3 }"), Manifests.group("w: { count: 1, nice: 5 }")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop w@2.service w@3.service || true",
            "systemctl reset-failed w@2.service w@3.service || true",
            "systemctl reset-failed 'w@*.service' || true",
            "systemctl restart w@1.service");
  }

  @Test
  void restartsWhatRunsBeforeItStartsMore() {
    assertThat(
            commands(
                Manifests.group("w: { count: 1 }"), Manifests.group("w: { count: 2, nice: 5 }")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl reset-failed 'w@*.service' || true",
            "rc=0; systemctl restart w@1.service || rc=1; systemctl start g.target w@2.service || rc=1; [ \"$rc\" = 0 ]");
    assertThat(
            commands(
                Manifests.group("w: { count: 0 }"), Manifests.group("w: { count: 1, nice: 5 }")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl reset-failed 'w@*.service' || true",
            "rc=0; systemctl restart 'w@*.service' || rc=1; systemctl start g.target w@1.service || rc=1; [ \"$rc\" = 0 ]");
  }

  @Test
  void stopsARemovedProcessBeforeItsFileIsForgotten() {
    assertThat(
            commands(
                Manifests.group("w: { count: 2 }", "x: {}", "y: {}"),
                Manifests.group("y: { nice: 5 }")))
        .containsExactly(
            "systemctl stop 'w@*.service' || true",
            "systemctl reset-failed 'w@*.service' || true",
            "systemctl stop x.service || true",
            "systemctl reset-failed x.service || true",
            "systemctl daemon-reload",
            "systemctl reset-failed y.service || true",
            "systemctl restart y.service");
  }

  @Test
  void stopsARemovedProcessWhoseFileStays() {
    Manifest before = Manifests.group("w: { count: 2 }", "x: {}", "y: {}");
    Manifest after = Manifests.group("y: {}");
    List<FileChange> changes =
        Manifests.changes(before, after, Target.SYSTEMD).stream()
            .filter(change -> !change.isRemoved())
            .toList();
    assertThat(Renderer.apply(after, Target.SYSTEMD, changes).commands())
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop w@1.service w@2.service x.service || true",
            "systemctl reset-failed w@1.service w@2.service x.service || true");
  }

  @Test
  void changesTheShapeOfAProcess() {
    Manifest plain = Manifests.group("w: {}");
    Manifest counted = Manifests.group("w: { count: 1 }");
    assertThat(commands(plain, counted))
        .containsExactly(
            "systemctl stop w.service || true",
            "systemctl reset-failed w.service || true",
            "systemctl daemon-reload",
            "systemctl start g.target w@1.service");
    assertThat(commands(counted, plain))
        .containsExactly(
            "systemctl stop 'w@*.service' || true",
            "systemctl reset-failed 'w@*.service' || true",
            "systemctl daemon-reload",
            "systemctl start g.target w.service");
    List<FileChange> unpruned =
        Manifests.changes(plain, counted, Target.SYSTEMD).stream()
            .filter(change -> !change.isRemoved())
            .toList();
    assertThat(Renderer.apply(counted, Target.SYSTEMD, unpruned).commands())
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop w.service || true",
            "systemctl reset-failed w.service || true",
            "systemctl start g.target w@1.service");
  }

  @Test
  void movesTheGroupToAnotherTarget() {
    Manifest before = Manifests.group("w: {}");
    Manifest after =
        Manifests.of(
            """
            unitgen: 1
            name: g
            wanted_by: graphical.target
            processes: { w: { command: /x, user: u, group: u } }
            """);
    assertThat(commands(before, after))
        .containsExactly("systemctl daemon-reload", "systemctl reenable g.target");
  }

  @Test
  void knowsThePrefix() {
    String text =
        "unitgen: 1\nname: g\nprefix: a-b\nprocesses: { w: { command: /x, count: %s } }\n";
    assertThat(
            commands(Manifests.of(text.formatted("3")), Manifests.of(text.formatted("2, nice: 1"))))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop a-b-w@3.service || true",
            "systemctl reset-failed a-b-w@3.service || true",
            "systemctl reset-failed 'a-b-w@*.service' || true",
            "systemctl restart a-b-w@1.service a-b-w@2.service");
  }

  @Test
  void doesNotTakeOneProcessForAnother() {
    assertThat(
            commands(
                Manifests.group("w: { count: 2 }", "w-x: { count: 2 }"),
                Manifests.group("w: { count: 1 }", "w-x: { count: 2 }")))
        .element(1)
        .isEqualTo("systemctl stop w@2.service || true");
  }

  @Test
  void stopsAndStartsInstancesByName() {
    Manifest before = Manifests.group("w: { instances: [a, low-prio, b.c, '0'] }", "w-x: {}");
    assertThat(
            commands(
                before, Manifests.group("w: { instances: ['0', b.c.d, low-prio] }", "w-x: {}")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop w@a.service w@b.c.service || true",
            "systemctl reset-failed w@a.service w@b.c.service || true",
            "systemctl start g.target w@b.c.d.service");
    assertThat(
            commands(
                before, Manifests.group("w: { instances: ['0', a, b.c, low-prio] }", "w-x: {}")))
        .as("another order")
        .containsExactly("systemctl daemon-reload");
    assertThat(commands(before, Manifests.group("w: { instances: [a, new], nice: 5 }", "w-x: {}")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop w@low-prio.service w@b.c.service w@0.service || true",
            "systemctl reset-failed w@low-prio.service w@b.c.service w@0.service || true",
            "systemctl reset-failed 'w@*.service' || true",
            "rc=0; systemctl restart w@a.service || rc=1; systemctl start g.target w@new.service || rc=1; [ \"$rc\" = 0 ]");
  }

  @Test
  void stopsWhatRequiresAnInstanceOnlyWhereItGoes() {
    assertThat(
            commands(
                Manifests.group("w: { instances: [a, b] }", "x: { requires: [w] }"),
                Manifests.group("w: { instances: [b, c] }", "x: { requires: [w] }")))
        .as("x no longer requires w@a when that stops")
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop w@a.service || true",
            "systemctl reset-failed w@a.service || true",
            "systemctl start g.target w@c.service");
  }

  @Test
  void countsOutNumbersAndNoNames() {
    Manifest none = Manifests.group("w: { count: 0 }");
    assertThat(commands(none, Manifests.group("w: { count: 9, first_instance: 0 }")))
        .contains("systemctl start g.target $(seq -f 'w@%g.service' 0 8)");
    assertThat(
            commands(none, Manifests.group("w: { instances: [a, b, c, d, e, f, g, h, low-prio] }")))
        .contains(
            "systemctl start g.target w@a.service w@b.service w@c.service w@d.service w@e.service"
                + " w@f.service w@g.service w@h.service w@low-prio.service");
    assertThat(
            commands(
                none,
                Manifests.group("w: { instances: ['0', 01, 02, 03, 04, 05, 06, 07, 08, 09] }")))
        .contains(
            "systemctl start g.target w@0.service w@01.service w@02.service w@03.service"
                + " w@04.service w@05.service w@06.service w@07.service w@08.service w@09.service");
  }

  @Test
  void movesTheFirstNumber() {
    assertThat(
            commands(
                Manifests.group("w: { count: 3, port: 80 }"),
                Manifests.group("w: { count: 3, first_instance: 0, port: 80 }")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop w@3.service || true",
            "systemctl reset-failed w@3.service || true",
            "systemctl reset-failed 'w@*.service' || true",
            "rc=0; systemctl restart w@1.service w@2.service || rc=1; systemctl start g.target w@0.service || rc=1; [ \"$rc\" = 0 ]");
  }

  @Test
  void restartsWhatWasThereBeforeTheGroup() {
    Manifest manifest = Manifests.group("w: { count: 2 }", "x: {}", "y: {}");
    Map<String, String> before = new TreeMap<>();
    before.put("w@.service", "");
    before.put("x.service", "[Service]\nExecStart=/old\n");
    assertThat(commands(manifest, before))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl enable g.target",
            "rc=0; systemctl try-restart 'w@*.service' || rc=1; systemctl try-restart x.service || rc=1; systemctl start g.target w@1.service w@2.service x.service y.service || rc=1; [ \"$rc\" = 0 ]");
  }

  @Test
  void readsATargetThatSomebodyElseWrote() {
    Manifest manifest = Manifests.group("w: { count: 1 }");
    Map<String, String> before = new TreeMap<>(Manifests.render(manifest, Target.SYSTEMD));
    before.put(
        "g.target",
        """
        [Unit]
        Wants=
        Wants=w@x.service  w@7.service w@3.service
        [Install]
        WantedBy=multi-user.target
        """);
    assertThat(commands(manifest, before))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop w@x.service w@7.service w@3.service || true",
            "systemctl reset-failed w@x.service w@7.service w@3.service || true",
            "systemctl start g.target w@1.service");
    before.put(
        "g.target",
        "[Unit]\nWants=w@1.service w@0.service w@-1.service w@.service w@99999999.service "
            + "a@2.service b@3.service c@4.service d@5.service e@6.service\n"
            + "[Install]\nWantedBy=multi-user.target\n");
    assertThat(commands(manifest, before))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop w@0.service w@-1.service w@.service w@99999999.service || true",
            "systemctl reset-failed w@0.service w@-1.service w@.service w@99999999.service || true",
            "systemctl stop a@2.service b@3.service c@4.service d@5.service e@6.service || true",
            "systemctl reset-failed a@2.service b@3.service c@4.service d@5.service e@6.service || true");
  }

  @Test
  void leavesJobsOfUpstartInTheFolderToUpstart() {
    Manifest manifest = Manifests.group("w: {}");
    Map<String, String> before = new TreeMap<>(Manifests.render(manifest, Target.SYSTEMD));
    before.put("w.conf", "exec x\n");
    assertThat(commands(manifest, before)).containsExactly("systemctl daemon-reload");
  }

  @Test
  void aChangeKnowsWhatItIs() {
    assertThat(new FileChange("x", Optional.of("a"), Optional.of("a")).isChange()).isFalse();
    assertThat(new FileChange("x", Optional.of("a"), Optional.of("b")).isChange()).isTrue();
    assertThat(new FileChange("x", Optional.of("a"), Optional.of("b")).isRemoved()).isFalse();
    assertThat(new FileChange("x", Optional.of("a"), Optional.empty()).isRemoved()).isTrue();
    assertThat(new FileChange("x", Optional.empty(), Optional.empty()).isRemoved()).isFalse();
  }

  @Test
  void countsOutOnlyInstancesOfOneProcessInARow() {
    Manifest manifest = Manifests.group("w: {}");
    for (String gap : List.of("a@11.service", "b@10.service", "a@x.service", "a@10.socket")) {
      Map<String, String> before = new TreeMap<>(Manifests.render(manifest, Target.SYSTEMD));
      StringBuilder nine = new StringBuilder();
      for (int i = 2; i < 10; i++) {
        nine.append("a@").append(i).append(".service ");
      }
      nine.append(gap);
      before.put(
          "g.target",
          "[Unit]\nWants=w.service " + nine + "\n[Install]\nWantedBy=multi-user.target\n");
      assertThat(commands(manifest, before))
          .as(gap)
          .containsExactly(
              "systemctl daemon-reload",
              "systemctl stop " + nine + " || true",
              "systemctl reset-failed " + nine + " || true");
      before.put("g.target", before.get("g.target").replace(gap, "a@10.service"));
      assertThat(commands(manifest, before))
          .containsExactly(
              "systemctl daemon-reload",
              "systemctl stop $(seq -f 'a@%g.service' 2 10) || true",
              "systemctl reset-failed $(seq -f 'a@%g.service' 2 10) || true");
    }
  }

  @Test
  void startsAgainWhatARemovedProcessTookDown() {
    Manifest after = Manifests.group("w: {}", "y: { count: 1 }");
    assertThat(commands(Manifests.group("w: { requires: [x] }", "x: {}", "y: { count: 1 }"), after))
        .containsExactly(
            "systemctl stop x.service || true",
            "systemctl reset-failed x.service || true",
            "systemctl daemon-reload",
            "systemctl start g.target");
    assertThat(
            commands(
                Manifests.group("w: { requires: [y] }", "x: {}", "y: { count: 1 }"),
                Manifests.group("w: { requires: [y] }", "y: { count: 1 }")))
        .containsExactly(
            "systemctl stop x.service || true",
            "systemctl reset-failed x.service || true",
            "systemctl daemon-reload");
    assertThat(
            commands(
                Manifests.group("w: { requires: [y] }", "x: {}", "y: { count: 1 }"),
                Manifests.group("w: {}", "x: {}")))
        .containsExactly(
            "systemctl stop 'y@*.service' || true",
            "systemctl reset-failed 'y@*.service' || true",
            "systemctl daemon-reload",
            "systemctl start g.target");
  }

  private static final String FORMERLY =
      """
      unitgen: 1
      name: %s
      formerly: %s
      defaults: { user: u, group: u, command: /x }
      processes: { w: { count: 2 }, x: {} }
      """;

  @Test
  void keepsMembersRunningWhereTheGroupIsRenamed() {
    Manifest before = Manifests.group("w: { count: 2 }", "x: {}");
    Manifest after = Manifests.of(FORMERLY.formatted("jobs", "g"));
    List<String> pruned =
        List.of(
            "systemctl disable g.target || true",
            "systemctl daemon-reload",
            "systemctl stop g.target || true",
            "systemctl enable jobs.target",
            "systemctl start jobs.target");
    assertThat(commands(before, after)).isEqualTo(pruned);
    assertThat(leftBehind(before, after)).isEqualTo(pruned);
  }

  /** Without --prune: what is no longer wanted stays as it is. */
  private static List<String> leftBehind(Manifest before, Manifest after) {
    List<FileChange> changes =
        Manifests.changes(before, after, Target.SYSTEMD).stream()
            .map(c -> c.isRemoved() ? new FileChange(c.name(), c.before(), c.before()) : c)
            .toList();
    return Renderer.apply(after, Target.SYSTEMD, changes).commands();
  }

  @Test
  void doesWhatElseChangedWhereTheGroupIsRenamed() {
    Manifest before = Manifests.group("w: { count: 4 }", "x: {}", "y: {}", "z: { count: 1 }");
    Manifest after =
        Manifests.of(FORMERLY.formatted("jobs", "[older, g]").replace("x: {}", "x: { nice: 5 }"));
    assertThat(commands(before, after))
        .containsExactly(
            "systemctl stop y.service || true",
            "systemctl reset-failed y.service || true",
            "systemctl stop 'z@*.service' || true",
            "systemctl reset-failed 'z@*.service' || true",
            "systemctl disable g.target || true",
            "systemctl daemon-reload",
            "systemctl stop w@3.service w@4.service || true",
            "systemctl reset-failed w@3.service w@4.service || true",
            "systemctl stop g.target || true",
            "systemctl enable jobs.target",
            "systemctl reset-failed x.service || true",
            "rc=0; systemctl restart x.service || rc=1; systemctl start jobs.target || rc=1; [ \"$rc\" = 0 ]");
    assertThat(leftBehind(before, after))
        .containsExactly(
            "systemctl disable g.target || true",
            "systemctl daemon-reload",
            "systemctl stop w@3.service w@4.service || true",
            "systemctl reset-failed w@3.service w@4.service || true",
            "systemctl stop y.service z@1.service || true",
            "systemctl reset-failed y.service z@1.service || true",
            "systemctl stop g.target || true",
            "systemctl enable jobs.target",
            "systemctl reset-failed x.service || true",
            "rc=0; systemctl restart x.service || rc=1; systemctl start jobs.target || rc=1; [ \"$rc\" = 0 ]");
  }

  @Test
  void stopsTheOldUnitsFirstWhereThePrefixChanged() {
    Manifest before = Manifests.group("w: { count: 2 }", "x: {}");
    Manifest after =
        Manifests.of(FORMERLY.formatted("g", "g").replace("name:", "prefix: eu\nname:"));
    List<String> all =
        List.of(
            "systemctl stop g.target || true",
            "systemctl stop 'w@*.service' || true",
            "systemctl disable g.target || true",
            "systemctl reset-failed 'w@*.service' x.service || true",
            "systemctl daemon-reload",
            "systemctl enable eu-g.target",
            "systemctl start eu-g.target eu-w@1.service eu-w@2.service eu-x.service");
    assertThat(commands(before, after)).isEqualTo(all);
    assertThat(leftBehind(before, after)).isEqualTo(all);
  }

  @Test
  void takesWhatWasLeftBehindForStoppedPerhapsWhenItIsPruned() {
    Manifest before = Manifests.group("w: { count: 2 }", "x: {}");
    Manifest renamed = Manifests.of(FORMERLY.formatted("jobs", "g"));
    Map<String, String> files = new TreeMap<>(Manifests.render(renamed, Target.SYSTEMD));
    files.put("g.target", Manifests.render(before, Target.SYSTEMD).get("g.target"));
    assertThat(commands(renamed, files))
        .containsExactly(
            "systemctl disable g.target || true",
            "systemctl daemon-reload",
            "systemctl stop g.target || true");
    Manifest moved =
        Manifests.of(FORMERLY.formatted("g", "g").replace("name:", "prefix: eu\nname:"));
    files = new TreeMap<>(Manifests.render(moved, Target.SYSTEMD));
    files.putAll(Manifests.render(before, Target.SYSTEMD));
    assertThat(commands(moved, files))
        .containsExactly(
            "systemctl stop g.target || true",
            "systemctl stop 'w@*.service' || true",
            "systemctl disable g.target || true",
            "systemctl reset-failed 'w@*.service' x.service || true",
            "systemctl daemon-reload");
    assertThat(
            Renderer.apply(
                moved,
                Target.SYSTEMD,
                Manifests.changes(files, files).stream()
                    .map(
                        c ->
                            c.name().equals("eu-x.service")
                                ? new FileChange(c.name(), Optional.of("[Unit]\n"), c.after())
                                : c)
                    .toList()))
        .extracting(ApplyCommands::commands)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .doesNotContain("systemctl stop g.target || true");
  }

  @Test
  void leavesAGroupAloneThatTheManifestDoesNotNameAsFormer() {
    Manifest before = Manifests.group("w: { count: 2 }", "x: {}");
    Manifest after = Manifests.of(FORMERLY.formatted("jobs", "jobs"));
    assertThat(leftBehind(before, after))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl enable jobs.target",
            "systemctl start jobs.target w@1.service w@2.service x.service");
  }
}

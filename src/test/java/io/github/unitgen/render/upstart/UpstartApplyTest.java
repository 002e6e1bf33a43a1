package io.github.unitgen.render.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.render.init.FileChange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UpstartApplyTest {
  private static ApplyCommands apply(Manifest before, Manifest after) {
    return Renderer.apply(after, Target.UPSTART, Manifests.changes(before, after, Target.UPSTART));
  }

  private static List<String> commands(Manifest before, Manifest after) {
    return apply(before, after).commands();
  }

  private static List<String> commands(Manifest after, Map<String, String> before) {
    return Renderer.apply(
            after,
            Target.UPSTART,
            Manifests.changes(before, Manifests.render(after, Target.UPSTART)))
        .commands();
  }

  @Test
  void startsANewGroup() {
    assertThat(commands(Manifests.group("w: { count: 2 }"), Map.of()))
        .containsExactly("initctl reload-configuration", "start g || status g | grep ' start/'");
  }

  @Test
  void doesNothingWhereNothingChanged() {
    Manifest manifest = Manifests.group("w: { count: 2 }");
    assertThat(apply(manifest, manifest)).isEqualTo(ApplyCommands.NONE);
  }

  @Test
  void scalesAndSaysWhenTheManagerTakesTheCount() {
    ApplyCommands less =
        apply(Manifests.group("w: { count: 4 }"), Manifests.group("w: { count: 2 }"));
    assertThat(less.commands())
        .containsExactly(
            "for i in 3 4; do stop w index=$i || true; done", "initctl reload-configuration");
    assertThat(less.notes())
        .containsExactly(
            "`restart g` keeps the old file: `stop g`, then `start g` reads the new one");
    assertThat(commands(Manifests.group("w: { count: 2 }"), Manifests.group("w: { count: 3 }")))
        .containsExactly(
            "initctl reload-configuration", "start w index=3 || status w index=3 | grep ' start/'");
    assertThat(commands(Manifests.group("w: { count: 1 }"), Manifests.group("w: { count: 9 }")))
        .containsExactly(
            "initctl reload-configuration",
            "rc=0; for i in 2 3 4 5 6 7 8 9; do start w index=$i || status w index=$i | grep ' start/' || rc=1; done; [ \"$rc\" = 0 ]");
    assertThat(commands(Manifests.group("w: { count: 0 }"), Manifests.group("w: { count: 9 }")))
        .containsExactly(
            "initctl reload-configuration",
            "rc=0; for i in $(seq 1 9); do start w index=$i || status w index=$i | grep ' start/' || rc=1; done; [ \"$rc\" = 0 ]");
  }

  @Test
  void stopsAndStartsAChangedJob() {
    ApplyCommands changed =
        apply(
            Manifests.group("w: { count: 2 }", "x: {}"),
            Manifests.group("w: { count: 3, nice: 5 }", "x: { nice: 5 }"));
    assertThat(changed.commands())
        .containsExactly(
            "stop x || true",
            "for i in 1 2; do stop w index=$i || true; done",
            "initctl reload-configuration",
            "rc=0; for i in 1 2 3; do start w index=$i || status w index=$i | grep ' start/' || rc=1; done; start x || status x | grep ' start/' || rc=1; [ \"$rc\" = 0 ]");
    assertThat(apply(Manifests.group("x: {}"), Manifests.group("x: { nice: 5 }")).notes())
        .isEmpty();
  }

  @Test
  void restartsNothingForWhatIsForPeople() {
    Manifest before = Manifests.group("w: { count: 2 }");
    Manifest after = Manifests.group("w: { count: 2, description: d, documentation: 'man:x' }");
    assertThat(apply(before, after))
        .isEqualTo(new ApplyCommands(List.of("initctl reload-configuration"), List.of()));
    Manifest described =
        Manifests.of(
            "unitgen: 1\nname: g\ndescription: d\nprocesses: { w: { command: /x, user: u,"
                + " group: u, count: 2 } }\n");
    assertThat(apply(before, described))
        .isEqualTo(new ApplyCommands(List.of("initctl reload-configuration"), List.of()));
  }

  @Test
  void stopsARemovedJobBeforeItsFileIsForgotten() {
    assertThat(
            commands(
                Manifests.group("w: { count: 2 }", "x: {}", "y: {}"), Manifests.group("y: {}")))
        .containsExactly(
            "for i in 1 2; do stop w index=$i || true; done",
            "stop x || true",
            "initctl reload-configuration");
  }

  @Test
  void stopsARemovedJobWhoseFileStays() {
    Manifest after = Manifests.group("y: {}");
    List<FileChange> changes =
        Manifests.changes(
                Manifests.group("w: { count: 1 }", "x: {}", "y: {}"), after, Target.UPSTART)
            .stream()
            .filter(change -> !change.isRemoved())
            .toList();
    assertThat(Renderer.apply(after, Target.UPSTART, changes).commands())
        .containsExactly(
            "stop w index=1 || true", "stop x || true", "initctl reload-configuration");
  }

  @Test
  void stopsWhatTheManagerNoLongerKnew() {
    Manifest manifest = Manifests.group("y: {}");
    Map<String, String> before = new TreeMap<>(Manifests.render(manifest, Target.UPSTART));
    before.put("w.conf", "instance $index\nexec x\n");
    before.put("x.conf", "exec x\n");
    before.put("z@.service", "[Service]\n");
    assertThat(commands(manifest, before))
        .containsExactly(
            "for i in $(initctl list | sed -n 's/^w (\\(.*\\)).*/\\1/p'); do stop w index=$i || true; done",
            "stop x || true",
            "initctl reload-configuration");
  }

  @Test
  void startsANewJob() {
    assertThat(
            commands(
                Manifests.group("y: {}"), Manifests.group("y: {}", "w: { count: 2 }", "x: {}")))
        .containsExactly(
            "initctl reload-configuration",
            "rc=0; for i in 1 2; do start w index=$i || status w index=$i | grep ' start/' || rc=1; done; start x || status x | grep ' start/' || rc=1; [ \"$rc\" = 0 ]");
  }

  @Test
  void stopsAndStartsInstancesByName() {
    Manifest before = Manifests.group("w: { instances: [a, b, c] }");
    assertThat(commands(before, Manifests.group("w: { instances: [c, a] }")))
        .containsExactly("stop w index=b || true", "initctl reload-configuration");
    assertThat(commands(before, Manifests.group("w: { instances: [c, b, a] }")))
        .containsExactly("initctl reload-configuration");
    assertThat(commands(before, Manifests.group("w: { instances: [x, b, y] }")))
        .containsExactly(
            "for i in a c; do stop w index=$i || true; done",
            "initctl reload-configuration",
            "rc=0; for i in x y; do start w index=$i || status w index=$i | grep ' start/' || rc=1; done; [ \"$rc\" = 0 ]");
    assertThat(commands(before, Manifests.group("w: { count: 2, first_instance: 0 }")))
        .containsExactly(
            "for i in a b c; do stop w index=$i || true; done",
            "initctl reload-configuration",
            "rc=0; for i in 0 1; do start w index=$i || status w index=$i | grep ' start/' || rc=1; done; [ \"$rc\" = 0 ]");
  }

  private static final String RUN = "while status m | grep -q ' start/'; do sleep 1; done; start m";

  @Test
  void runsAChangedStepAndThenWhatRequiresIt() {
    String web = "w: { requires: [m], count: %s }";
    Manifest before = Manifests.group(web.formatted(1), "m: { oneshot: true }", "x: {}");
    assertThat(
            commands(
                before,
                Manifests.group(web.formatted(1), "m: { oneshot: true, nice: 1 }", "x: {}")))
        .containsExactly("initctl reload-configuration", RUN);
    assertThat(
            commands(
                before,
                Manifests.group(
                    web.formatted(3), "m: { oneshot: true, nice: 1 }", "x: { nice: 1 }")))
        .containsExactly(
            "stop x || true",
            "initctl reload-configuration",
            "rc=0 failed=; "
                + RUN
                + " || rc=1 failed=1; start x || status x | grep ' start/' || rc=1; for i in 2 3; do"
                + " [ \"$failed\" ] || start w index=$i || status w index=$i | grep ' start/' ||"
                + " rc=1; done; [ \"$rc\" = 0 ]");
    assertThat(commands(before, Manifests.group(web.formatted(2), "m: { oneshot: true }", "x: {}")))
        .containsExactly(
            "initctl reload-configuration", "start w index=2 || status w index=2 | grep ' start/'");
    assertThat(commands(before, Manifests.group("w: { count: 1 }", "x: {}")))
        .containsExactly("stop m || true", "initctl reload-configuration");
  }

  @Test
  void startsNothingThatRunsAtTimes() {
    Manifest before = Manifests.group("x: {}", "n: { schedule: '@daily' }");
    assertThat(commands(Manifests.group("x: {}"), before))
        .containsExactly("initctl reload-configuration");
    assertThat(commands(before, Manifests.group("x: {}", "n: { schedule: '@daily', nice: 1 }")))
        .containsExactly("initctl reload-configuration");
    assertThat(commands(before, Manifests.group("x: {}", "n: { schedule: '@hourly' }"))).isEmpty();
    assertThat(commands(before, Manifests.group("x: {}")))
        .containsExactly("stop n || true", "initctl reload-configuration");
    assertThat(Renderer.check(before, Target.UPSTART)).contains("status g; status x; }");
  }

  @Test
  void stopsAJobThatWasOfAnotherKind() {
    Manifest always = Manifests.group("x: {}", "n: { count: 2 }");
    Manifest step = Manifests.group("x: {}", "n: { oneshot: true }");
    Manifest times = Manifests.group("x: {}", "n: { schedule: '@daily' }");
    String stop = "for i in 1 2; do stop n index=$i || true; done";
    assertThat(commands(always, times)).containsExactly(stop, "initctl reload-configuration");
    assertThat(commands(always, step))
        .containsExactly(stop, "initctl reload-configuration", RUN.replace(" m", " n"));
    String start =
        "rc=0; for i in 1 2; do start n index=$i || status n index=$i | grep ' start/' || rc=1;"
            + " done; [ \"$rc\" = 0 ]";
    assertThat(commands(times, always))
        .containsExactly("stop n || true", "initctl reload-configuration", start);
    assertThat(commands(step, always))
        .containsExactly("stop n || true", "initctl reload-configuration", start);
    assertThat(commands(step, times)).containsExactly("initctl reload-configuration");
  }

  @Test
  void movesNumbersByThoseThatDiffer() {
    assertThat(
            commands(
                Manifests.group("w: { count: 3 }"),
                Manifests.group("w: { count: 3, first_instance: 0 }")))
        .containsExactly(
            "stop w index=3 || true",
            "initctl reload-configuration",
            "start w index=0 || status w index=0 | grep ' start/'");
  }

  @Test
  void stopsAJobInItsOldShape() {
    Manifest plain = Manifests.group("w: {}");
    Manifest counted = Manifests.group("w: { count: 2 }");
    assertThat(commands(plain, counted))
        .containsExactly(
            "stop w || true",
            "initctl reload-configuration",
            "rc=0; for i in 1 2; do start w index=$i || status w index=$i | grep ' start/' || rc=1; done; [ \"$rc\" = 0 ]");
    assertThat(commands(counted, plain))
        .containsExactly(
            "for i in 1 2; do stop w index=$i || true; done",
            "initctl reload-configuration",
            "start w || status w | grep ' start/'");
  }

  @Test
  void readsCountsByJobAndNotByVariable() {
    Manifest before = Manifests.group("a.b: { count: 1 }", "a-b: { count: 3 }");
    Manifest after = Manifests.group("a-b: { count: 2 }");
    assertThat(commands(before, after))
        .containsExactly(
            "stop a.b index=1 || true", "stop a-b index=3 || true", "initctl reload-configuration");
  }

  @Test
  void knowsThePrefix() {
    String text =
        "unitgen: 1\nname: g\nprefix: a-b\nprocesses: { w: { command: /x, count: %s } }\n";
    assertThat(commands(Manifests.of(text.formatted("3")), Manifests.of(text.formatted("2"))))
        .containsExactly("stop a-b-w index=3 || true", "initctl reload-configuration");
    assertThat(commands(Manifests.of(text.formatted("3")), Map.of()))
        .containsExactly(
            "initctl reload-configuration", "start a-b-g || status a-b-g | grep ' start/'");
  }

  @Test
  void takesAnUnreadableCountForNone() {
    Manifest manifest = Manifests.group("w: { count: 1 }");
    Map<String, String> before = new TreeMap<>(Manifests.render(manifest, Target.UPSTART));
    for (String count : List.of("env NUM_W=12345", "env NUM_W=x", "env NUM_W=", "env NUM_WW=4")) {
      before.put(
          "g.conf",
          Manifests.render(manifest, Target.UPSTART).get("g.conf").replace("env NUM_W=1", count));
      assertThat(commands(manifest, before))
          .as(count)
          .containsExactly(
              "initctl reload-configuration",
              "start w index=1 || status w index=1 | grep ' start/'");
    }
    before.put("g.conf", "");
    assertThat(commands(manifest, before))
        .containsExactly(
            "initctl reload-configuration", "start w index=1 || status w index=1 | grep ' start/'");
  }

  private static final String FORMERLY =
      """
      unitgen: 1
      name: %s
      formerly: g
      defaults: { user: u, group: u, command: /x }
      processes: { w: { count: 2 }, x: {} }
      """;

  /** Without --prune: what is no longer wanted stays as it is. */
  private static ApplyCommands leftBehind(Manifest before, Manifest after) {
    List<FileChange> changes =
        Manifests.changes(before, after, Target.UPSTART).stream()
            .map(c -> c.isRemoved() ? new FileChange(c.name(), c.before(), c.before()) : c)
            .toList();
    return Renderer.apply(after, Target.UPSTART, changes);
  }

  @Test
  void stopsTheOldManagerAndStartsTheNewOne() {
    Manifest before = Manifests.group("w: { count: 2 }", "x: {}");
    Manifest after = Manifests.of(FORMERLY.formatted("jobs"));
    List<String> commands =
        List.of(
            "stop g || true",
            "initctl reload-configuration",
            "start jobs || status jobs | grep ' start/'");
    assertThat(apply(before, after)).isEqualTo(new ApplyCommands(commands, List.of()));
    assertThat(leftBehind(before, after))
        .isEqualTo(
            new ApplyCommands(
                commands,
                List.of("g.conf starts its jobs at the next boot, unless --prune deletes it")));
  }

  @Test
  void stopsTheOldJobsWhereThePrefixChanged() {
    Manifest before = Manifests.group("w: { count: 2 }", "x: {}");
    Manifest after = Manifests.of(FORMERLY.formatted("g").replace("name:", "prefix: eu\nname:"));
    List<String> commands =
        List.of(
            "stop g || true",
            "for i in $(initctl list | sed -n 's/^w (\\(.*\\)).*/\\1/p'); do stop w index=$i || true; done",
            "stop x || true",
            "initctl reload-configuration",
            "start eu-g || status eu-g | grep ' start/'");
    assertThat(commands(before, after)).isEqualTo(commands);
    assertThat(leftBehind(before, after).commands()).isEqualTo(commands);
  }

  @Test
  void stopsWhatIsPrunedOfAFormerGroupOnce() {
    Manifest former = Manifests.group("w: { count: 2 }", "x: {}", "y: {}");
    Manifest before = Manifests.of(FORMERLY.formatted("jobs").replace("x: {}", "x: {}, y: {}"));
    Manifest after = Manifests.of(FORMERLY.formatted("jobs"));
    Map<String, String> files = new TreeMap<>(Manifests.render(before, Target.UPSTART));
    files.put("g.conf", Manifests.render(former, Target.UPSTART).get("g.conf"));
    assertThat(commands(after, files))
        .containsExactly("stop g || true", "stop y || true", "initctl reload-configuration");
  }
}

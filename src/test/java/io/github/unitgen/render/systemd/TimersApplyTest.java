package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.init.ApplyCommands;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The commands for processes that run at times: each row of the table of what was proven. */
class TimersApplyTest {
  private static final String AT_THREE = "r: { schedule: '0 3 * * *' }";
  private static final String NOTE =
      "r.timer: a new time between the last run and now starts a run immediately";

  private static ApplyCommands apply(Manifest before, Manifest after) {
    return Renderer.apply(after, Target.SYSTEMD, Manifests.changes(before, after, Target.SYSTEMD));
  }

  private static List<String> commands(String before, String after) {
    return apply(Manifests.group("w: {}", before), Manifests.group("w: {}", after)).commands();
  }

  @Test
  void startsTheTimerOfANewGroupAndNoRun() {
    Manifest manifest = Manifests.group(AT_THREE);
    assertThat(
            Renderer.apply(
                    manifest,
                    Target.SYSTEMD,
                    Manifests.changes(Map.of(), Manifests.render(manifest, Target.SYSTEMD)))
                .commands())
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl enable g.target",
            "systemctl start g.target r.timer");
  }

  @Test
  void restartsNothingForAnotherTime() {
    ApplyCommands changed =
        apply(
            Manifests.group(AT_THREE),
            Manifests.group("r: { schedule: ['0 3 * * *', '0 4 * * *'] }"));
    assertThat(changed.commands()).containsExactly("systemctl daemon-reload");
    assertThat(changed.notes()).containsExactly(NOTE);
  }

  @Test
  void restartsNothingForAnotherCommand() {
    ApplyCommands changed =
        apply(
            Manifests.group(AT_THREE),
            Manifests.group("r: { schedule: '0 3 * * *', command: /other }"));
    assertThat(changed).isEqualTo(new ApplyCommands(List.of("systemctl daemon-reload"), List.of()));
    assertThat(commands(AT_THREE, "r: { schedule: '0 4 * * *', command: /other }"))
        .containsExactly("systemctl daemon-reload");
  }

  @Test
  void restartsNothingForAnotherDelay() {
    ApplyCommands changed =
        apply(
            Manifests.group(AT_THREE),
            Manifests.group("r: { schedule: { at: '0 3 * * *', jitter: 5m, catch_up: yes } }"));
    assertThat(changed).isEqualTo(new ApplyCommands(List.of("systemctl daemon-reload"), List.of()));
  }

  @Test
  void tellsHowANewTimeStartsNoRunWhereThereIsAStamp() {
    ApplyCommands changed =
        apply(
            Manifests.group("r: { schedule: { at: '0 3 * * *', catch_up: yes } }"),
            Manifests.group("r: { schedule: { at: '0 1 * * *', catch_up: yes } }"));
    assertThat(changed.commands()).containsExactly("systemctl daemon-reload");
    assertThat(changed.notes())
        .containsExactly(
            NOTE
                + "; to prevent that, run `systemctl stop r.timer"
                + " && touch /var/lib/systemd/timers/stamp-r.timer` first"
                + " and `systemctl start r.timer` last");
  }

  @Test
  void removesTheStampOfATimerThatMakesUpForNothingAnyMore() {
    assertThat(
            commands(
                "r: { schedule: { at: '0 3 * * *', catch_up: yes } }",
                "r: { schedule: { at: '0 3 * * *' } }"))
        .containsExactly("systemctl daemon-reload", "rm -f /var/lib/systemd/timers/stamp-r.timer");
  }

  @Test
  void startsAnElapsedTimerAgain() {
    assertThat(
            commands("r: { schedule: 2026-01-01 03:00:00 }", "r: { schedule: '*-01-01 03:00:00' }"))
        .containsExactly(
            "systemctl daemon-reload",
            "if systemctl show -p SubState r.timer | grep -q elapsed;"
                + " then systemctl restart r.timer; fi");
  }

  @Test
  void stopsARemovedTimerBeforeItsService() {
    assertThat(
            apply(
                    Manifests.group("w: {}", "r: { schedule: { at: '0 3 * * *', catch_up: yes } }"),
                    Manifests.group("w: {}"))
                .commands())
        .containsExactly(
            "systemctl stop r.timer r.service || true",
            "systemctl reset-failed r.timer r.service || true",
            "systemctl daemon-reload",
            "rm -f /var/lib/systemd/timers/stamp-r.timer");
  }

  @Test
  void endsTheServiceThatBecomesScheduled() {
    assertThat(commands("r: {}", AT_THREE))
        .containsExactly(
            "systemctl stop r.service || true",
            "systemctl reset-failed r.service || true",
            "systemctl daemon-reload",
            "systemctl start g.target r.timer");
    assertThat(commands("r: { count: 2 }", AT_THREE))
        .containsExactly(
            "systemctl stop 'r@*.service' || true",
            "systemctl reset-failed 'r@*.service' || true",
            "systemctl daemon-reload",
            "systemctl start g.target r.timer");
  }

  @Test
  void endsTheRunOfAProcessThatIsScheduledNoMore() {
    assertThat(commands(AT_THREE, "r: {}"))
        .containsExactly(
            "systemctl stop r.timer r.service || true",
            "systemctl reset-failed r.timer r.service || true",
            "systemctl daemon-reload",
            "systemctl start g.target r.service");
  }

  @Test
  void keepsTheTimerOfAGroupThatIsCalledOtherwise() {
    Manifest before = Manifests.group(AT_THREE);
    Manifest after =
        Manifests.of(
            """
            unitgen: 1
            name: h
            formerly: g
            processes:
              r: { user: u, group: u, command: /x, schedule: '0 3 * * *' }
            """);
    assertThat(apply(before, after).commands())
        .containsExactly(
            "systemctl disable g.target || true",
            "systemctl daemon-reload",
            "systemctl stop g.target || true",
            "systemctl enable h.target",
            "systemctl start h.target");
  }

  @Test
  void removesAGroupWithItsStamps() {
    Manifest manifest =
        Manifests.group("w: {}", "r: { schedule: { at: '0 3 * * *', catch_up: yes } }");
    assertThat(
            Renderer.remove(
                    manifest,
                    Target.SYSTEMD_USER,
                    Manifests.changes(Manifests.render(manifest, Target.SYSTEMD_USER), Map.of()))
                .all())
        .containsExactly(
            "systemctl --user stop g.target || true",
            "systemctl --user disable g.target || true",
            "systemctl --user reset-failed r.timer r.service w.service || true",
            "systemctl --user daemon-reload",
            "rm -f ~/.local/share/systemd/timers/stamp-r.timer");
  }

  @Test
  void asksTheTimerAndNotTheServiceWhetherItRuns() {
    assertThat(Renderer.check(Manifests.group("w: {}", AT_THREE), Target.SYSTEMD))
        .contains(" g.target w.service r.timer;")
        .doesNotContain("r.service");
  }
}

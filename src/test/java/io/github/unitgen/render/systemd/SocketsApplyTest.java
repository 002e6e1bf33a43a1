package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The commands for sockets and steps: each row of the tables of what was proven. */
class SocketsApplyTest {
  private static final String WEB = "web: { listen: 3000 }";

  private static List<String> commands(Manifest before, Manifest after) {
    return Renderer.apply(after, Target.SYSTEMD, Manifests.changes(before, after, Target.SYSTEMD))
        .commands();
  }

  private static List<String> commands(String before, String after) {
    return commands(Manifests.group("w: {}", before), Manifests.group("w: {}", after));
  }

  @Test
  void startsSocketAndServiceOfANewGroup() {
    Manifest manifest = Manifests.group(WEB);
    assertThat(
            Renderer.apply(
                    manifest,
                    Target.SYSTEMD,
                    Manifests.changes(Map.of(), Manifests.render(manifest, Target.SYSTEMD)))
                .commands())
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl enable g.target",
            "systemctl start g.target web.socket web.service");
  }

  @Test
  void keepsTheSocketWhereTheServiceAloneChanged() {
    assertThat(commands(WEB, "web: { listen: 3000, nice: 5 }"))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl reset-failed web.service web.socket || true",
            "systemctl restart web.service");
  }

  @Test
  void restartsASocketThatIsAnotherOneNow() {
    List<String> both =
        List.of(
            "systemctl daemon-reload",
            "systemctl reset-failed web.service web.socket || true",
            "systemctl restart web.socket web.service");
    assertThat(commands(WEB, "web: { listen: 3001 }")).isEqualTo(both);
    assertThat(commands(WEB, "web: { listen: 3001, nice: 5 }")).isEqualTo(both);
    assertThat(
            commands(
                "web: { listen: {at: /run/x, mode: 0600} }",
                "web: { listen: {at: /run/x, mode: 0660} }"))
        .isEqualTo(both);
  }

  @Test
  void restartsNothingForWhatIsTakenOverAnyway() {
    assertThat(commands(WEB, "web: { listen: 3000, description: d, on_failure: x@.service }"))
        .containsExactly("systemctl daemon-reload");
  }

  @Test
  void handsANewSocketToAServiceThatRuns() {
    assertThat(commands("web: {}", WEB))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl reset-failed web.service web.socket || true",
            "rc=0; systemctl restart web.service || rc=1;"
                + " systemctl start g.target web.socket || rc=1; [ \"$rc\" = 0 ]");
  }

  @Test
  void takesASocketFromAServiceThatStays() {
    assertThat(commands(WEB, "web: {}"))
        .containsExactly(
            "systemctl stop web.socket || true",
            "systemctl reset-failed web.socket || true",
            "systemctl daemon-reload",
            "systemctl reset-failed web.service || true",
            "rc=0; systemctl restart web.service || rc=1;"
                + " systemctl start g.target || rc=1; [ \"$rc\" = 0 ]");
    Manifest after = Manifests.group("w: {}", "web: {}");
    Map<String, String> before = Manifests.render(Manifests.group("w: {}", WEB), Target.SYSTEMD);
    Map<String, String> kept = new TreeMap<>(Manifests.render(after, Target.SYSTEMD));
    kept.put("web.socket", before.get("web.socket"));
    assertThat(Renderer.apply(after, Target.SYSTEMD, Manifests.changes(before, kept)).commands())
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl stop web.socket || true",
            "systemctl reset-failed web.socket || true",
            "systemctl reset-failed web.service || true",
            "systemctl restart web.service");
  }

  @Test
  void stopsSocketAndServiceBeforeTheirFilesGo() {
    assertThat(commands(Manifests.group("w: {}", WEB), Manifests.group("w: {}")))
        .containsExactly(
            "systemctl stop web.socket web.service || true",
            "systemctl reset-failed web.socket web.service || true",
            "systemctl daemon-reload");
  }

  @Test
  void asksForSocketAndServiceAndForNoStep() {
    Manifest manifest =
        Manifests.group(WEB, "x: { listen: 3001, restart: never }", "migrate: { oneshot: yes }");
    assertThat(Renderer.check(manifest, Target.SYSTEMD))
        .contains("g.target web.socket web.service x.socket;");
  }

  @Test
  void runsAChangedStepAndBringsBackWhatNeedsIt() {
    String api = "api: { requires: [migrate] }";
    String web = "web: { requires: [migrate], listen: 3000 }";
    assertThat(
            commands(
                Manifests.group("migrate: { oneshot: yes }", api, web, "free: {}"),
                Manifests.group("migrate: { oneshot: yes, command: /y }", api, web, "free: {}")))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl reset-failed migrate.service api.service web.socket web.service || true",
            "rc=0; systemctl restart migrate.service || rc=1;"
                + " systemctl start g.target || rc=1; [ \"$rc\" = 0 ]");
  }

  @Test
  void runsANewStepByItsName() {
    assertThat(commands("x: {}", "x: { requires: [migrate] }\n  migrate: { oneshot: yes }"))
        .containsExactly("systemctl daemon-reload", "systemctl start g.target migrate.service");
  }
}

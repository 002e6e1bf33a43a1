package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.render.init.RemovalCommands;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SystemdRemovalTest {
  private static RemovalCommands remove(Manifest manifest, Map<String, String> files) {
    return remove(manifest, Target.SYSTEMD, files);
  }

  private static RemovalCommands remove(
      Manifest manifest, Target target, Map<String, String> files) {
    return Renderer.remove(manifest, target, Manifests.changes(files, Map.of()));
  }

  private static Manifest forVersion(String version) {
    return Manifests.of(
        "unitgen: 1\nname: g\nfor: systemd "
            + version
            + "\ndefaults: { user: u, group: u, command: /x }\n"
            + "processes: { w: { count: 2 }, x: {} }\n");
  }

  private static final Map<String, String> FILES =
      Map.of(
          "g.target", "[Unit]\nWants=w@1.service w@2.service\nWants=x.service\n",
          "w@.service", "[Unit]\nPartOf=g.target\n",
          "x.service", "[Unit]\nPartOf=g.target\n");

  @Test
  void stopsAndForgetsTheGroup() {
    assertThat(remove(forVersion("252"), FILES))
        .isEqualTo(
            new RemovalCommands(
                List.of(
                    "systemctl stop g.target || true",
                    "systemctl stop 'w@*.service' || true",
                    "systemctl disable g.target || true",
                    "systemctl reset-failed 'w@*.service' x.service || true"),
                List.of("systemctl daemon-reload")));
    assertThat(remove(forVersion("209"), FILES)).isEqualTo(remove(forVersion("252"), FILES));
  }

  @Test
  void stopsTheSliceWhenNothingIsLeftInIt() {
    Map<String, String> files = new TreeMap<>(FILES);
    files.put("g.slice", "[Slice]\nTasksMax=5\n");
    assertThat(remove(forVersion("252"), files).before())
        .startsWith("systemctl stop g.target || true")
        .endsWith("systemctl stop g.slice || true");
  }

  @Test
  void namesTheMembersWhereSystemctlTakesNoPatterns() {
    assertThat(remove(forVersion("208"), FILES).all())
        .containsExactly(
            "systemctl stop g.target || true",
            "systemctl stop w@1.service w@2.service || true",
            "systemctl disable g.target || true",
            "systemctl reset-failed w@1.service w@2.service x.service || true",
            "systemctl daemon-reload");
  }

  @Test
  void speaksToTheManagerOfAUser() {
    assertThat(remove(forVersion("252"), Target.SYSTEMD_USER, FILES).all())
        .hasSize(5)
        .allMatch(command -> command.startsWith("systemctl --user "));
  }

  @Test
  void goesByTheFilesAndNotByTheManifest() {
    Map<String, String> files = new TreeMap<>();
    files.put("old@.service", "[Unit]\nPartOf=g.target\n");
    files.put("odd.service", "[Unit]\nDescription=bound to nothing\n");
    files.put("bound.service", "[Unit]\nPartOf=g.target\n");
    assertThat(remove(forVersion("252"), files).all())
        .containsExactly(
            "systemctl stop bound.service odd.service 'old@*.service' || true",
            "systemctl reset-failed bound.service odd.service 'old@*.service' || true",
            "systemctl daemon-reload");
    files.put("g.target", "[Unit]\n");
    assertThat(remove(forVersion("252"), files).all())
        .containsExactly(
            "systemctl stop g.target || true",
            "systemctl stop odd.service 'old@*.service' || true",
            "systemctl disable g.target || true",
            "systemctl reset-failed bound.service odd.service 'old@*.service' || true",
            "systemctl daemon-reload");
    assertThat(remove(forVersion("252"), Map.of("g.target", "")).all())
        .containsExactly(
            "systemctl stop g.target || true",
            "systemctl disable g.target || true",
            "systemctl daemon-reload");
  }

  @Test
  void stopsSocketsWithTheirServices() {
    Map<String, String> files = new TreeMap<>();
    files.put("g.target", "[Unit]\n");
    files.put("web.service", "[Unit]\nPartOf=g.target\n");
    files.put("web.socket", "[Unit]\nStopPropagatedFrom=g.target\n");
    files.put("odd.socket", "[Unit]\n");
    assertThat(remove(forVersion("252"), files).before())
        .containsExactly(
            "systemctl stop g.target || true",
            "systemctl stop odd.socket || true",
            "systemctl disable g.target || true",
            "systemctl reset-failed odd.socket web.socket web.service || true");
  }

  @Test
  void takesAFormerGroupForStoppedPerhaps() {
    Map<String, String> files = new TreeMap<>(FILES);
    files.put("older.target", "[Unit]\n");
    assertThat(remove(forVersion("252"), files).before())
        .containsExactly(
            "systemctl stop g.target || true",
            "systemctl stop older.target || true",
            "systemctl stop 'w@*.service' || true",
            "systemctl disable g.target || true",
            "systemctl disable older.target || true",
            "systemctl reset-failed 'w@*.service' x.service || true");
  }

  @Test
  void saysNothingWhereNoUnitGoes() {
    assertThat(remove(forVersion("252"), Map.of("g.conf", "exec x\n")))
        .isEqualTo(RemovalCommands.NONE);
    List<FileChange> stays =
        List.of(new FileChange("g.target", Optional.of("[Unit]\n"), Optional.of("[Unit]\n")));
    assertThat(Renderer.remove(forVersion("252"), Target.SYSTEMD, stays))
        .isEqualTo(RemovalCommands.NONE);
  }

  @Test
  void hasNoNameForAShellThatNoManifestGives() {
    Map<String, String> files = new TreeMap<>(FILES);
    files.put("$(reboot).service", "[Unit]\n");
    files.put("a b.target", "[Unit]\n");
    assertThat(remove(forVersion("252"), files)).isEqualTo(remove(forVersion("252"), FILES));
  }
}

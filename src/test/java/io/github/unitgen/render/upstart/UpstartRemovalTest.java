package io.github.unitgen.render.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.init.RemovalCommands;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UpstartRemovalTest {
  private static final Manifest MANIFEST =
      Manifests.of(
          """
          unitgen: 1
          name: g
          formerly: older
          defaults: { user: u, group: u, command: /x }
          processes: { w: { count: 2 }, x: {} }
          """);

  private static RemovalCommands remove(Map<String, String> files) {
    return Renderer.remove(MANIFEST, Target.UPSTART, Manifests.changes(files, Map.of()));
  }

  @Test
  void stopsTheManagerAndThenWhatRanWithoutIt() {
    assertThat(remove(Manifests.render(MANIFEST, Target.UPSTART)))
        .isEqualTo(
            new RemovalCommands(
                List.of(
                    "stop g || true",
                    "for i in $(initctl list | sed -n 's/^w (\\(.*\\)).*/\\1/p');"
                        + " do stop w index=$i || true; done",
                    "stop x || true"),
                List.of("initctl reload-configuration")));
  }

  @Test
  void goesByTheFilesAndNotByTheManifest() {
    Map<String, String> files = new TreeMap<>();
    files.put("a.conf", "exec a\n");
    files.put("older.conf", "pre-start exec true\n");
    files.put("g.target", "[Unit]\n");
    assertThat(remove(files).before()).containsExactly("stop older || true", "stop a || true");
  }

  @Test
  void hasNoNameForAShellThatNoManifestGives() {
    assertThat(remove(Map.of("x;reboot.conf", "exec a\n", "a.conf", "exec a\n")).before())
        .containsExactly("stop a || true");
  }

  @Test
  void saysNothingWhereNoJobGoes() {
    assertThat(remove(Map.of("g.target", "[Unit]\n"))).isEqualTo(RemovalCommands.NONE);
  }
}

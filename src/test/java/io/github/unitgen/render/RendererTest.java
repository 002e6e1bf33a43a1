package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {
  private static final Manifest MANIFEST =
      Manifests.of("unitgen: 1\nname: g\nprocesses: { x: { user: u, group: u, command: /x } }\n");

  private static List<String> removal(String process) {
    return Renderer.remove(
            MANIFEST,
            Target.SYSTEMD,
            Manifests.changes(
                Map.of("g.target", "[Unit]\n", process + ".service", "[Unit]\nPartOf=g.target\n"),
                Map.of()))
        .all();
  }

  @Test
  void namesTheFileThatStartsTheGroup() {
    assertThat(Inits.of(Target.UPSTART).starter(MANIFEST)).isEqualTo("g.conf");
    assertThat(Inits.of(Target.SYSTEMD).starter(MANIFEST)).isEqualTo("g.target");
    assertThat(Inits.of(Target.SYSTEMD_USER).starter(MANIFEST)).isEqualTo("g.target");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z", "0", "9", "_", "-", ".", ":"})
  void stopsWhatAManifestCanName(String character) {
    assertThat(removal("x" + character + "y"))
        .anyMatch(command -> command.contains("x" + character + "y.service"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"`", "{", "[", ";", "$(w)", " ", "'", "\n", "é"})
  void leavesOutNamesThatAShellWouldRead(String text) {
    assertThat(removal("x" + text + "y"))
        .isEqualTo(removal("other").stream().filter(c -> !c.contains("other")).toList())
        .noneMatch(command -> command.contains(text + "y"));
  }
}

package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.meaning.systemd.UnitName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The pattern of the hook catches the names that the linter reads, and no other. */
class HookPatternTest {
  private static Pattern pattern() throws IOException {
    Object hooks =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(Path.of(".pre-commit-hooks.yaml")));
    for (Object hook : (List<?>) hooks) {
      if (((Map<?, ?>) hook).get("id").equals("unitgen-lint")) {
        return Pattern.compile((String) ((Map<?, ?>) hook).get("files"));
      }
    }
    throw new AssertionError("no hook unitgen-lint");
  }

  /** Names of all kinds, in all kinds of folders, with endings that are ours or nearly so. */
  private static List<String> names() {
    List<String> endings = new ArrayList<>(UnitName.TYPES);
    endings.addAll(
        List.of("conf", "override", "upstart", "yml", "yaml", "CONF", "Yml", "yamll", "service~"));
    endings.addAll(List.of("SERVICE", "services", "txt", "conf.d", "network", "link", "", "cfg"));
    List<String> names = new ArrayList<>();
    for (String folder :
        List.of("", "a/", "etc/init/", "a.service.d/", "service.d/", "x.d/", ".d/", "a.conf/")) {
      for (String base : List.of("", "a", "a@", "a@1", "-", ".", "a b", "ü", ".unitgen")) {
        for (String ending : endings) {
          names.add(folder + base + "." + ending);
          names.add(folder + base + ending);
        }
      }
    }
    return names;
  }

  @Test
  void catchesWhatTheLinterReads() throws IOException {
    Pattern pattern = pattern();
    List<String> caught = new ArrayList<>();
    List<String> read = new ArrayList<>();
    for (String name : names()) {
      if (pattern.matcher(name).find()) {
        caught.add(name);
      }
      if (Recognizer.isCandidate(name)) {
        read.add(name);
      }
    }
    assertThat(caught).isEqualTo(read).hasSizeBetween(names().size() / 10, names().size() / 2);
  }
}

package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.upstart.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example and fixture, rendered for old Upstarts: each of them would take the jobs. */
class OldUpstartsTest {
  /** The first version that knows a stanza, by Upstart's NEWS; 0 where 0.6.5 does. */
  private static final String STANZAS =
      """
      description 0, author 0, version 0, instance 0, env 0, export 0, emits 0, start on 0, stop on 0,
      exec 0, script 0, pre-start 0, post-start 0, pre-stop 0, post-stop 0, expect 0, task 0,
      respawn 0, respawn limit 0, normal exit 0, kill timeout 0, console none 0, console output 0,
      console owner 0, umask 0, nice 0, oom 0, limit 0, chroot 0, chdir 0,
      manual 0.6.7, debug 0.6.7, kill signal 1.3, oom score 1.3, console log 1.4, setuid 1.4,
      setgid 1.4, usage 1.5, apparmor load 1.9, apparmor switch 1.9, reload signal 1.10, cgroup 1.13
      """;

  /** Those that no Upstart can carry, and the one that no shell of an old one can. */
  private static final List<String> NEVER =
      List.of("shop", "capabilities", "not-carried", "real-forge", "socket-folders", "sockets");

  private static final List<String> NOT_BY_A_SHELL =
      List.of(
          "shop",
          "capabilities",
          "not-carried",
          "real-forge",
          "socket-folders",
          "sockets",
          "variables-of-shells");

  private static final Map<String, String> SINCE = since();

  private static Map<String, String> since() {
    Map<String, String> since = new TreeMap<>();
    for (String entry : STANZAS.strip().split(",\\s+", -1)) {
      int blank = entry.lastIndexOf(' ');
      since.put(entry.substring(0, blank), entry.substring(blank + 1));
    }
    return since;
  }

  private static Parsed<List<NamedText>> render(Path manifest, String version) throws IOException {
    Parsed<Manifest> read =
        ManifestReader.read(
            List.of(
                Source.of("manifest.yml", Files.readAllBytes(manifest)),
                new Source("old.yml", "for: upstart " + version + "\n")),
            List.of());
    assertThat(read.value()).as("%s: %s", manifest, read.problems()).isPresent();
    return Renderer.render(read.value().orElseThrow(), Target.UPSTART, name -> Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.6.5", "1.3", "1.4", "1.5", "1.10", "1.12.1", "1.13"})
  void noStanzaIsNewerThanTheUpstartThatItIsFor(String version) throws IOException {
    List<String> refused = new ArrayList<>();
    for (Path path : Manifests.everywhere()) {
      Parsed<List<NamedText>> rendered = render(path, version);
      if (rendered.hasErrors()) {
        assertThat(rendered.problems())
            .filteredOn(p -> p.severity() == Severity.ERROR)
            .extracting(Diagnostic::rule)
            .containsOnly("M007");
        refused.add(path.getParent().getFileName().toString());
      }
      for (NamedText file : rendered.value().orElse(List.of())) {
        JobFile job = JobParser.parse(new Source(file.name(), file.text()));
        assertThat(job.error()).as("%s: %s", path, file.text()).isEmpty();
        for (JobFile.Stanza stanza : job.stanzas()) {
          if (stanza instanceof Words words) {
            String first = since(words);
            assertThat(isAtLeast(version, first))
                .as("%s, %s: %s came with %s", path, file.name(), words.name(), first)
                .isTrue();
          }
        }
      }
    }
    assertThat(refused).isEqualTo(isAtLeast(version, "1.4") ? NEVER : NOT_BY_A_SHELL);
  }

  private static String since(Words words) {
    List<String> start = words.words().stream().limit(2).map(Word::value).toList();
    String two = SINCE.get(String.join(" ", start));
    String known = two == null ? SINCE.get(start.get(0)) : two;
    assertThat(known).as("a stanza of the table: %s", start).isNotNull();
    return known;
  }

  private static boolean isAtLeast(String version, String other) {
    return Arrays.compare(numbers(version), numbers(other)) >= 0;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }

  @Test
  void theLastVersionsDifferInNothingThatIsWritten() throws IOException {
    for (Path path : Manifests.everywhere()) {
      if (!path.toString().contains("old-upstart")) {
        assertThat(bodies(path, "1.12.1")).as("%s", path).isEqualTo(bodies(path, "1.13.2"));
      }
      assertThat(bodies(path, "1.13")).as("%s", path).isEqualTo(bodies(path, "1.13.2"));
    }
    Path raw = Path.of("test-fixtures/render/old-upstart/manifest.yml");
    assertThat(bodies(raw, "1.13").get("raw.conf")).contains("cgroup memory\n");
    assertThat(bodies(raw, "1.12.1").get("raw.conf"))
        .isEqualTo(bodies(raw, "1.13").get("raw.conf").replace("cgroup memory\n", ""));
  }

  private static Map<String, String> bodies(Path path, String version) throws IOException {
    return render(path, version).value().orElse(List.of()).stream()
        .collect(Collectors.toMap(NamedText::name, NamedText::text));
  }
}

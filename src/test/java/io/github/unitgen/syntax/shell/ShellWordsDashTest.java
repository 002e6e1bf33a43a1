package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

@AddLifecycleHook(Dash.Installed.class)
class ShellWordsDashTest {
  private static Path folder = Path.of("none-yet");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Dash.folder();
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    Dash.delete(folder);
  }

  @Property(tries = 12, shrinking = ShrinkingMode.BOUNDED)
  void splitsLikeDashWhereItFindsNoProblem(@ForAll("manyTexts") List<String> texts) {
    List<String> plain =
        texts.stream().filter(t -> ShellWords.split(t).problems().isEmpty()).toList();

    assertThat(Dash.words("dash", folder, plain.stream().map(this::inOneLine).toList()))
        .zipSatisfy(
            plain, (real, text) -> assertThat(ShellWords.split(text).values()).isEqualTo(real));
  }

  @Property(tries = 6)
  void dashReadsBackWhatIsQuoted(@ForAll("manyWords") List<List<String>> commands) {
    List<String> written =
        commands.stream()
            .map(words -> words.stream().map(ShellQuoting::word).collect(Collectors.joining(" ")))
            .toList();

    assertThat(Dash.words("dash", folder, written)).isEqualTo(commands);
  }

  // A line break in front of the words would end the command that the test puts there.
  private String inOneLine(String text) {
    int start = 0;
    while (text.startsWith(" ", start)
        || text.startsWith("\t", start)
        || text.startsWith("\n", start)
        || text.startsWith("\\\n", start)) {
      start += text.charAt(start) == '\\' ? 2 : 1;
    }
    return text.substring(start);
  }

  @Provide
  Arbitrary<List<String>> manyTexts() {
    return ShellTexts.texts().list().ofMinSize(400).ofMaxSize(1200);
  }

  @Provide
  Arbitrary<List<List<String>>> manyWords() {
    return ShellTexts.texts().list().ofMaxSize(5).list().ofSize(200);
  }
}

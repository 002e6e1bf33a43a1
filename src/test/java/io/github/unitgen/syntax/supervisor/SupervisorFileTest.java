package io.github.unitgen.syntax.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SupervisorFileTest {
  private static final List<String> PIECES =
      List.of(
          "[program:x]",
          "[",
          "]",
          "a=b",
          "a : b",
          "command=c",
          " ",
          "  ",
          "\t",
          "\n",
          "\r\n",
          "\r",
          ";",
          "#",
          " ;",
          " #x",
          "=",
          ":",
          "%(here)s",
          "\u00a0",
          "\u0085",
          "é",
          "\"",
          "'");

  private static SupervisorFile read(String text) {
    return SupervisorFile.read(new Source("supervisord.conf", text));
  }

  private static String shown(String text) {
    return read(text).sections().stream()
        .map(
            section ->
                section.name().value()
                    + section.settings().stream()
                        .map(s -> s.name().value() + "=" + s.value())
                        .toList())
        .collect(Collectors.joining(";"));
  }

  @Test
  void readsSettingsOfSections() {
    assertThat(shown("[program:web]\ncommand = run -x\nUser: bob\n[group:g] rest\nprograms=web"))
        .isEqualTo("program:web[command=run -x, user=bob];group:g[programs=web]");
  }

  @Test
  void aMarkBehindASpaceBeginsAComment() {
    assertThat(shown("[a]\nx=1 ; one\ny=a;b#c\nz=a#b;c #d\n;w=1\n  # v=1\n"))
        .isEqualTo("a[x=1, y=a;b#c, z=a#b;c]");
  }

  @Test
  void bothMarksAreLookedForInStep() {
    assertThat(shown("[a]\nx=1;2;3 ;4 #5\n")).isEqualTo("a[x=1;2;3 ;4]");
  }

  @Test
  void aDeeperLineContinuesTheValue() {
    assertThat(shown("[a]\nenv=A=1,\n  B=2, ; two\n  ; C=3\n\n  D=4\n\nx=1\n"))
        .isEqualTo("a[env=A=1,\nB=2,\n\nD=4, x=1]");
  }

  @Test
  void noSectionBeginsWithAContinuation() {
    assertThat(shown("[a]\n  x=1\n  y=2\n   z=3\n")).isEqualTo("a[x=1, y=2\nz=3]");
  }

  @Test
  void keepsWhatSupervisordRefuses() {
    SupervisorFile file = read("x=1\n[a]\nno sign\n=1\ny=2\n");
    assertThat(file.refused())
        .extracting(line -> line.value())
        .containsExactly("x=1", "no sign", "=1");
    assertThat(shown("x=1\n[a]\nno sign\n=1\ny=2\n")).isEqualTo("a[y=2]");
  }

  @Test
  void commentsAboveAHeaderAreOfItsSection() {
    SupervisorFile file = read(";; Top\n\n# Web\n[a]\nx=1 ; one\n; Old\n\n; Next\n[b] ; inline\n");
    assertThat(file.preface()).containsExactly("Top");
    assertThat(file.sections().get(0).comments()).containsExactly("Web", "Old");
    assertThat(file.sections().get(0).settings().get(0).comments()).containsExactly("one");
    assertThat(file.sections().get(1).comments()).containsExactly("Next", "inline");
  }

  @Test
  void theLinesAreTheText() {
    Random random = Seed.random();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      SupervisorFile file = read(text.toString());
      assertThat(
              file.lines().stream()
                  .map(line -> file.source().slice(line.span()))
                  .collect(Collectors.joining()))
          .as(Seed.OPTION)
          .isEqualTo(text.toString());
    }
  }

  @Test
  void fillsInFormatsAsPythonDoes() {
    assertThat(filled("%(n)d %(n)02d %(n)+d %(n)-3d| %(n)s %(t)5s %(t).1s 100%%"))
        .contains("7 07 +7 7  | 7    ab a 100%");
    assertThat(filled("%(n)x")).isEmpty();
    assertThat(filled("%(t)d")).isEmpty();
    assertThat(filled("100%")).isEmpty();
    assertThat(filled("%s")).isEmpty();
    assertThat(filled("%(n")).isEmpty();
    assertThat(filled("%(n)")).isEmpty();
  }

  private static Optional<String> filled(String text) {
    return PythonFormat.read(text)
        .flatMap(
            format -> {
              StringBuilder out = new StringBuilder();
              for (PythonFormat.Part part : format.parts()) {
                Optional<String> value =
                    part instanceof PythonFormat.Field field
                        ? field.name().equals("n") ? field.of(7) : field.of("ab")
                        : Optional.of(((PythonFormat.Literal) part).text());
                if (value.isEmpty()) {
                  return Optional.empty();
                }
                out.append(value.get());
              }
              return Optional.of(out.toString());
            });
  }

  @Test
  void splitsCommandsAsShlexDoes() {
    assertThat(PythonShlex.split("a 'b \\c' \"d \\\" \\e\" f\\ g\n'' h\"i\"'j'"))
        .contains(List.of("a", "b \\c", "d \" \\e", "f g", "", "hij"));
    assertThat(PythonShlex.split("a 'b")).isEmpty();
    assertThat(PythonShlex.split("a \\")).isEmpty();
    assertThat(PythonShlex.split(" ")).contains(List.of());
  }

  @Test
  void takesVariablesApartAsSupervisordDoes() {
    assertThat(variables("A=\"x,y\",B='z',C=/a-b:c")).isEqualTo("{A=x,y, B=z, C=/a-b:c}");
    assertThat(variables("A=x#c\ny,B=1")).isEqualTo("{A=xy, B=1}");
    assertThat(variables("A=x*y,B=z")).isEqualTo("refused");
    assertThat(variables("A=\"\",\nB='it\"s',")).isEqualTo("{A=, B=it\"s}");
    assertThat(variables("A")).isEqualTo("refused");
    assertThat(variables("A=\"x")).isEqualTo("refused");
    assertThat(variables("")).isEqualTo("{}");
  }

  private static String variables(String text) {
    return PythonShlex.variables(text).map(Map::toString).orElse("refused");
  }
}

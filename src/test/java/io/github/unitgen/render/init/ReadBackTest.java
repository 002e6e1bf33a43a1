package io.github.unitgen.render.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadBackTest {
  private static final Place AT = new Source("t", "x").place(0, 0);

  private final List<Diagnostic> problems = new ArrayList<>();
  private final ReadBack users = new ReadBack(AT, false, "f", problems);
  private final ReadBack ours = new ReadBack(AT, true, "f", problems);

  private String said() {
    assertThat(problems).hasSize(1);
    Diagnostic problem = problems.remove(0);
    return problem.message() + " / " + problem.help().orElse("-");
  }

  @Test
  void saysBothSides() {
    users.same("Key=", "a", "a");
    assertThat(problems).isEmpty();
    users.same("Key=", "a", "b");
    assertThat(said()).isEqualTo("Key= of f would be `b` / the manifest says `a`");
    ours.same("Key=", "a", "b");
    assertThat(said())
        .isEqualTo(
            "Key= of f would be `b` / the manifest says `a`; this is a bug in unitgen: please"
                + " report it");
    users.same("Key=", List.of("a", "b c"), List.of());
    assertThat(said()).isEqualTo("Key= of f would be missing / the manifest says `a` `b c`");
    users.same("Key=", Optional.empty(), Optional.of("x\ny"));
    assertThat(said()).isEqualTo("Key= of f would be `x\\ny` / the manifest says nothing");
    users.same("Key=", Duration.ofSeconds(90), Duration.ofMillis(1500));
    assertThat(said()).isEqualTo("Key= of f would be 1500ms / the manifest says 90s");
    users.same("Key=", List.of(List.of("a")), List.of(List.of("a"), List.of("b", "c")));
    assertThat(said()).isEqualTo("Key= of f would be `a` `b` `c` / the manifest says `a`");
  }

  @Test
  void cutsWhatIsLong() {
    users.same("Key=", "", "x".repeat(198));
    assertThat(said()).startsWith("Key= of f would be `" + "x".repeat(198) + "` /");
    users.same("Key=", "", "x".repeat(199));
    assertThat(said()).startsWith("Key= of f would be `" + "x".repeat(199) + "… /");
  }

  @Test
  void letsAUserAdd() {
    users.holds("Key=", List.of("a"), List.of("b", "a"));
    assertThat(problems).isEmpty();
    users.holds("Key=", List.of("a"), List.of("b"));
    assertThat(said()).isEqualTo("Key= of f would be `b` / the manifest says `a`");
    ours.holds("Key=", List.of("a"), List.of("b", "a"));
    assertThat(said()).startsWith("Key= of f would be `b` `a` / the manifest says `a`; ");
    ours.holds("Key=", List.of("a"), List.of("a"));
    assertThat(problems).isEmpty();
  }

  @Test
  void keepsValuesOfVariablesToItself() {
    users.environment("", Map.of("A", "secret"), Map.of("A", "secret", "B", "b"));
    assertThat(problems).isEmpty();
    users.environment(" here", Map.of("A", "secret"), Map.of("A", "other"));
    assertThat(said()).isEqualTo("f: `A` would change here / -");
    users.environment("", Map.of("A", "secret"), Map.of());
    assertThat(said()).isEqualTo("f: `A` would be lost / -");
    ours.environment("", Map.of(), Map.of("B", "b"));
    assertThat(said())
        .isEqualTo("f: `B` would be set / this is a bug in unitgen: please report it");
  }
}

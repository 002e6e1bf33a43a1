package io.github.unitgen.workspace.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.report.BaselineReport;
import io.github.unitgen.source.Source;
import io.github.unitgen.workspace.baseline.Baseline.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
  /** A finding on each line that holds {@code bad}. */
  private static List<Diagnostic> findings(String name, String text) {
    Source source = new Source(name, text);
    List<Diagnostic> found = new ArrayList<>();
    for (int at = text.indexOf("bad"); at >= 0; at = text.indexOf("bad", at + 1)) {
      found.add(
          new Diagnostic(
              "S104",
              "x",
              Severity.WARNING,
              source.place(at, at + 3),
              "m",
              List.of(),
              Optional.empty()));
    }
    return found;
  }

  private static String json(Baseline baseline) {
    return BaselineReport.of(
        BaselineReader.FORMAT,
        baseline.inOrder().stream()
            .map(e -> new BaselineReport.Entry(e.file(), e.rule(), e.line(), e.nth()))
            .toList());
  }

  private static Parsed<Baseline> read(String text) {
    return BaselineReader.read(new Source("base.json", text));
  }

  @Test
  void knowsALineThatWasMovedOrIndented() {
    Baseline baseline = Baseline.of(findings("a", "bad 1\nbad 2\n"), name -> name);
    List<Diagnostic> now = findings("a", "x\n  bad  2\n\tbad 1\r\nbad 3\n");
    assertThat(baseline.unknown(now, name -> name)).containsExactly(now.get(2));
    assertThat(baseline.gone(now, name -> name)).isEmpty();
  }

  @Test
  void countsFindingsThatAreAlike() {
    Baseline baseline = Baseline.of(findings("a", "bad\nbad\n"), name -> name);
    List<Diagnostic> more = findings("a", "bad\nbad\nbad\n");
    assertThat(baseline.unknown(more, name -> name)).containsExactly(more.get(2));
    assertThat(baseline.gone(findings("a", "bad\n"), name -> name))
        .extracting(Entry::nth)
        .containsExactly(2);
  }

  @Test
  void knowsAFileByItsPath() {
    Baseline baseline = Baseline.of(findings("a", "bad\n"), name -> "sub/" + name);
    assertThat(baseline.unknown(findings("a", "bad\n"), name -> name)).hasSize(1);
    assertThat(baseline.unknown(findings("sub/a", "bad\n"), name -> name)).isEmpty();
  }

  @Test
  void isWrittenAFindingALineInOrder() {
    List<Diagnostic> found = new ArrayList<>(findings("b", "bad\n"));
    found.addAll(findings("a \"é\"", "bad\n"));
    assertThat(json(Baseline.of(found, name -> name)))
        .isEqualTo(
            """
            {
              "baseline": 1,
              "findings": [
                {"file":"a \\"é\\"","rule":"S104","line":"2f05d4b689d270ca","nth":1},
                {"file":"b","rule":"S104","line":"2f05d4b689d270ca","nth":1}
              ]
            }
            """);
    assertThat(json(Baseline.EMPTY)).isEqualTo("{\n  \"baseline\": 1,\n  \"findings\": []\n}\n");
  }

  @Property(tries = 300)
  void isReadAsItWasWritten(@ForAll String file, @ForAll String line) {
    boolean clean = file.chars().allMatch(c -> c >= ' ' && c < 0x7f || c >= 0xa0 && c < 0xd800);
    Baseline baseline = new Baseline(Set.of(new Entry(clean ? file : "\"\\'", "S1", "1e3", 3)));
    assertThat(read(json(baseline)).value()).contains(baseline);
    assertThat(read(line).value().isPresent() || !read(line).problems().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"baseline\": 2, \"findings\": []}",
        "{\"baseline\": 1}",
        "{\"baseline\": 1, \"findings\": {}}",
        "{\"baseline\": 1, \"findings\": [1]}",
        "{\"baseline\": 1, \"findings\": [{\"file\": \"a\", \"rule\": \"b\", \"line\": \"c\"}]}",
        "{\"baseline\":1,\"findings\":[{\"file\":[],\"rule\":\"b\",\"line\":\"c\",\"nth\":1}]}",
        "{\"baseline\":1,\"findings\":[{\"file\":\"\",\"rule\":\"b\",\"line\":\"c\",\"nth\":-1}]}",
        "{\"baseline\": 1, \"findings\": [",
        "<<<<<<< HEAD"
      })
  void saysWhereAMistakeIs(String text) {
    Parsed<Baseline> read = read(text);
    assertThat(read.value()).isEmpty();
    assertThat(read.problems()).hasSize(1);
  }
}

package io.github.unitgen.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarAlignmentTest {
  /** Written in double quotes, and what it stands for. */
  private static final Map<String, String> DOUBLE =
      Map.ofEntries(
          Map.entry("a", "a"),
          Map.entry("é", "é"),
          Map.entry("😀", "😀"),
          Map.entry(" ", " "),
          Map.entry("\\n", "\n"),
          Map.entry("\\t", "\t"),
          Map.entry("\\\"", "\""),
          Map.entry("\\\\", "\\"),
          Map.entry("\\ ", " "),
          Map.entry("\\x41", "A"),
          Map.entry("\\x20", " "),
          Map.entry("\\u00e9", "é"),
          Map.entry("\\U0001F600", "😀"),
          Map.entry("\\N", "\u0085"));

  @Property(tries = 500)
  void findsEachPieceOfADoubleQuotedText(@ForAll("doublePieces") List<String> written) {
    check("\"" + String.join("", written) + "\"", written, DOUBLE);
  }

  @Property(tries = 300)
  void findsEachPieceOfASingleQuotedText(@ForAll("singlePieces") List<String> written) {
    check("'" + String.join("", written) + "'", written, Map.of("''", "'"));
  }

  @Provide
  Arbitrary<List<String>> doublePieces() {
    return Arbitraries.of(new TreeSet<>(DOUBLE.keySet())).list().ofMinSize(1).ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<String>> singlePieces() {
    return Arbitraries.of("a", " ", "''", "\\", "\"", "😀", "#").list().ofMinSize(1).ofMaxSize(12);
  }

  private static void check(String quoted, List<String> written, Map<String, String> values) {
    ScalarAlignment alignment = value("k: " + quoted).alignment();
    int at = 0;
    List<String> found = new ArrayList<>();
    for (String piece : written) {
      int length = values.getOrDefault(piece, piece).length();
      found.add(alignment.place(at, at + length).text());
      at += length;
    }
    assertThat(found).isEqualTo(written);
    assertThat(alignment.place(0, at).text()).isEqualTo(String.join("", written));
  }

  private static Scalar value(String text) {
    return (Scalar) ((Mapping) Trees.parse(text)).entries().get(0).value();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k: one two\n  three\n\n  four\nl: x",
        "k: 'one two\n  three\n\n\n  four'",
        "k: \"one two\n  three \\\n   four\"",
        "k: \"one \\\r\n  two\r\n  three\r\n\r\n  four\"",
        "k: |\n  one two\n    three\n\n  four\n",
        "k: |2-\n    one\n  two\n  three\n  four\n# comment",
        "k: >+ # comment\n\n  one\n  two\n\n    three\n  four\n\n",
        "k: >\r\n  one two\r\n  three\r\n  four\r\n",
        "k: !!str one two\n  three\n  four",
      })
  void findsEachWordOfATextOnManyLines(String text) {
    Scalar scalar = value(text);
    for (String word : List.of("one", "two", "three", "four")) {
      int at = scalar.text().indexOf(word);
      Place place = scalar.place(at, at + word.length());
      assertThat(place.text()).isEqualTo(word);
      assertThat(place.span().start()).isEqualTo(text.indexOf(word));
    }
  }

  @Test
  void givesAnEmptyPlaceForNoCharacters() {
    assertThat(value("k: 'abc'").place(1, 1).span()).hasToString("Span[start=5, end=5]");
    assertThat(value("k: 'abc'").place(3, 3).span()).hasToString("Span[start=7, end=7]");
    assertThat(value("k: ''").place(0, 0).span()).hasToString("Span[start=4, end=4]");
    assertThat(value("k: abc").place(3, 3).span()).hasToString("Span[start=6, end=6]");
    assertThat(value("k: |\n").place(0, 0).span()).hasToString("Span[start=4, end=4]");
  }

  @Test
  void givesTheWholeWhereItCannotFollow() {
    assertThat(value("k: abc").place(2, 1).text()).isEqualTo("abc");
    assertThat(value("k: abc").place(2, 4).text()).isEqualTo("abc");
    Source source = new Source("m", "*x");
    Scalar alias = new Scalar(source.whole(), "value", Style.PLAIN);
    assertThat(alias.place(0, 1).text()).isEqualTo("*x");
    Scalar longer = new Scalar(source.whole(), "*xyz", Style.PLAIN);
    assertThat(longer.place(0, 1).text()).isEqualTo("*x");
  }

  @Test
  void followsHalvesOfPairsThatAreEscapedOneByOne() {
    Scalar scalar = value("k: \"\\uD83D\\uDE00b\"");
    assertThat(scalar.place(0, 1).text()).isEqualTo("\\uD83D");
    assertThat(scalar.place(1, 2).text()).isEqualTo("\\uDE00");
    assertThat(scalar.place(2, 3).text()).isEqualTo("b");
  }

  @Test
  void followsWhiteSpaceInARow() {
    Scalar scalar = value("k: \"a   \\n b\"");
    assertThat(scalar.text()).isEqualTo("a   \n b");
    assertThat(scalar.place(4, 5).text()).isEqualTo("\\n");
    assertThat(scalar.place(5, 6).text()).isEqualTo(" ");
    assertThat(scalar.place(0, 7).text()).isEqualTo("a   \\n b");
    assertThat(value("k: |\n  a\n   b\n").place(1, 2).text()).isEqualTo("\n");
  }
}

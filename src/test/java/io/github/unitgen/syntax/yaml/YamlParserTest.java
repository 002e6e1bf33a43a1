package io.github.unitgen.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlParserTest {
  @Test
  void keepsScalarsAsTheyAreWritten() {
    assertThat(Trees.values(Trees.parse("[no, 08, 22:30, 1_000, 1.10, 2026-11-23, 0x1F, <<, =]")))
        .isEqualTo("[no, 08, 22:30, 1_000, 1.10, 2026-11-23, 0x1F, <<, =]");
  }

  @Test
  void tellsHowAScalarWasWritten() {
    assertThat(style("a")).isEqualTo(Style.PLAIN);
    assertThat(style("'a'")).isEqualTo(Style.SINGLE_QUOTED);
    assertThat(style("\"a\"")).isEqualTo(Style.DOUBLE_QUOTED);
    assertThat(style("|\n a")).isEqualTo(Style.BLOCK);
    assertThat(style(">\n a")).isEqualTo(Style.BLOCK);
    assertThat(style("!!str a")).isEqualTo(Style.TAGGED);
    assertThat(style("!!str 'a'")).isEqualTo(Style.SINGLE_QUOTED);
  }

  private static Style style(String text) {
    return ((Scalar) Trees.parse(text)).style();
  }

  @Test
  void takesOnlyPlainWordsForNull() {
    assertThat(Trees.values(Trees.parse("[~, null, Null, NULL, nULL, '', \"null\", !!str ~]")))
        .isEqualTo("[null, null, null, null, nULL, , null, ~]");
    assertThat(Trees.values(Trees.parse("a:\nb: ''"))).isEqualTo("{a: null, b: }");
  }

  @Test
  void namesTheKindsOfValues() {
    assertThat(Trees.parse("a").kind()).isEqualTo("a single value");
    assertThat(Trees.parse("~").kind()).isEqualTo("nothing");
    assertThat(Trees.parse("[]").kind()).isEqualTo("a list");
    assertThat(Trees.parse("{}").kind()).isEqualTo("a map");
    assertThat(Trees.parse("[]").isNull()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n", "\n\n", "---\n", "--- # x\n...\n", "\uFEFF"})
  void givesNullForATextWithoutAValue(String text) {
    assertThat(Trees.parse(text).isNull()).isTrue();
    assertThat(Trees.parse(text).at().text()).isEmpty();
  }

  @Test
  void findsAnEntryByItsKey() {
    Mapping map = (Mapping) Trees.parse("{a: 1, b: 2}");
    assertThat(map.entry("b").orElseThrow().value().at().text()).isEqualTo("2");
    assertThat(map.entry("c")).isEmpty();
  }

  @Test
  void placesBlocksFromTheirFirstToTheirLastValue() {
    assertThat(Trees.places(Trees.parse("a:\n  b: 1 # c\n  # d\n\n\ne:\n- f\n-\n  - g\n# h\n")))
        .isEqualTo(
            "‹a:\n  b: 1 # c\n  # d\n\n\ne:\n- f\n-\n  - g›"
                + "‹a›‹b: 1›‹b›‹1›‹e›‹- f\n-\n  - g›‹f›‹- g›‹g›");
  }

  @Test
  void placesFlowsWithTheirBrackets() {
    assertThat(Trees.places(Trees.parse("{ a: [ 1, {} ], b: [c: d] } # e")))
        .isEqualTo("‹{ a: [ 1, {} ], b: [c: d] }›‹a›‹[ 1, {} ]›‹1›‹{}›‹b›‹[c: d]›‹c: d›‹c›‹d›");
  }

  @Test
  void placesQuotesAndBlocksWithoutTrailingBlanks() {
    assertThat(Trees.places(Trees.parse("a: 'x''y' \nb: |+ # z\n  t\n\n\nc: >-\n  u\n  v\n")))
        .isEqualTo(
            "‹a: 'x''y' \nb: |+ # z\n  t\n\n\nc: >-\n  u\n  v›"
                + "‹a›‹'x''y'›‹b›‹|+ # z\n  t›‹c›‹>-\n  u\n  v›");
  }

  @Test
  void placesEmptyBlocksAndEmptyValues() {
    assertThat(Trees.places(Trees.parse("a: |\nb:\nc: [,]\n".replace("[,]", "&x"))))
        .isEqualTo("‹a: |\nb:\nc: &x›‹a›‹|›‹b›‹›‹c›‹›");
  }

  @Test
  void leavesAnchorsAndTagsOutOfPlaces() {
    String text =
        """
        a: &x 1
        b: !!str &y 2
        c: &z !!str # why
          three
        d: &l
          # why
          - &i 4
        e: &m !!map
          f: &q 'g'
        h: &n [ &o {} ]
        i: !!seq [5]
        &k j: &b |
          t
        """;
    assertThat(Trees.places(((Mapping) Trees.parse(text)).entries().get(0).value()))
        .isEqualTo("‹1›");
    StringBuilder values = new StringBuilder();
    ((Mapping) Trees.parse(text))
        .entries()
        .forEach(
            entry -> values.append(Trees.places(entry.key())).append(Trees.places(entry.value())));
    assertThat(values)
        .hasToString(
            "‹a›‹1›‹b›‹2›‹c›‹three›‹d›‹- &i 4›‹4›‹e›‹f: &q 'g'›‹f›‹'g'›"
                + "‹h›‹[ &o {} ]›‹{}›‹i›‹[5]›‹5›‹j›‹|\n  t›");
  }

  @Test
  void keepsThePlaceOfTheAnchorForAValueAndOfTheAliasForAKey() {
    Mapping map = (Mapping) Trees.parse("a: &x one\nb: *x\n*x : two\n");
    assertThat(Trees.values(map)).isEqualTo("{a: one, b: one, one: two}");
    assertThat(map.entries().get(1).value().at().span().start()).isEqualTo(6);
    assertThat(map.entries().get(2).key().at().text()).isEqualTo("*x");
    assertThat(map.at().text()).isEqualTo("a: &x one\nb: *x\n*x : two");
  }

  @Test
  void takesTheNewestAnchorOfAName() {
    assertThat(Trees.values(Trees.parse("[&x 1, *x, &x 2, *x, &x [3], *x]")))
        .isEqualTo("[1, 1, 2, 2, [3], [3]]");
  }

  @Test
  void mergesMapsBelowTheKeysOfTheMapItself() {
    assertThat(
            Trees.values(
                Trees.parse(
                    "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {y: 3, <<: [*a, *b], w: 3}\n"
                        + "d: {<<: *a, <<: *b}\ne: {<<: {v: 5}}\nf: {'<<': 6}")))
        .isEqualTo(
            "{a: {x: 1, y: 1}, b: {y: 2, z: 2}, c: {x: 1, z: 2, y: 3, w: 3},"
                + " d: {x: 1, y: 1, z: 2}, e: {v: 5}, f: {<<: 6}}");
  }

  @Test
  void refusesToMergeWhatIsNoMap() {
    assertThat(Trees.problems("a: 1\n<<: 2"))
        .containsExactly("2:5 ‹2› `<<` must refer to a map, but this is a single value");
    assertThat(Trees.problems("<<: [{}, [x]]"))
        .containsExactly("1:5 ‹[{}, [x]]› `<<` must refer to a map, but this is a list");
  }

  @Test
  void reportsEveryDuplicateAndKeepsTheFirst() {
    Source source = new Source("m", "a: 1\n'a': {b: 1, b: 2}\nc: {d: 1, d: 2, d: 3}\n");
    Parsed<YamlNode> parsed = YamlParser.parse(source);
    assertThat(Trees.values(parsed.value().orElseThrow())).isEqualTo("{a: 1, c: {d: 1}}");
    assertThat(Trees.problems(source.text()))
        .containsExactly(
            "2:1 ‹'a'› `a` is set twice",
            "2:13 ‹b› `b` is set twice",
            "3:11 ‹d› `d` is set twice",
            "3:17 ‹d› `d` is set twice");
    Diagnostic first = parsed.problems().get(0);
    assertThat(first.rule()).isEqualTo("M002");
    assertThat(first.related().get(0).at().span().start()).isZero();
  }

  @Test
  void refusesKeysThatAreNoTexts() {
    assertThat(Trees.problems("? [a]\n: b"))
        .containsExactly("1:3 ‹[a]› a key must be a text, but this is a list");
    assertThat(Trees.problems("{ {a: b}: c }"))
        .containsExactly("1:3 ‹{a: b}› a key must be a text, but this is a map");
    assertThat(Trees.problems("a: {{b}}"))
        .containsExactly("1:4 ‹{{› unquoted `{{` starts a map in YAML");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: !!int 5|1:4 ‹!!int› the tag !!int is not supported",
        "a: !x 5|1:4 ‹!x› the tag !x is not supported",
        "a: ! 5|1:4 ‹!› the tag ! is not supported",
        "a: !!seq {}|1:4 ‹!!seq› the tag !!seq is not supported",
        "a: !!map []|1:4 ‹!!map› the tag !!map is not supported",
        "a: &b !!map []|1:7 ‹!!map› the tag !!map is not supported",
        "a: !<tag:x,2000:y> b|1:4 ‹!<tag:x,2000:y>› the tag !<tag:x,2000:y> is not supported",
      })
  void refusesTagsThatAskForAType(String text, String problem) {
    assertThat(Trees.problems(text)).containsExactly(problem);
  }

  @Test
  void takesAVerbatimTagOfAText() {
    assertThat(Trees.places(Trees.parse("!<tag:yaml.org,2002:str> 'a'"))).isEqualTo("‹'a'›");
  }

  @Test
  void readsTheFirstDocumentAndReportsTheSecond() {
    Parsed<YamlNode> parsed = YamlParser.parse(new Source("m", "a: 1\n---\nb: 2\n--- x\n"));
    assertThat(Trees.values(parsed.value().orElseThrow())).isEqualTo("{a: 1}");
    assertThat(Trees.problems("a: 1\n---\nb: 2\n--- x\n"))
        .containsExactly("2:1 ‹---› a second document starts here");
    assertThat(Trees.problems("%YAML 1.2\n---\na: 1\n...\n")).isEmpty();
  }

  @Test
  void refusesBytesAndCharactersThatYamlHasNoPlaceFor() {
    Source source =
        Source.of("m", new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0xA9, (byte) 0xE9});
    Diagnostic invalid = YamlParser.parse(source).problems().get(0);
    assertThat(invalid.message()).isEqualTo("this byte is not UTF-8");
    assertThat(invalid.at().span().start()).isEqualTo(4);
    assertThat(Trees.problems("a\u0007\u0000\u007Fb\uFFFE\uD800 \t\uE000"))
        .containsExactly(
            "1:2 ‹\u0007› YAML does not allow the character U+0007",
            "1:3 ‹\u0000› YAML does not allow the character U+0000",
            "1:4 ‹\u007F› YAML does not allow the character U+007F",
            "1:6 ‹\uFFFE› YAML does not allow the character U+FFFE",
            "1:7 ‹\uD800› YAML does not allow the character U+D800");
    assertThat(help("\u0001")).isEqualTo("use \\x01 in double quotes");
    assertThat(help("\u009F")).isEqualTo("use \\x9F in double quotes");
    assertThat(help("\uFFFF")).isEqualTo("use \\uFFFF in double quotes");
    assertThat(help("\u0000")).isEqualTo("remove it: it cannot be passed to a program");
    assertThat(Trees.problems("\u0001".repeat(50))).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({"85, N", "2028, L", "2029, P"})
  void refusesALineSeparatorOfYaml11InEachStyleAndTakesItsEscape(String code, String escape) {
    String separator = Character.toString(Integer.parseInt(code, 16));
    List<String> styles =
        List.of(
            "k: 'a %s b'", "k: \"a%sb\"", "k: a%sb", "k: |\n  a%sb", "k: >\n  a %sb", "# a%sb: c");
    for (String style : styles) {
      assertThat(Trees.problems(style.replace("%s", separator)))
          .as(style)
          .singleElement()
          .asString()
          .contains(code + ", but YAML 1.2 does not");
    }
    assertThat(help(separator)).isEqualTo("use \\" + escape + " in double quotes");
    assertThat(Trees.values(Trees.parse("\"a \\" + escape + " b\"")))
        .isEqualTo("a " + separator + " b");
  }

  private static String help(String text) {
    return YamlParser.parse(new Source("m", text)).problems().get(0).help().orElseThrow();
  }

  @Test
  void boundsTheLengthTheDepthAndTheNumberOfValues() {
    assertThat(Trees.problems("#" + "x".repeat(YamlParser.MAX_LENGTH - 1))).isEmpty();
    assertThat(Trees.problems("#" + "x".repeat(YamlParser.MAX_LENGTH)))
        .containsExactly("1:1 ‹› the file is longer than 1 MiB");
    assertThat(Trees.problems("[".repeat(64) + "]".repeat(64))).isEmpty();
    assertThat(Trees.problems("[".repeat(65) + "]".repeat(65)))
        .containsExactly("1:65 ‹[› the value is nested deeper than 64 levels");
    String deep = "[&a " + "[".repeat(32) + "]".repeat(32) + ", ";
    assertThat(Trees.problems(deep + "[".repeat(31) + "*a" + "]".repeat(32))).isEmpty();
    assertThat(Trees.problems(deep + "[".repeat(32) + "*a" + "]".repeat(33)))
        .containsExactly("1:103 ‹*a› the value is nested deeper than 64 levels");
    assertThat(Trees.problems("[" + "x,".repeat(19_999) + "]")).isEmpty();
    assertThat(Trees.problems("[" + "x,".repeat(20_000) + "]"))
        .containsExactly(
            "1:40000 ‹x› the file has over 20,000 values when its aliases are expanded");
  }

  @Test
  void refusesAliasesThatNameNothingYet() {
    assertThat(Trees.problems("a: *b\nb: &b 1")).containsExactly("1:4 ‹*b› unknown anchor &b");
    assertThat(Trees.problems("a: &a [*a]"))
        .containsExactly("1:8 ‹*a› this alias is inside the value that it refers to");
    assertThat(Trees.problems("[&a 1, &a [*a]]"))
        .containsExactly("1:12 ‹*a› this alias is inside the value that it refers to");
  }

  @Test
  void readsAnEndOfASourceInItsOwnPlaces() {
    Source source = new Source("--set", "é😀.k=[a, é😀b, 'c']");
    Parsed<YamlNode> parsed = YamlParser.parse(source, 6);
    assertThat(Trees.places(parsed.value().orElseThrow()))
        .isEqualTo("‹[a, é😀b, 'c']›‹a›‹é😀b›‹'c'›");
    Diagnostic problem = YamlParser.parse(new Source("--set", "😀=[a, 😀"), 3).problems().get(0);
    assertThat(problem.at().span().start()).isEqualTo(3);
    assertThat(YamlParser.parse(new Source("--set", "a="), 2).value().orElseThrow().at().span())
        .hasToString("Span[start=2, end=2]");
  }

  @Test
  void countsAstralCharactersAsOneColumn() {
    assertThat(Trees.problems("😀é: {a: 1, a: 2}")).containsExactly("1:12 ‹a› `a` is set twice");
    assertThat(((Sequence) Trees.parse("[😀, '😀😀', x]")).items().get(2).at().text())
        .isEqualTo("x");
  }
}

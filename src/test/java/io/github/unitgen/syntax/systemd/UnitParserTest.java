package io.github.unitgen.syntax.systemd;

import static io.github.unitgen.syntax.systemd.Tables.unit;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Blank;
import io.github.unitgen.syntax.systemd.UnitFile.Comment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Reason;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reading here is what systemd-analyze verify 252 says of the same text. */
class UnitParserTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void readsEachKindOfLine() {
    UnitFile file = unit("# a \n[Unit]\n\nA = b c \njunk\n");

    assertThat(file.lines())
        .containsExactly(
            new Comment(new Span(0, 5), new Span(0, 3)),
            new Section(new Span(5, 12), new Span(6, 10), "Unit"),
            new Blank(new Span(12, 13)),
            new Assignment(
                new Span(13, 22),
                "Unit",
                new Span(13, 14),
                "A",
                new Span(17, 20),
                "b c",
                List.of()),
            new Junk(new Span(22, 27), new Span(22, 26), Reason.NO_EQUALS));
  }

  @Test
  void anEmptyTextHasNoLines() {
    assertThat(unit("").lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\0", "\r\n", "\n\r", "\n\0", "\r\n\0", "\n\r\0"})
  void endsALineAtAnyMixOfDistinctTerminators(String end) {
    UnitFile file = unit("[S]" + end + "A=1" + end + "B=2" + end);

    assertThat(file.lines()).hasSize(3);
    assertThat(file.last("S", "A").orElseThrow().value()).isEqualTo("1");
    assertThat(file.last("S", "A").orElseThrow().span().length()).isEqualTo(3 + end.length());
    assertThat(file.last("S", "B")).isPresent();
    assertThat(file.print()).isEqualTo(file.source().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\n", "\r\r\n", "\0\n", "\0\0", "\n\r\n", "\r\n\r", "\0\r"})
  void startsABlankLineWhereATerminatorComesTwiceOrNulCameBefore(String end) {
    assertThat(unit("[S]" + end + "A=1").lines())
        .hasSize(3)
        .element(1)
        .isInstanceOf(Blank.class)
        .extracting(line -> line.span().isEmpty())
        .isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# c", "; c", "  # c", "\t; c", "#", "# c \\", "# \udcff \uffff"})
  void takesACommentForOneLineWhateverItHolds(String comment) {
    UnitFile file = unit("[S]\n" + comment + "\nA=1\n");

    assertThat(file.lines()).hasSize(3).element(1).isInstanceOf(Comment.class);
    Comment read = (Comment) file.lines().get(1);
    assertThat(file.source().slice(read.textSpan())).isEqualTo(comment.strip());
    assertThat(file.all("S", "A")).hasSize(1);
  }

  @Test
  void knowsNoTrailingComment() {
    assertThat(unit("[S]\nA=1 # c\n").last("S", "A").orElseThrow().value()).isEqualTo("1 # c");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "A=b;                  'b'",
        "A=b\\\\;              'b\\\\'",
        "'A=b\\ ';             'b\\'",
        "A==b;                 '=b'",
        "'\tA \t=\t b \t';     'b'",
        "A=;                   ''",
        "A= ;                  ''",
      },
      delimiter = ';')
  void trimsAndKeepsTheRest(String line, String value) {
    UnitFile file = unit("[S]\n" + line + "\nB=1\n");

    assertThat(file.last("S", "A").orElseThrow().value()).isEqualTo(value);
    assertThat(file.all("S", "B")).hasSize(1);
  }

  @Test
  void aFormFeedOrANoBreakSpaceIsNoBlank() {
    assertThat(unit("[S]\n\fA=\u00a0\n").last("S", "\fA").orElseThrow().value())
        .isEqualTo("\u00a0");
    assertThat(reason(unit("[S]\n\f\n").lines().get(1))).isEqualTo(Reason.NO_EQUALS);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "A=a\\|b;                 'a b'",
        "A=a\\|  b;               'a   b'",
        "A=a\\\\\\|b;             'a\\\\ b'",
        "A=a\\|b\\|c;             'a b c'",
        "A=a\\|# x|b;             'a b'",
        "A=a\\|# x \\|b;          'a b'",
        "A=a\\|  ~ x|# y|b;       'a b'",
        "A=a\\||B=1;              'a'",
        "A=a\\;                   'a'",
        "A=a\\|# x;               'a'",
        "A=\\|  a;                'a'",
        "A\\|=a;                  'a'",
        "A=a \\|[T];              'a  [T]'",
        "\\|A=a;                  'a'",
        "A=\\|\\|;                ''",
      },
      delimiter = ';')
  void joinsContinuedLinesWithABlank(String lines, String value) {
    String text = "[S]\n" + lines.replace('|', '\n').replace('~', ';');
    UnitFile file = unit(text);

    assertThat(file.last("S", "A").orElseThrow().value()).isEqualTo(value);
    assertThat(file.print()).isEqualTo(text);
    assertThat(file.sections()).hasSize(1);
  }

  @Test
  void aContinuedLineEndsWithItsLastPart() {
    UnitFile file = unit("[S]\nA=a\\\nb\nB=c\\\n d\n");

    assertThat(file.lines()).hasSize(3);
    assertThat(file.last("S", "B").orElseThrow().value()).isEqualTo("c  d");
    assertThat(file.last("S", "B").orElseThrow().span()).isEqualTo(new Span(11, 19));
  }

  @Test
  void aContinuedKeyHasABlankInIt() {
    Assignment read = (Assignment) unit("[S]\nA\\\nB=1").lines().get(1);

    assertThat(read.key()).isEqualTo("A B");
    assertThat(read.keySpan()).isEqualTo(new Span(4, 8));
    assertThat(read.valueSpan()).isEqualTo(new Span(9, 10));
  }

  @Test
  void aLoneBackslashInFrontOfABlankLineIsBlank() {
    assertThat(unit("\\\n\n").lines()).containsExactly(new Blank(new Span(0, 3)));
  }

  @ParameterizedTest
  @CsvSource({
    "[S],S",
    "' [S]\t',S",
    "[ S ],' S '",
    "[],''",
    "[a]b],a]b",
    "'[S\\\n]','S '",
    "[X-a],X-a"
  })
  void readsAHeader(String line, String name) {
    UnitFile file = unit(line + "\nA=1\n");

    assertThat(file.sections()).singleElement().extracting(Section::name).isEqualTo(name);
    assertThat(file.last(name, "A")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"[,''", "[S,S", "'[S] # c',S", "'[ S ','S'", "'[a]=b','a'", "'[S\\\nT','S T'"})
  void refusesAHeaderThatDoesNotEndInABracketAndGoesOnInTheSectionThatWasMeant(
      String line, String name) {
    UnitFile file = unit("[Before]\n" + line + "\nA=1\n[After]\n");

    assertThat(file.lines().get(1))
        .isInstanceOfSatisfying(
            Junk.class,
            junk -> {
              assertThat(junk.reason()).isEqualTo(Reason.UNCLOSED_HEADER);
              assertThat(file.source().slice(junk.textSpan())).isEqualTo(line.strip());
            });
    assertThat(file.last(name, "A")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "foo,NO_EQUALS",
    "=x,NO_KEY",
    "' = y',NO_KEY",
    "[S,UNCLOSED_HEADER",
    "'[\"S\"]',UNSAFE_HEADER",
    "[S\t],UNSAFE_HEADER",
    "[S\\],UNSAFE_HEADER",
    "[S\u007f],UNSAFE_HEADER",
    "A=\udcff,NOT_UTF8",
    "\udcff,NOT_UTF8",
    "A=\uffff,NOT_UTF8",
    "A=\ufdd0,NOT_UTF8",
    "A=\ufdef,NOT_UTF8",
    "A=\ud83f\udffe,NOT_UTF8",
    "[\udcff],NOT_UTF8",
    "A=\ud800,NOT_UTF8"
  })
  void saysWhyALineIsJunk(String line, Reason reason) {
    UnitFile file = unit("[S]\n" + line + "\nB=1\n");

    assertThat(reason(file.lines().get(1))).isEqualTo(reason);
    assertThat(file.last("S", "B")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=\ufdcf", "A=\ufdf0", "A=\ufffd", "A=\ud83f\udffd", "A=\ue000"})
  void takesTheNeighboursOfNoncharacters(String line) {
    assertThat(unit("[S]\n" + line).all("S", "A")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "=x", "A=1"})
  void callsAnythingButAHeaderJunkBeforeTheFirstSection(String line) {
    UnitFile file = unit(line + "\n[S]\nA=1\n");

    assertThat(reason(file.lines().get(0))).isEqualTo(Reason.BEFORE_SECTION);
    assertThat(file.all("S", "A")).hasSize(1);
  }

  @Test
  void onlyBrokenHeadersBytesAndLengthRefuseTheFile() {
    assertThat(Reason.values())
        .filteredOn(Reason::refusesFile)
        .containsExactly(
            Reason.TOO_LONG, Reason.NOT_UTF8, Reason.UNCLOSED_HEADER, Reason.UNSAFE_HEADER);
  }

  @Test
  void passesOverOneByteOrderMarkAtTheStartOfALine() {
    assertThat(unit("\ufeff[S]\n").sections()).hasSize(1);
    assertThat(unit("\n\ufeff[S]\n").sections()).hasSize(1);
    UnitFile twice = unit("\ufeff[S]\n\ufeffA=1\n");
    assertThat(twice.last("S", "\ufeffA")).isPresent();
    assertThat(twice.lines().get(0).span().start()).isZero();
    assertThat(unit("[S]\nA=a\\\n\ufeffb").last("S", "A").orElseThrow().value()).isEqualTo("a b");
  }

  @Test
  void aCommentBehindAByteOrderMarkIsNone() {
    assertThat(reason(unit("\ufeff# c\n").lines().get(0))).isEqualTo(Reason.BEFORE_SECTION);
  }

  @ParameterizedTest
  @CsvSource({"A=,x,false,true", "A=,x,true,false", "A=,ä,false,true", "A=ä,x,true,false"})
  void refusesALineOfOneMebibyte(String key, String fill, boolean full, boolean taken) {
    int bytes = MEBIBYTE - key.getBytes(UTF_8).length;
    int each = fill.getBytes(UTF_8).length;
    String line = key + fill.repeat((full ? bytes : bytes - 1) / each);

    UnitFile file = unit("[S]\n" + line + "\nB=1\n");

    assertThat(file.all("S", "A").size() == 1).isEqualTo(taken);
    assertThat(file.all("S", "B")).hasSize(1);
    if (!taken) {
      assertThat(reason(file.lines().get(1))).isEqualTo(Reason.TOO_LONG);
    }
  }

  @Test
  void refusesALongComment() {
    UnitFile file = unit("[S]\n#" + "x".repeat(MEBIBYTE - 1) + "\n# c\n");

    assertThat(reason(file.lines().get(1))).isEqualTo(Reason.TOO_LONG);
    assertThat(file.lines().get(2)).isInstanceOf(Comment.class);
  }

  @Test
  void refusesJoinedLinesOfMoreThanOneMebibyte() {
    String first = "[S]\nA=" + "x".repeat(MEBIBYTE - 4) + "\\\n";

    assertThat(unit(first + "y\n").all("S", "A")).hasSize(1);
    UnitFile longer = unit(first + "yy\nB=1\\\n2\n");
    assertThat(reason(longer.lines().get(1))).isEqualTo(Reason.TOO_LONG);
    assertThat(longer.lines()).hasSize(3);
    assertThat(longer.last("S", "B")).isPresent();
    assertThat(reason(unit(first + "#" + "x".repeat(MEBIBYTE) + "\ny").lines().get(1)))
        .isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void countsTheBytesOfCharactersAndOfWhatIsNotUtf8() {
    assertThat(UnitText.bytes("aä€😀\udcff\u07ff\u0800\u007f\u0080", 0, 10))
        .isEqualTo(1 + 2 + 3 + 4 + 1 + 2 + 3 + 1 + 2);
    assertThat(UnitText.bytes("aaa", 1, 2)).isEqualTo(1);
    assertThat(UnitText.bytes("\ud7ff\ue000\ud800", 0, 3)).isEqualTo(3 + 3 + 1);
    assertThat(UnitText.bytes("\udfff\uffff", 0, 2)).isEqualTo(1 + 3);
  }

  @Test
  void isLinearInTheNumberOfLines() {
    // A search to the end of the text on every line would take minutes here.
    for (String line : List.of("x\n", "[x\n", "A=b\\\n", "\\\n", "#\\\n", "=\n", "\\")) {
      String text = "[S]\n" + line.repeat(50_000);
      assertThat(UnitParser.parse(new Source("x", text)).print()).hasSameSizeAs(text);
    }
  }

  private static Reason reason(Line line) {
    return ((Junk) line).reason();
  }
}

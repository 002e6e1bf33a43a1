package io.github.unitgen.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The fixer with rules made up for it. */
class FixerTest {
  private final List<Function<Source, List<Diagnostic>>> rules = new ArrayList<>();
  private int readTo = Integer.MAX_VALUE;

  private Fixed fix(String text) {
    return Fixer.fix(
        new Source("x", text),
        new Examination() {
          @Override
          public List<Diagnostic> findings(Source source) {
            return rules.stream().flatMap(rule -> rule.apply(source).stream()).toList();
          }

          @Override
          public List<Diagnostic> guard(Source source) {
            return findings(source);
          }

          @Override
          public int readTo(Source source) {
            return Math.min(readTo, source.text().length());
          }
        },
        finding -> true);
  }

  private static Diagnostic finding(
      String rule, Severity severity, Source source, int at, Optional<Fix> fix) {
    return new Diagnostic(
        rule, rule, severity, source.place(at, at), rule, List.of(), Optional.empty(), fix);
  }

  /** Finds each {@code bad} and replaces it. */
  private FixerTest replacing(String rule, String bad, String good) {
    rules.add(
        source -> {
          List<Diagnostic> found = new ArrayList<>();
          int at = source.text().indexOf(bad);
          for (; at >= 0; at = source.text().indexOf(bad, at + bad.length())) {
            Edit edit = new Edit(new Span(at, at + bad.length()), good);
            Fix fix = Fix.safe("Write " + good, edit);
            found.add(finding(rule, Severity.STYLE, source, at, Optional.of(fix)));
          }
          return found;
        });
    return this;
  }

  /** Finds each {@code bad}, without a fix. */
  private FixerTest refusing(String rule, String bad) {
    rules.add(
        source -> {
          List<Diagnostic> found = new ArrayList<>();
          int at = source.text().indexOf(bad);
          for (; at >= 0; at = source.text().indexOf(bad, at + 1)) {
            found.add(finding(rule, Severity.ERROR, source, at, Optional.empty()));
          }
          return found;
        });
    return this;
  }

  /** Says once that a text is missing, and inserts it at an offset. */
  private FixerTest inserting(String rule, String missing, int at) {
    rules.add(
        source ->
            source.text().contains(missing) ? List.of() : inserting(source, rule, missing, at));
    return this;
  }

  private static List<Diagnostic> inserting(Source source, String rule, String text, int at) {
    Fix fix = Fix.safe("Add it", new Edit(Span.at(at), text));
    return List.of(finding(rule, Severity.STYLE, source, at, Optional.of(fix)));
  }

  @Test
  void mendsAllThatDoNotOverlapInOneRoundAndTheOthersInTheNext() {
    Fixed fixed = replacing("A", "aa", "b").replacing("B", "ac", "d").fix("aac aa\naac\n");
    assertThat(fixed.source().text()).isEqualTo("bc b\nbc\n");
    assertThat(fixed.mended()).extracting(Diagnostic::rule).containsExactly("A", "A", "A");
    assertThat(fixed.remaining()).isEmpty();
    assertThat(fixed.finished()).isTrue();
  }

  @Test
  void mendsWhatShowsOnlyAfterAnotherFix() {
    Fixed fixed = replacing("A", "a", "b").replacing("B", "bb", "c").fix("ab");
    assertThat(fixed.source().text()).isEqualTo("c");
    assertThat(fixed.mended()).extracting(Diagnostic::rule).containsExactly("A", "B");
  }

  @Test
  void addsNoKeyThatAnotherFixRenamesALineTo() {
    Fixed fixed = inserting("A", "Key=", 0).replacing("B", "Kye", "Key").fix("a\nKye=2\n");
    assertThat(fixed.source().text()).isEqualTo("a\nKey=2\n");
    assertThat(fixed.mended()).extracting(Diagnostic::rule).containsExactly("B");
  }

  @Test
  void addsNoKeyThatAnotherFixMovesALineOf() {
    inserting("A", "s\nKey=", 2);
    rules.add(
        source ->
            source.text().startsWith("Key=2\n")
                ? List.of(
                    finding(
                        "B",
                        Severity.STYLE,
                        source,
                        0,
                        Optional.of(
                            Fix.safe(
                                "Move it",
                                new Edit(new Span(0, 6), ""),
                                new Edit(Span.at(8), "Key=2\n")))))
                : List.of());
    assertThat(fix("Key=2\ns\n").source().text()).isEqualTo("s\nKey=2\n");
  }

  @Test
  void addsAKeyOnceTheFixThatRenamesToItIsLeftOut() {
    Fixed fixed =
        inserting("A", "Key=", 0)
            .replacing("B", "Kye", "Key")
            .refusing("E", "Key=2")
            .fix("a\nKye=2\n");
    assertThat(fixed.source().text()).isEqualTo("Key=a\nKye=2\n");
    assertThat(fixed.leftOut()).extracting(Diagnostic::rule).containsExactly("B");
  }

  @Test
  void takesBackAFixThatBringsAnErrorAndNoOther() {
    Fixed fixed =
        replacing("A", "a", "b")
            .replacing("X", "x", "y")
            .refusing("E", "y")
            .fix("a\nx\na\na\nx1\n");
    assertThat(fixed.source().text()).isEqualTo("b\nx\nb\nb\nx1\n");
    assertThat(fixed.leftOut()).extracting(Diagnostic::rule).containsExactly("X", "X");
    assertThat(fixed.remaining()).isEqualTo(fixed.leftOut());
  }

  @Test
  void takesAnErrorOfALineThatIsMendedForTheOneThatWasThere() {
    Fixed fixed = replacing("A", "a", "b").refusing("E", "y").fix("a y\n");
    assertThat(fixed.source().text()).isEqualTo("b y\n");
  }

  @Test
  void noticesTheSecondOfTwoErrorsThatAreAlike() {
    Fixed fixed = replacing("A", "a", "y").refusing("E", "y").fix("y\na\n");
    assertThat(fixed.source().text()).isEqualTo("y\na\n");
  }

  @Test
  void doesNotMindAnErrorBehindThePlaceThatWasReadTo() {
    readTo = 1;
    rules.add(
        source ->
            source.text().startsWith("b")
                ? List.of(finding("E", Severity.ERROR, source, 3, Optional.empty()))
                : List.of());
    assertThat(replacing("A", "a", "b").fix("a\nyy\n").source().text()).isEqualTo("b\nyy\n");
    readTo = Integer.MAX_VALUE;
    assertThat(fix("a\nyy\n").source().text()).isEqualTo("a\nyy\n");
  }

  @Test
  void leavesFixesOutThatUndoEachOther() {
    Fixed fixed =
        replacing("A", "a", "b").replacing("B", "b", "a").replacing("C", "c", "d").fix("a c");
    assertThat(fixed.source().text()).isEqualTo("a d");
    assertThat(fixed.leftOut()).extracting(Diagnostic::rule).containsExactly("A");
    assertThat(fixed.mended()).extracting(Diagnostic::rule).containsExactly("C");
    assertThat(fixed.finished()).isTrue();
  }

  @Test
  void leavesAFixOutThatChangesNothing() {
    Fixed fixed = replacing("A", "a", "a").fix("a");
    assertThat(fixed.leftOut()).hasSize(1);
    assertThat(fixed.mended()).isEmpty();
  }

  @Test
  void stopsAfterTenRounds() {
    Fixed fixed = replacing("A", "a", "aa").fix("a");
    assertThat(fixed.source().text()).hasSize(1 << Fixer.MOST_ROUNDS);
    assertThat(fixed.finished()).isFalse();
  }

  @Test
  void insertsNothingTwiceAtOnePlace() {
    assertThat(inserting("A", "q", 0).inserting("B", "q", 0).fix("x").source().text())
        .isEqualTo("qx");
  }

  @Test
  void takesTheLineBreaksOfTheText() {
    rules.add(
        source -> source.text().contains("1") ? List.of() : inserting(source, "A", "1\n2\n", 3));
    assertThat(fix("x\r\ny\r\n").source().text()).isEqualTo("x\r\n1\r\n2\r\ny\r\n");
    assertThat(fix("x\r\ny\n").source().text()).isEqualTo("x\r\n1\n2\ny\n");
  }

  @Test
  void insertsBehindAByteOrderMark() {
    assertThat(inserting("A", "#\n", 0).fix("\uFEFFx\n").source().text()).isEqualTo("\uFEFF#\nx\n");
  }

  @Test
  void leavesNoOddBlankLineWhereALineWas() {
    replacing("A", "x\n", "");
    assertThat(fix("a\n\nx\n\nb\n").source().text()).isEqualTo("a\n\nb\n");
    assertThat(fix("a\n\nx\nx\n\nb\n").source().text()).isEqualTo("a\n\nb\n");
    assertThat(fix("x\n\nb\n").source().text()).isEqualTo("b\n");
    assertThat(fix("a\n\nx\n").source().text()).isEqualTo("a\n");
    assertThat(fix("a\nx\n\nb\n").source().text()).isEqualTo("a\n\nb\n");
    assertThat(fix("a\n\nx\nb\n").source().text()).isEqualTo("a\n\nb\n");
    assertThat(fix("x\n").source().text()).isEmpty();
    assertThat(fix("a\n\n1x\n\nb\n").source().text()).isEqualTo("a\n\n1\nb\n");
  }

  @Test
  void deletesAByteOrderMarkAlone() {
    replacing("A", "\uFEFF", "");
    assertThat(fix("\uFEFF\nb\n").source().text()).isEqualTo("\nb\n");
  }

  @Test
  void insertsInFrontOfWhatIsDeletedAtTheSamePlace() {
    replacing("A", "x", "").inserting("B", "q", 1);
    assertThat(fix("axb").source().text()).isEqualTo("aqb");
  }

  @Test
  void keepsEveryByteElsewhere() {
    byte[] bytes = {(byte) 0xff, 'a', (byte) 0xc3, '\r', '\n', 0, 'a', (byte) 0xa9};
    Fixed fixed = replacing("A", "a", "").fix(Source.of("x", bytes).text());
    assertThat(Source.encode(fixed.source().text()))
        .containsExactly(0xff, 0xc3, '\r', '\n', 0, 0xa9);
  }

  @Test
  void ignoresEditsThatAreNotOfTheText() {
    rules.add(
        source ->
            List.of(
                finding(
                    "A",
                    Severity.STYLE,
                    source,
                    0,
                    Optional.of(Fix.safe("x", new Edit(new Span(5, 9), "")))),
                finding(
                    "B",
                    Severity.STYLE,
                    new Source("other", "other"),
                    0,
                    Optional.of(Fix.safe("x", new Edit(new Span(0, 1), ""))))));
    assertThat(fix("abc").source().text()).isEqualTo("abc");
  }
}

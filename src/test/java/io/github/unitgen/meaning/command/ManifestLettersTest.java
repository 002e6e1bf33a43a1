package io.github.unitgen.meaning.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import org.junit.jupiter.api.Test;

class ManifestLettersTest {
  private static final String BEFORE = "command: ";

  /** What is marked in a manifest for the first or, with {@code last}, last {@code part}. */
  private static String marked(String written, String value, String part, boolean last) {
    int from = last ? value.lastIndexOf(part) : value.indexOf(part);
    return marked(written, value, new Span(from, from + part.length()));
  }

  /** What is marked, between brackets in all that is written. */
  private static String marked(String written, String value, Span part) {
    Source source = new Source("m.yml", BEFORE + written + "\nmore: '$A a & b'\n");
    int start = BEFORE.length();
    Places letters = new ManifestLetters(source.place(start, start + written.length()), value);
    Span found = letters.of(part);
    assertThat(letters.of(part)).isEqualTo(found);
    return written.substring(0, found.start() - start)
        + "["
        + written.substring(found.start() - start, found.end() - start)
        + "]"
        + written.substring(found.end() - start);
  }

  @Test
  void aWordThatIsWrittenAsItIsIsFollowedLetterByLetter() {
    assertThat(marked("a & b & c", "a & b & c", "&", false)).isEqualTo("a [&] b & c");
    assertThat(marked("a & b & c", "a & b & c", "&", true)).isEqualTo("a & b [&] c");
    assertThat(marked("'a & b & c'", "a & b & c", "&", true)).isEqualTo("'a & b [&] c'");
  }

  @Test
  void aBlockIsFollowedLineByLine() {
    String written = "|\n    a &\n\n      b &\n    a";
    String value = "a &\n\n  b &\na\n";
    assertThat(marked(written, value, "a", false)).isEqualTo("|\n    [a] &\n\n      b &\n    a");
    assertThat(marked(written, value, "&", false)).isEqualTo("|\n    a [&]\n\n      b &\n    a");
    assertThat(marked(written, value, "&", true)).isEqualTo("|\n    a &\n\n      b [&]\n    a");
    assertThat(marked(written, value, "a", true)).isEqualTo("|\n    a &\n\n      b &\n    [a]");
    assertThat(marked(written, value, "&\n\n  b", false))
        .isEqualTo("|\n    a [&\n\n      b] &\n    a");
    assertThat(marked(written, value, new Span(4, 4)))
        .isEqualTo("|\n    a &\n[]\n      b &\n    a");
  }

  @Test
  void aBlockThatEndsWithoutALineIsFollowedToo() {
    assertThat(marked("|-\n  a b\n  a", "a b\na", "a", true)).isEqualTo("|-\n  a b\n  [a]");
  }

  @Test
  void ofAWordWithEscapesAPartIsWhereItStandsOnce() {
    assertThat(marked("\"a \\x26 b b\"", "a & b b", "a", false)).isEqualTo("\"[a] \\x26 b b\"");
    assertThat(marked("\"a \\x26 b b\"", "a & b b", "b", true)).isEqualTo("[\"a \\x26 b b\"]");
  }

  @Test
  void aTextThatTheWrittenLinesDoNotGiveIsNoBlock() {
    assertThat(marked(">\n  a b\n  c b", "a b c b\n", "a", false)).isEqualTo(">\n  [a] b\n  c b");
    assertThat(marked(">\n  a b\n  c b", "a b c b\n", "b", false)).isEqualTo("[>\n  a b\n  c b]");
    assertThat(marked("|\n  xb\n  b", "b\nb\n", "b", false)).isEqualTo("[|\n  xb\n  b]");
    assertThat(marked("|\n  a\n  b", "a\nb\nb\n", "b", true)).isEqualTo("|\n  a\n  [b]");
    assertThat(marked("\"a\\tb\\tb\"", "a\tb\tb", "b", true)).isEqualTo("[\"a\\tb\\tb\"]");
  }

  @Test
  void inALongWordWithEscapesNothingIsLookedFor() {
    String letters = "a".repeat(995);
    assertThat(marked("\"" + letters + "\\tb\"", letters + "\tb", "b", true))
        .isEqualTo("\"" + letters + "\\t[b]\"");
    assertThat(marked("\"a" + letters + "\\tb\"", "a" + letters + "\tb", "b", true))
        .isEqualTo("[\"a" + letters + "\\tb\"]");
  }
}

package io.github.unitgen.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlMessagesTest {
  @Test
  void pointsAtAColonThatStartsNoValue() {
    assertThat(Trees.problems("a: b: c"))
        .containsExactly("1:5 ‹:› a value cannot start at this `:`");
    assertThat(Trees.problems("a: 'b': c"))
        .containsExactly("1:7 ‹:› a value cannot start at this `:`");
  }

  @Test
  void pointsAtWhatCannotBeginHere() {
    assertThat(Trees.problems("a: ? b")).containsExactly("1:4 ‹?› a key cannot start at this `?`");
    assertThat(Trees.problems("a: - b")).containsExactly("1:4 ‹-› a list cannot start here");
    assertThat(Trees.problems("a: @b"))
        .containsExactly("1:4 ‹@› an unquoted text cannot start with this character");
    assertThat(Trees.problems("a: 😀\nb: `c`"))
        .containsExactly("2:4 ‹`› an unquoted text cannot start with this character");
  }

  @Test
  void marksTheKeyThatHasNoColon() {
    assertThat(Trees.problems("a: 1\nbcd  \ne: 2\n".replace("e: 2", "# e")))
        .containsExactly("2:1 ‹bcd› this key has no `:`");
    assertThat(Trees.problems("a: 1\nbcd")).containsExactly("2:1 ‹bcd› this key has no `:`");
  }

  @Test
  void marksWhereAQuoteOpensThatIsNeverClosed() {
    assertThat(Trees.problems("a: \"b\nc: d\n"))
        .containsExactly("1:4 ‹\"› this quote is never closed");
    assertThat(Trees.problems("a: 'b\n---\n"))
        .containsExactly("1:4 ‹'› this quote is still open at the end of the document");
  }

  @Test
  void marksWhereABracketOpensThatIsNeverClosed() {
    assertThat(Trees.problems("a: [b, c\n\n"))
        .containsExactly("1:4 ‹[› this bracket is never closed");
    assertThat(Trees.problems("a: {b: c")).containsExactly("1:4 ‹{› this bracket is never closed");
    assertThat(Trees.problems("a: [b\nc: d"))
        .containsExactly("2:2 ‹:› a `,` or the closing bracket is missing before this");
    assertThat(labels("a: [b\nc: d")).containsExactly("starts here 3");
    assertThat(Trees.problems("a: [b, \n"))
        .containsExactly("1:6 ‹,› a value or a closing bracket is missing after this");
  }

  @Test
  void marksWhatDoesNotFitAndWhereItsBlockBegins() {
    assertThat(Trees.problems("a:\n  b: 1\n c: 2"))
        .containsExactly("3:2 ‹c› this does not match the indentation or value before it");
    assertThat(labels("a:\n  b: 1\n c: 2")).containsExactly("starts here 0");
    assertThat(Trees.problems("a: 'b' c"))
        .containsExactly("1:8 ‹c› this does not match the indentation or value before it");
    assertThat(Trees.problems("- a\nb: c"))
        .containsExactly("2:1 ‹b› this does not match the indentation or value before it");
  }

  private static List<String> labels(String text) {
    Diagnostic problem = YamlParser.parse(new Source("m", text)).problems().get(0);
    return problem.related().stream()
        .map(label -> label.text() + " " + label.at().span().start())
        .toList();
  }

  @Test
  void pointsAtAMissingValue() {
    assertThat(Trees.problems("a: ]")).containsExactly("1:4 ‹]› a value is missing before this");
    assertThat(Trees.problems("[a, , b]"))
        .containsExactly("1:5 ‹,› a value is missing before this");
  }

  @Test
  void pointsAtTabs() {
    assertThat(Trees.problems("a:\n  \tb: 1"))
        .containsExactly("2:3 ‹\t› this line is indented with a tab");
    assertThat(Trees.problems("a: b\n\tc: d"))
        .containsExactly("2:1 ‹\t› this line is indented with a tab");
    assertThat(Trees.problems("a: \tb"))
        .containsExactly("1:4 ‹\t› YAML expects a space instead of this tab");
    assertThat(Trees.problems("a: b\t# c")).isEmpty();
    assertThat(Trees.problems("-\tb"))
        .containsExactly("1:2 ‹\t› YAML expects a space instead of this tab");
    assertThat(Trees.problems("a: '\tb' c"))
        .containsExactly("1:9 ‹c› this does not match the indentation or value before it");
  }

  @Test
  void pointsAtWrongEscapes() {
    assertThat(Trees.problems("\"a\\d\"")).containsExactly("1:4 ‹d› unknown escape in YAML");
    assertThat(Trees.problems("\"\\x4\""))
        .containsExactly("1:4 ‹4› this escape needs a hexadecimal number");
    assertThat(Trees.problems("é: \"\\x"))
        .containsExactly("1:7 ‹› this escape needs a hexadecimal number");
    assertThat(Trees.problems("\"\\UFFFFFFFF\""))
        .containsExactly("1:4 ‹F› this escape needs a hexadecimal number");
  }

  @Test
  void pointsAtNamesOfAnchorsAndTags() {
    assertThat(Trees.problems("a: & b"))
        .containsExactly("1:5 ‹ › invalid name of an anchor or alias");
    assertThat(Trees.problems("a: *")).containsExactly("1:5 ‹› invalid name of an anchor or alias");
    assertThat(Trees.problems("a: !<b c")).containsExactly("1:7 ‹ › invalid tag");
    assertThat(Trees.problems("a: !b!c d")).containsExactly("1:4 ‹!› undefined tag");
  }

  @Test
  void pointsBehindTheEndAndBesideBlocks() {
    assertThat(Trees.problems("{} x")).containsExactly("1:4 ‹x› this follows the end of the value");
    assertThat(Trees.problems("a: > b"))
        .containsExactly("1:6 ‹b› only a comment may follow `|` or `>` on its line");
    assertThat(Trees.problems("a: |0\n b"))
        .containsExactly("1:5 ‹0› only a comment may follow `|` or `>` on its line");
    assertThat(Trees.problems("%FOO bar\n%YAML 1.x\n---\n"))
        .containsExactly("2:9 ‹x› invalid YAML directive");
    assertThat(Trees.problems("a: [-{{b}}]"))
        .containsExactly("1:6 ‹{{› unquoted `{{` starts a map in YAML");
  }

  @Test
  void saysSomethingOfEverythingElse() {
    assertThat(Trees.problems("%YAML 2.0\n---\na: 1")).containsExactly("1:1 ‹%› invalid YAML");
  }
}

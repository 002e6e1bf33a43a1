package io.github.unitgen.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlMessagesTest {
  @Test
  void pointsAtAColonThatStartsNoValue() {
    assertThat(Trees.problems("a: b: c")).containsExactly("1:5 ‹:› no value can begin at this `:`");
    assertThat(Trees.problems("a: 'b': c"))
        .containsExactly("1:7 ‹:› no value can begin at this `:`");
  }

  @Test
  void pointsAtWhatCannotBeginHere() {
    assertThat(Trees.problems("a: ? b")).containsExactly("1:4 ‹?› no key can begin at this `?`");
    assertThat(Trees.problems("a: - b")).containsExactly("1:4 ‹-› no list can begin here");
    assertThat(Trees.problems("a: @b"))
        .containsExactly("1:4 ‹@› no text outside of quotes begins with this character");
    assertThat(Trees.problems("a: 😀\nb: `c`"))
        .containsExactly("2:4 ‹`› no text outside of quotes begins with this character");
  }

  @Test
  void marksTheKeyThatHasNoColon() {
    assertThat(Trees.problems("a: 1\nbcd  \ne: 2\n".replace("e: 2", "# e")))
        .containsExactly("2:1 ‹bcd› a key without its `:`");
    assertThat(Trees.problems("a: 1\nbcd")).containsExactly("2:1 ‹bcd› a key without its `:`");
  }

  @Test
  void marksWhereAQuoteOpensThatIsNeverClosed() {
    assertThat(Trees.problems("a: \"b\nc: d\n"))
        .containsExactly("1:4 ‹\"› this quote is never closed");
    assertThat(Trees.problems("a: 'b\n---\n"))
        .containsExactly("1:4 ‹'› this quote is still open where the document ends");
  }

  @Test
  void marksWhereABracketOpensThatIsNeverClosed() {
    assertThat(Trees.problems("a: [b, c\n\n"))
        .containsExactly("1:4 ‹[› this bracket is never closed");
    assertThat(Trees.problems("a: {b: c")).containsExactly("1:4 ‹{› this bracket is never closed");
    assertThat(Trees.problems("a: [b\nc: d"))
        .containsExactly("2:2 ‹:› a `,` or the closing bracket is missing before this");
    assertThat(labels("a: [b\nc: d")).containsExactly("begun here 3");
    assertThat(Trees.problems("a: [b, \n"))
        .containsExactly("1:6 ‹,› a value or a closing bracket is missing after this");
  }

  @Test
  void marksWhatDoesNotFitAndWhereItsBlockBegins() {
    assertThat(Trees.problems("a:\n  b: 1\n c: 2"))
        .containsExactly("3:2 ‹c› this does not fit what stands before it");
    assertThat(labels("a:\n  b: 1\n c: 2")).containsExactly("begun here 0");
    assertThat(Trees.problems("a: 'b' c"))
        .containsExactly("1:8 ‹c› this does not fit what stands before it");
    assertThat(Trees.problems("- a\nb: c"))
        .containsExactly("2:1 ‹b› this does not fit what stands before it");
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
    assertThat(Trees.problems("a:\n  \tb: 1")).containsExactly("2:3 ‹\t› a tab indents this line");
    assertThat(Trees.problems("a: b\n\tc: d")).containsExactly("2:1 ‹\t› a tab indents this line");
    assertThat(Trees.problems("a: \tb")).containsExactly("1:4 ‹\t› a tab where YAML wants a blank");
    assertThat(Trees.problems("a: b\t# c")).isEmpty();
    assertThat(Trees.problems("-\tb")).containsExactly("1:2 ‹\t› a tab where YAML wants a blank");
    assertThat(Trees.problems("a: '\tb' c"))
        .containsExactly("1:9 ‹c› this does not fit what stands before it");
  }

  @Test
  void pointsAtWrongEscapes() {
    assertThat(Trees.problems("\"a\\d\"")).containsExactly("1:4 ‹d› YAML has no such escape");
    assertThat(Trees.problems("\"\\x4\""))
        .containsExactly("1:4 ‹4› no hexadecimal number of an escape");
    assertThat(Trees.problems("é: \"\\x"))
        .containsExactly("1:7 ‹› no hexadecimal number of an escape");
    assertThat(Trees.problems("\"\\UFFFFFFFF\""))
        .containsExactly("1:4 ‹F› no hexadecimal number of an escape");
  }

  @Test
  void pointsAtNamesOfAnchorsAndTags() {
    assertThat(Trees.problems("a: & b"))
        .containsExactly("1:5 ‹ › an anchor or alias with a name that YAML cannot read");
    assertThat(Trees.problems("a: *"))
        .containsExactly("1:5 ‹› an anchor or alias with a name that YAML cannot read");
    assertThat(Trees.problems("a: !<b c")).containsExactly("1:7 ‹ › a tag that YAML cannot read");
    assertThat(Trees.problems("a: !b!c d")).containsExactly("1:4 ‹!› a tag that nothing defines");
  }

  @Test
  void pointsBehindTheEndAndBesideBlocks() {
    assertThat(Trees.problems("{} x"))
        .containsExactly("1:4 ‹x› this stands behind the end of the value");
    assertThat(Trees.problems("a: > b"))
        .containsExactly("1:6 ‹b› nothing but a comment can stand behind `|` or `>`");
    assertThat(Trees.problems("a: |0\n b"))
        .containsExactly("1:5 ‹0› nothing but a comment can stand behind `|` or `>`");
    assertThat(Trees.problems("%FOO bar\n%YAML 1.x\n---\n"))
        .containsExactly("2:9 ‹x› a directive of YAML that it cannot read");
    assertThat(Trees.problems("a: [-{{b}}]"))
        .containsExactly("1:6 ‹{{› `{{` outside of quotes begins a map to YAML");
  }

  @Test
  void saysSomethingOfEverythingElse() {
    assertThat(Trees.problems("%YAML 2.0\n---\na: 1"))
        .containsExactly("1:1 ‹%› YAML cannot go on here");
  }
}

package io.github.unitgen.syntax.systemd;

import static io.github.unitgen.syntax.systemd.Tables.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import org.junit.jupiter.api.Test;

class UnitFileTest {
  @Test
  void findsAssignmentsOverAllSectionsOfAName() {
    UnitFile file = unit("[A]\nk=1\nl=2\n[B]\nk=3\n[A]\nk=4\n");

    assertThat(file.all("A", "k")).extracting(Assignment::value).containsExactly("1", "4");
    assertThat(file.last("A", "k")).map(Assignment::value).contains("4");
    assertThat(file.last("B", "k")).map(Assignment::value).contains("3");
    assertThat(file.last("A", "l")).map(Assignment::value).contains("2");
    assertThat(file.last("B", "l")).isEmpty();
    assertThat(file.all("a", "k")).isEmpty();
    assertThat(file.last("A", "K")).isEmpty();
    assertThat(file.sections()).extracting(Section::name).containsExactly("A", "B", "A");
  }

  @Test
  void anEmptyAssignmentIsAReset() {
    assertThat(unit("[A]\nk= \n").last("A", "k").orElseThrow().isReset()).isTrue();
    assertThat(unit("[A]\nk=\"\"\n").last("A", "k").orElseThrow().isReset()).isFalse();
  }

  @Test
  void anEmptyValueStandsBehindItsEqualsSign() {
    Assignment empty = unit("[A]\nk =  \n").last("A", "k").orElseThrow();

    assertThat(empty.valueSpan()).isEqualTo(new Span(7, 7));
    assertThat(empty.sourceOffset(0)).isEqualTo(7);
    assertThat(empty.sourceSpan(new Span(0, 0))).isEqualTo(new Span(7, 7));
  }

  @Test
  void mapsEveryIndexOfAValueToWhereItWasWritten() {
    String text = "[A]\nk = \\\n\\\n  ab\\\n# x\n cd\\\ne \\\n\n";
    Assignment read = unit(text).last("A", "k").orElseThrow();

    assertThat(read.value()).isEqualTo("ab  cd e");
    assertThat(unit(text).source().slice(read.valueSpan())).isEqualTo("ab\\\n# x\n cd\\\ne");
    for (int i = 0; i < read.value().length(); i++) {
      char written = text.charAt(read.sourceOffset(i));
      assertThat(written == '\\' ? ' ' : written).isEqualTo(read.value().charAt(i));
    }
    assertThat(read.sourceOffset(0)).isEqualTo(text.indexOf("ab"));
    assertThat(read.sourceOffset(2)).isEqualTo(text.indexOf("ab") + 2);
    assertThat(read.sourceOffset(3)).isEqualTo(text.indexOf(" cd"));
    assertThat(read.sourceOffset(8)).isEqualTo(text.indexOf("e \\") + 1);
    assertThat(read.sourceSpan(new Span(1, 5))).isEqualTo(new Span(15, 24));
    assertThat(read.sourceSpan(new Span(3, 3))).isEqualTo(Span.at(read.sourceOffset(3)));
  }

  @Test
  void mapsAValueOnOneOfSeveralLines() {
    String text = "[A]\nk\\\n=\\\n  abc\\\n\n";
    Assignment read = unit(text).last("A", "k").orElseThrow();

    assertThat(read.seams()).isEmpty();
    assertThat(read.sourceOffset(1)).isEqualTo(text.indexOf("bc"));
    assertThat(read.sourceOffset(3)).isEqualTo(text.indexOf("c\\") + 1);
  }

  @Test
  void refusesAnIndexOutsideTheValue() {
    Assignment read = unit("[A]\nk=ab\n").last("A", "k").orElseThrow();

    assertThat(read.sourceOffset(2)).isEqualTo(8);
    assertThatThrownBy(() -> read.sourceOffset(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> read.sourceOffset(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}

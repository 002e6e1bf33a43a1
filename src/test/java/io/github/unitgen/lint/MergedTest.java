package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Blank;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Reason;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The tree of a unit with its drop-ins is put together from those of the files. */
class MergedTest {
  private static UnitFile joined(List<String> texts) {
    List<UnitFile> files =
        texts.stream().map(text -> UnitParser.parse(new Source("x.service", text))).toList();
    return Merged.of(files.stream().map(UnitFile::source).toList()).unit(files);
  }

  private static List<Line> withoutBlanks(UnitFile file) {
    return file.lines().stream().filter(line -> !(line instanceof Blank)).toList();
  }

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> line =
        Arbitraries.of(
            "[Service]",
            " Nice = 5 ",
            "ExecStart=/bin/a \\",
            "# one \\",
            "  b c",
            "junk",
            "=x",
            "",
            "[Unit",
            "Environment=A=\u00e9 \\",
            "; two");
    Arbitrary<String> end = Arbitraries.of("\n", "\r\n");
    return line.list()
        .ofMaxSize(6)
        .flatMap(
            lines ->
                end.map(e -> "[Service]" + e + String.join(e, lines) + (lines.isEmpty() ? "" : e)));
  }

  /** But for the end of a last line that goes on in the empty line between two files. */
  private static List<String> withoutEnds(UnitFile file) {
    return withoutBlanks(file).stream()
        .map(line -> line.toString().replaceFirst("end=\\d+", ""))
        .toList();
  }

  /** Where each file opens a section, the tree is what parsing the whole text gives. */
  @Property(tries = 500)
  void theTreeIsThatOfTheWholeText(@ForAll("files") String one, @ForAll("files") String two) {
    UnitFile joined = joined(List.of(one, two, one));
    assertThat(joined.print()).isEqualTo(joined.source().text());
    assertThat(withoutEnds(joined)).isEqualTo(withoutEnds(UnitParser.parse(joined.source())));
  }

  @Test
  void eachFileBeginsOutsideOfSections() {
    UnitFile joined = joined(List.of("[Service]\nNice=1\n", "Nice=2\n", "[Unit]\nA=b"));
    assertThat(withoutBlanks(joined))
        .anySatisfy(
            line ->
                assertThat(line)
                    .isInstanceOfSatisfying(
                        Junk.class,
                        junk -> assertThat(junk.reason()).isEqualTo(Reason.BEFORE_SECTION)));
    assertThat(joined.all("Service", "Nice")).extracting(Assignment::value).containsExactly("1");
    assertThat(joined.last("Unit", "A")).isPresent();
  }

  @Test
  void aByteOrderMarkAndALineWithoutAnEndStayInTheirFile() {
    for (String last : List.of("Nice=1", "Nice=1 \\", "# x", "")) {
      UnitFile joined =
          joined(List.of("\uFEFF[Service]\n" + last, "\uFEFF[Service]\nCPU=2", "A=b"));
      assertThat(joined.print()).as(last).isEqualTo(joined.source().text());
      Assignment cpu = joined.last("Service", "CPU").orElseThrow();
      String text = joined.source().text();
      assertThat(text.substring(cpu.valueSpan().start(), cpu.valueSpan().end())).isEqualTo("2");
      assertThat(text.substring(cpu.keySpan().start(), cpu.keySpan().end())).isEqualTo("CPU");
    }
  }

  @Test
  void aFileIsReadAndParsedOnce() {
    int[] reads = {0};
    Criteria criteria = Criteria.ofRules(Targets.NEWEST, Selection.DEFAULT);
    Neighbours neighbours =
        new Neighbours() {
          @Override
          public List<String> names() {
            return List.of("service.d/a.conf");
          }

          @Override
          public Optional<LintFile> read(String name) {
            reads[0]++;
            Document dropIn = new Document(new Source(name, "[Service]\nNice=5\n"), Kind.SYSTEMD);
            return Optional.of(new LintFile(dropIn, criteria));
          }
        };
    List<LintFile> units =
        Stream.of("a.service", "b.service", "c.service")
            .map(name -> new Source(name, "[Service]\nExecStart=/srv/a\n"))
            .map(source -> new LintFile(new Document(source, Kind.SYSTEMD), criteria))
            .toList();
    Linter.lint(units, folder -> Optional.of(neighbours));
    assertThat(reads[0]).isEqualTo(1);
    FolderFile file = FolderFile.beside("service.d/a.conf", neighbours);
    assertThat(file.unit()).isSameAs(file.unit());
    assertThat(reads[0]).isEqualTo(2);
  }
}

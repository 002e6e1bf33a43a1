package io.github.unitgen.syntax.foreman;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.foreman.Procfile.Comment;
import io.github.unitgen.syntax.foreman.Procfile.Entry;
import io.github.unitgen.syntax.foreman.Procfile.Ignored;
import org.junit.jupiter.api.Test;

class ProcfileTest {
  @Test
  void readsEachLineByItself() {
    Procfile procfile =
        Procfile.read(
            new Source("Procfile", "# top\nweb: a b  \r\n\nmy-job_2:\tc: d\n no: e\nlater:\nx y"));

    assertThat(procfile.lines())
        .hasSize(6)
        .extracting(line -> (Object) line.getClass())
        .containsExactly(
            Comment.class, Entry.class, Entry.class, Ignored.class, Ignored.class, Ignored.class);
    assertThat(procfile.entries())
        .extracting(entry -> entry.name().value() + "|" + entry.command().value())
        .containsExactly("web|a b", "my-job_2|c: d");
    assertThat(procfile.entries())
        .allMatch(entry -> entry.command().at().text().equals(entry.command().value()));
  }
}

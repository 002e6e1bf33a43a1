package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code unitgen lint} says of this project itself. */
class OwnFilesTest {
  @Test
  void haveNeitherErrorsNorWarnings() {
    StringWriter out = new StringWriter();
    PrintWriter print = new PrintWriter(out);
    Console console =
        new Console(InputStream.nullInputStream(), print, print, Path.of(""), Map.of(), false);

    assertThat(Main.run(new String[] {"lint", "--format", "oneline"}, console))
        .describedAs("%s", out)
        .isZero();
    assertThat(out.toString()).doesNotContain("warning").contains("examples/");
  }
}

package io.github.unitgen.syntax.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Assignment;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {
  /** Each as a real systemd 252 set it. */
  @Test
  void readsValuesAsSystemdDoes() {
    assertThat(read("A=b # c\nB=\"b\" # c\nC=b#c\n"))
        .isEqualTo(Map.of("A", "b # c", "B", "b# c", "C", "b#c"));
    assertThat(read("A=a b c\nB=  a  b  \n")).isEqualTo(Map.of("A", "a b c", "B", "a  b"));
    assertThat(read("A=\"a\\nb\"\nB=a\\nb\nC='a\\nb'\n"))
        .isEqualTo(Map.of("A", "a\\nb", "B", "anb", "C", "a\\nb"));
    assertThat(read("A=\"a\"b'c'd\nB=a\"b\"\n")).isEqualTo(Map.of("A", "ab'c'd", "B", "a\"b\""));
    assertThat(read("A=a\\\nb\nB=2\n")).isEqualTo(Map.of("A", "ab", "B", "2"));
    assertThat(read("A=\"a\nb\"\nB=2\n")).isEqualTo(Map.of("A", "a\nb", "B", "2"));
    assertThat(read("A=\"a\\$b \\` \\\" \\\\ \\x\"\n")).isEqualTo(Map.of("A", "a$b ` \" \\ \\x"));
    assertThat(read("A=\nB=\"\"\n")).isEqualTo(Map.of("A", "", "B", ""));
    assertThat(read("A=\"a\" \"b\"\nB=1\n")).isEqualTo(Map.of("A", "ab", "B", "1"));
    assertThat(read("A=x\\\n#B=2\nC=3\n")).isEqualTo(Map.of("A", "x#B=2", "C", "3"));
    assertThat(read("# c \\\nB=2\nC=3\n")).isEqualTo(Map.of("C", "3"));
    assertThat(read("A='a\\'b'\nB=2\n")).isEqualTo(Map.of("A", "a\\b'", "B", "2"));
    assertThat(read("A = b\r\nB= b\r\nC =b\r\n")).isEqualTo(Map.of("A", "b", "B", "b", "C", "b"));
    assertThat(read("A='open\nB=2\n")).isEqualTo(Map.of("A", "open\nB=2\n"));
    assertThat(read(";A=1\n#B=2\n C=3\n\tD=4\n")).isEqualTo(Map.of("C", "3", "D", "4"));
    assertThat(read("export A=b")).isEqualTo(Map.of("export A", "b"));
  }

  @Test
  void coversTheWholeTextWithoutAGap() {
    for (String text :
        new String[] {"", "A", "A=\\", "\n\n", "# x\\", "A=\"\\", "A=1\r\r\nB\n", "='"}) {
      int end = 0;
      for (Entry entry : EnvironmentFile.read(new Source("x", text)).entries()) {
        assertThat(entry.span().start()).isEqualTo(end);
        end = entry.span().end();
      }
      assertThat(end).isEqualTo(text.length());
    }
  }

  private static Map<String, String> read(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Entry entry : EnvironmentFile.read(new Source("x", text)).entries()) {
      if (entry instanceof Assignment assignment) {
        found.put(assignment.key(), assignment.value());
      }
    }
    return found;
  }
}

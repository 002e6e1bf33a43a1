package io.github.unitgen.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiffsTest {
  private static String diff(String before, String after) {
    return Diffs.unified("f", Optional.ofNullable(before), Optional.ofNullable(after));
  }

  @Test
  void isEmptyForEqualTexts() {
    assertThat(diff("a\nb\n", "a\nb\n")).isEmpty();
    assertThat(diff("", "")).isEmpty();
    assertThat(diff(null, null)).isEmpty();
  }

  @Test
  void countsFromZeroWhereThereIsNoLine() {
    assertThat(diff(null, "a\nb\n")).isEqualTo("--- /dev/null\n+++ f\n@@ -0,0 +1,2 @@\n+a\n+b\n");
    assertThat(diff("a\nb\n", null)).isEqualTo("--- f\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n");
    assertThat(diff("", "a\n")).isEqualTo("--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n");
  }

  @Test
  void showsThreeLinesAround() {
    assertThat(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n"))
        .isEqualTo("--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
  }

  @Test
  void showsLineEndsThatDiffer() {
    assertThat(diff("a\n", "a\r\n")).isEqualTo("--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n+a\r\n");
    assertThat(diff("a\n", "a"))
        .isEqualTo("--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n+a\n\\ No newline at end of file\n");
  }

  @Test
  void showsWhatMovesBetweenLinesThatAreNew() {
    assertThat(diff("a\nb\nc\nd\n", "x\nb\na\ny\nd\nd\n"))
        .isEqualTo("--- f\n+++ f\n@@ -1,4 +1,6 @@\n-a\n+x\n b\n-c\n+a\n+y\n d\n+d\n");
  }

  @Test
  void isQuickWhereEachLineDiffers() {
    String before = "one\r\n".repeat(50_000) + "two\nthree\n";
    String after = "one\n".repeat(50_000) + "two\n3\n";
    assertThat(diff(before, after))
        .startsWith("--- f\n+++ f\n@@ -1,50002 +1,50002 @@\n-one\r\n-one\r\n")
        .endsWith("+one\n two\n-three\n+3\n");
  }
}

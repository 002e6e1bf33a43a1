package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Steps;
import io.github.unitgen.workspace.FullCriteria;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Four times the file takes four times the steps, whatever it repeats. */
public class LinearStepsTest {
  private static final int SIZE = 500;

  /** Lints a folder and writes the report. */
  public static final class Lint implements Consumer<Map<String, String>> {
    @Override
    public void accept(Map<String, String> folder) {
      Criteria criteria = FullCriteria.of(Targets.NEWEST, Selection.DEFAULT, ShellReviewer.NONE);
      List<LintFile> files = new ArrayList<>();
      folder.forEach(
          (name, text) -> {
            Kind kind = name.endsWith(".conf") ? Kind.UPSTART : Kind.SYSTEMD;
            files.add(new LintFile(new Document(new Source(name, text), kind), criteria));
          });
      List<Diagnostic> findings = new ArrayList<>();
      Linter.lint(files, name -> Optional.of(Neighbours.NONE)).values().forEach(findings::addAll);
      new TextReporter(false).report(findings);
    }
  }

  @TestFactory
  Stream<DynamicTest> stepsGrowAsTheFileDoes() {
    Map<String, IntFunction<Map<String, String>>> inputs = new LinkedHashMap<>();
    inputs.put("commands on a line", n -> service("ExecStart=", "/bin/true ; ", n));
    inputs.put(
        "ids in an ignore comment",
        n -> unit("# unitgen: ignore[" + "S501, ".repeat(n) + "S502] x\n[Service]\n"));
    inputs.put("ignore comments", n -> service("", "# unitgen: ignore[S501] x\n", n));
    inputs.put(
        "ignore comments that are of use",
        n -> service("", "# unitgen: ignore[S002] x\nNothing=1\n", n));
    inputs.put("open braces", n -> service("ExecStart=/bin/echo ", "${A", n));
    inputs.put("open braces for a shell", n -> service("ExecStart=/bin/sh -c ", "${A", n));
    inputs.put("system calls", n -> service("SystemCallFilter=", "read ", n));
    inputs.put("required units", n -> unit("[Unit]\nRequires=" + names(n) + "\n"));
    inputs.put("shell text", n -> shell("echo a; ", n));
    inputs.put("a script", n -> Map.of("x.conf", script("echo a; b=$c\n".repeat(n))));
    inputs.put("dollars for a shell", n -> shell("echo $$ ", n));
    inputs.put("orders", n -> unit("[Unit]\n" + "After=b.service\n".repeat(n)));
    inputs.put("variables", n -> service("Environment=", "A=1 ", n));
    inputs.put("unknown settings", n -> service("", "Nothing=1\n", n));
    inputs.put(
        "comments of a job", n -> Map.of("x.conf", "env A=1 # unitgen: ignore[U001]\n".repeat(n)));
    inputs.put("stanzas", n -> Map.of("x.conf", "env A=1\n".repeat(n)));
    inputs.put("sections", n -> service("", "[Service]\nNice=1\n", n));
    inputs.put("a ring of units", LinearStepsTest::ring);
    return inputs.entrySet().stream()
        .map(input -> DynamicTest.dynamicTest(input.getKey(), () -> check(input.getValue())));
  }

  private static void check(IntFunction<Map<String, String>> input)
      throws ReflectiveOperationException {
    long once = Steps.of(Lint.class, input.apply(SIZE));
    long more = Steps.of(Lint.class, input.apply(4 * SIZE));
    assertThat(more).isGreaterThan(once).isLessThan(5 * once);
  }

  private static Map<String, String> service(String before, String repeated, int times) {
    return unit("[Service]\n" + before + repeated.repeat(times) + "\n");
  }

  private static Map<String, String> unit(String text) {
    return Map.of("x.service", text);
  }

  private static Map<String, String> shell(String repeated, int times) {
    return unit("[Service]\nExecStart=/bin/sh -c '" + repeated.repeat(times) + "'\n");
  }

  private static String script(String text) {
    return "script\n" + text + "end script\n";
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "a" + i + ".service")
        .collect(Collectors.joining(" "));
  }

  private static Map<String, String> ring(int count) {
    Map<String, String> units = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      units.put("u" + i + ".service", "[Unit]\nAfter=u" + (i + 1) % count + ".service\n");
    }
    return units;
  }
}

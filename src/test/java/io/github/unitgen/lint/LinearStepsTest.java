package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.fix.Examination;
import io.github.unitgen.lint.fix.Fixer;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.report.LintFormat;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.report.LintTool;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Steps;
import io.github.unitgen.workspace.FullCriteria;
import io.github.unitgen.workspace.baseline.Baseline;
import java.io.PrintWriter;
import java.io.Writer;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Four times the file takes four times the steps, whatever it repeats. */
public class LinearStepsTest {
  private static final int SIZE = 500;

  /** Lints a folder and writes the report. */
  public static final class Lint implements Consumer<Map<String, String>> {
    @Override
    public void accept(Map<String, String> folder) {
      new TextReporter(false).report(findings(folder));
    }

    static List<Diagnostic> findings(Map<String, String> folder) {
      Criteria criteria = FullCriteria.of(Targets.NEWEST, Selection.DEFAULT, ShellReviewer.NONE);
      List<LintFile> files = new ArrayList<>();
      folder.forEach(
          (name, text) -> {
            Kind kind =
                name.endsWith(".yml")
                    ? Kind.MANIFEST
                    : name.endsWith(".conf") ? Kind.UPSTART : Kind.SYSTEMD;
            files.add(new LintFile(new Document(new Source(name, text), kind), criteria));
          });
      List<Diagnostic> findings = new ArrayList<>();
      Linter.lint(files, name -> Optional.of(Neighbours.NONE)).values().forEach(findings::addAll);
      return findings;
    }
  }

  /** Lints a folder and writes all reports, and what a baseline keeps. */
  public static final class Report implements Consumer<Map<String, String>> {
    private static final LintTool TOOL = new LintTool("1", Rules::find, id -> "");

    @Override
    public void accept(Map<String, String> folder) {
      List<Diagnostic> findings = Lint.findings(folder);
      LintRun run = new LintRun(findings, List.of("x"), List.of(), List.of());
      PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
      for (LintFormat format : LintFormat.values()) {
        format.write(run, LintFormat.View.PLAIN, TOOL, nowhere);
      }
      Baseline.of(findings, name -> name).unknown(findings, name -> name);
    }
  }

  /** Mends a file; no finding is left out, whatever its rule. */
  public static final class Mend implements Consumer<Map<String, String>> {
    @Override
    public void accept(Map<String, String> folder) {
      String name = folder.keySet().iterator().next();
      Examination examination =
          new Examination() {
            @Override
            public List<Diagnostic> findings(Source text) {
              return Lint.findings(Map.of(name, text.text()));
            }

            @Override
            public List<Diagnostic> guard(Source text) {
              return findings(text);
            }

            @Override
            public int readTo(Source text) {
              return text.text().length();
            }
          };
      Fixer.fix(new Source(name, folder.get(name)), examination, finding -> true);
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
    inputs.put("braces that close late", n -> late("ExecStart=/bin/echo ", "${A-", n, "}"));
    inputs.put(
        "braces that close late for a shell", n -> late("ExecStart=/bin/sh -c '", "${A", n, "}'"));
    inputs.put("choices of bash", n -> late("ExecStart=/bin/sh -c 'echo ", "{1,2}", n, "{a..b}'"));
    inputs.put("a long name", n -> late("ExecStart=/bin/echo a$", "A", n, ""));
    inputs.put("a long name in braces", n -> late("ExecStart=/bin/echo ${", "A", n, "-b}"));
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
    inputs.put("escapes that are none", n -> service("ExecStart=/bin/echo ", "\\y ", n));
    inputs.put("invalid values", n -> service("", "Nice=x\n", n));
    inputs.put("distinct calls", n -> unit(numbered("[Service]\nSystemCallFilter=", "no# ", n)));
    inputs.put("distinct settings", n -> unit(numbered("[Service]\n", "ExecStrat#=1\n", n)));
    inputs.put(
        "requirements",
        n -> unit(numbered("[Unit]\n", "Requires=a#.service\nAfter=a#.service\n", n)));
    inputs.put(
        "conflicts",
        n -> unit(numbered("[Unit]\n", "Conflicts=a#.service\nRequires=a#.service\n", n)));
    inputs.put(
        "targets",
        n -> unit(numbered("[Service]\nExecReload=a\n[Unit]\n", "PartOf=a#.target\n", n)));
    inputs.put("wrappers", n -> service("ExecStart=", "/usr/bin/nice -n 5 ", n));
    inputs.put(
        "branches for a shell", n -> shell("case a in " + "a) b;; ".repeat(n) + "esac; ", 1));
    inputs.put("expansions for a shell", n -> shell("echo ${A}; ", n));
    inputs.put("assignments for a shell", n -> shell("A=$(B=(${A} ", n));
    inputs.put(
        "a shell text with escapes",
        n -> service("ExecStart=/bin/sh -c \"\\\"", "echo $$ ${A} ${B; ", n));
    inputs.put("scripts", n -> Map.of("x.conf", ("pre-start " + script("a\n")).repeat(n)));
    inputs.put("events", n -> Map.of("x.conf", "start on a " + "or (b and c) ".repeat(n)));
    inputs.put("open events", n -> Map.of("x.conf", "start on (a\n".repeat(n)));
    inputs.put("unknown keys of a manifest", n -> manifest("", "    unknown_#: x\n", n));
    inputs.put("names in a manifest", n -> manifest("    after: [", "né#, ", n / 2));
    inputs.put("limits in a manifest", n -> manifest("    limits: {", "é#: 1, ", n));
    inputs.put("words of a command", n -> manifest("    pre_start: run ", "é$x {{x}} ", n));
    inputs.put("a shell text in a manifest", n -> shellOfManifest("'" + "a $A; ".repeat(n) + "'"));
    inputs.put("a block in a manifest", n -> shellOfManifest("|\n" + "      a; b $A\n".repeat(n)));
    inputs.put(
        "a shell text with escapes in a manifest",
        n -> shellOfManifest("\"" + "a \\x41; ".repeat(n) + "\""));
    inputs.put("a ring of units", LinearStepsTest::ring);
    inputs.put("units with one folder", n -> units(n, "RuntimeDirectory=a\nNice=#\n"));
    inputs.put("units with one port", n -> units(n, "ExecStart=/usr/bin/redis-server --port #\n"));
    inputs.put("drop-ins", n -> folder(n, "x.service.d/#.conf", "[Service]\nNice=1\n"));
    return inputs.entrySet().stream()
        .map(
            input ->
                DynamicTest.dynamicTest(input.getKey(), () -> check(Lint.class, input.getValue())));
  }

  @Test
  void reportsGrowAsTheFindingsOfALineDo() throws ReflectiveOperationException {
    check(Report.class, n -> service("ExecStart=/bin/echo ", "\\y ", n));
  }

  @Test
  void reportsGrowAsTheFindingsOfAFileDo() throws ReflectiveOperationException {
    check(Report.class, n -> service("", "Nothing=1\n", n));
  }

  @TestFactory
  Stream<DynamicTest> stepsOfMendingGrowAsTheFileDoes() {
    Map<String, IntFunction<Map<String, String>>> inputs = new LinkedHashMap<>();
    inputs.put("many on one line", n -> late("ExecStart=/bin/sh -c 'echo ", "$$ ", n, "'"));
    inputs.put("one among many errors", n -> service("ExecStart=/bin/echo ", "a\r", n));
    inputs.put("one on each line", n -> service("", "Nice=1 \n", n));
    inputs.put("lines that go", n -> service("ExecStart=/bin/true\n", "\nDocumentation=\n", n));
    return inputs.entrySet().stream()
        .map(
            input ->
                DynamicTest.dynamicTest(input.getKey(), () -> check(Mend.class, input.getValue())));
  }

  private static void check(
      Class<? extends Consumer<Map<String, String>>> action, IntFunction<Map<String, String>> input)
      throws ReflectiveOperationException {
    long once = Steps.of(action, input.apply(SIZE));
    long more = Steps.of(action, input.apply(4 * SIZE));
    assertThat(more).isGreaterThan(once).isLessThan(5 * once);
  }

  private static Map<String, String> service(String before, String repeated, int times) {
    return unit("[Service]\n" + before + repeated.repeat(times) + "\n");
  }

  private static Map<String, String> late(
      String before, String repeated, int times, String behind) {
    return unit("[Service]\n" + before + repeated.repeat(times) + behind + "\n");
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
    return folder(count, "u#.service", "[Unit]\nAfter=u%.service\n");
  }

  private static Map<String, String> units(int count, String service) {
    return folder(count, "u#.service", "[Service]\n" + service);
  }

  /** Files with # for their number, and % for that of the next. */
  private static Map<String, String> folder(int count, String name, String text) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String number = Integer.toString(i);
      String next = Integer.toString((i + 1) % count);
      files.put(name.replace("#", number), text.replace("#", number).replace("%", next));
    }
    return files;
  }

  /** A process with more lines; what is open in them ends with the line. */
  private static Map<String, String> manifest(String before, String repeated, int times) {
    String head = "unitgen: 1\nname: workers\nprocesses:\n  web:\n    command: run\n" + before;
    String end = before.endsWith("[") ? "]" : before.endsWith("{") ? "}" : "";
    return Map.of("x.yml", numbered(head, repeated, times).stripTrailing() + end + "\n");
  }

  private static Map<String, String> shellOfManifest(String command) {
    String head = "unitgen: 1\nname: workers\nprocesses:\n  web:\n    shell: true\n";
    return Map.of("x.yml", head + "    command: " + command + "\n");
  }

  private static String numbered(String before, String repeated, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> repeated.replace("#", Integer.toString(1000 + i)))
        .collect(Collectors.joining("", before, "\n"));
  }
}

package io.github.unitgen.lint.rules.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobError;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UpstartFixPropertyTest {
  private static final Set<String> OURS =
      Set.of(
          "U001", "U002", "U003", "U004", "U005", "U006", "U007", "U008", "U009", "U010", "U011",
          "U012", "U013", "U014", "U015", "U016", "U017", "U018", "U302", "U408", "U409", "U601",
          "U712", "U806");

  /** What takes the word that Upstart refuses away can show that the next one is refused too. */
  private static final Set<String> REFUSALS =
      Set.of("U001", "U003", "U004", "U008", "U009", "U010", "U015", "U016", "U017", "U601");

  private static final Criteria CRITERIA = Criteria.ofRules(Targets.NEWEST, Selection.DEFAULT);

  @Property(tries = 3000)
  void fixesMend(@ForAll("jobs") String text) {
    List<Diagnostic> found = lint(text);
    for (Diagnostic finding : found) {
      finding.fix().ifPresent(fix -> requireMended(text, found, finding, fix));
    }
  }

  @Property(tries = 1000)
  void rulesTakeAnyText(@ForAll String text) {
    requireInside(text);
  }

  @Property(tries = 1000)
  void rulesTakeAnyTextOfOurLetters(@ForAll("noise") String text) {
    requireInside(text);
  }

  private static void requireInside(String text) {
    for (Diagnostic finding : lint(text)) {
      assertThat(finding.at().span().end()).isLessThanOrEqualTo(text.length());
      finding.fix().ifPresent(fix -> assertThat(fix.applyTo(text)).isNotEqualTo(text));
    }
  }

  private static void requireMended(
      String text, List<Diagnostic> found, Diagnostic finding, Fix fix) {
    String mended = fix.applyTo(text);
    String rule = finding.rule();
    Optional<JobError> before = error(text);
    Optional<JobError> after = error(mended);
    if (before.isEmpty()) {
      if (fix.safety() == Fix.Safety.SAFE) {
        requireSameButForStanza(text, mended, rule, fix);
      }
      assertThat(after).as("%s on %s gives %s", rule, text, mended).isEmpty();
      List<Diagnostic> left = lint(mended);
      int start = finding.at().span().start();
      // A word that was an argument can be an event now, and wrong as such.
      boolean moved =
          left.stream()
              .noneMatch(other -> other.rule().equals(rule) && other.at().span().start() == start);
      assertThat(moved || count(left, rule) < count(found, rule))
          .as("%s on %s gives %s", rule, text, mended)
          .isTrue();
    } else if (!REFUSALS.contains(rule)) {
      assertThat(after.map(JobError::message))
          .as("%s on %s gives %s", rule, text, mended)
          .isEqualTo(before.map(JobError::message));
    } else if (after.isPresent() && !rule.equals("U010")) {
      JobError error = before.get();
      // What is open can reach over lines that are stanzas of their own once it is mended.
      Span wrong = error.span();
      boolean oneLine = text.substring(wrong.start(), wrong.end()).indexOf('\n') < 0;
      int left = text.length() - (oneLine ? wrong.end() : wrong.start());
      assertThat(mended.length() - after.get().span().start())
          .as("%s on %s gives %s", rule, text, mended)
          .isLessThanOrEqualTo(left);
    }
  }

  /** Of a job that Upstart takes a safe fix changes what its own stanzas say, and nothing else. */
  private static void requireSameButForStanza(String text, String mended, String rule, Fix fix) {
    JobFile before = JobParser.parse(new Source("worker.conf", text));
    Map<String, String> now = values(JobParser.parse(new Source("worker.conf", mended)).job());
    values(before.job())
        .forEach(
            (component, value) -> {
              if (!edited(before, fix).contains(component)) {
                assertThat(now.get(component))
                    .as("%s: %s of %s and of %s", rule, component, text, mended)
                    .isEqualTo(value);
              }
            });
  }

  /** The components of a job that the stanzas with edits in them are about. */
  private static Set<String> edited(JobFile job, Fix fix) {
    Set<String> components = new HashSet<>();
    for (JobFile.Stanza stanza : job.stanzas()) {
      boolean touched =
          fix.edits().stream()
              .anyMatch(
                  edit ->
                      edit.span().start() < stanza.span().end()
                          && stanza.span().start() <= edit.span().end());
      if (touched && stanza instanceof JobFile.Script) {
        components.add("commands");
      } else if (touched && stanza instanceof JobFile.Words words) {
        components.addAll(about(words));
      }
    }
    return components;
  }

  private static List<String> about(JobFile.Words words) {
    return switch (words.name()) {
      case "exec", "pre-start", "post-start", "pre-stop", "post-stop" -> List.of("commands");
      case "start", "manual" -> List.of("startOn");
      case "stop" -> List.of("stopOn");
      case "kill" -> List.of("killTimeout", "killSignal");
      case "respawn" -> List.of("respawn", "respawnLimit");
      case "limit" -> List.of("limits");
      case "normal" -> List.of("normalExit");
      case "oom" -> List.of("oomScore");
      default -> List.of(words.name());
    };
  }

  /** Every component of a job, without places. */
  private static Map<String, String> values(Job job) {
    Map<String, String> values = new TreeMap<>();
    for (RecordComponent component : Job.class.getRecordComponents()) {
      values.put(component.getName(), placeless(get(component, job)));
    }
    return values;
  }

  private static String placeless(Object value) {
    if (value instanceof Place) {
      return "here";
    }
    if (value instanceof Located<?> located) {
      return placeless(located.value());
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(UpstartFixPropertyTest::placeless).orElse("-");
    }
    if (value instanceof List<?> list) {
      return list.stream().map(UpstartFixPropertyTest::placeless).toList().toString();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, String> texts = new TreeMap<>();
      map.forEach((key, held) -> texts.put(key.toString(), placeless(held)));
      return texts.toString();
    }
    if (value instanceof Record held) {
      return Stream.of(held.getClass().getRecordComponents())
          .map(component -> placeless(get(component, held)))
          .toList()
          .toString();
    }
    return String.valueOf(value);
  }

  private static Object get(RecordComponent component, Record of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static long count(List<Diagnostic> found, String rule) {
    return found.stream().filter(finding -> finding.rule().equals(rule)).count();
  }

  private static Optional<JobError> error(String text) {
    return JobParser.parse(new Source("worker.conf", text)).error();
  }

  private static List<Diagnostic> lint(String text) {
    return Linter.lint(new Document(new Source("worker.conf", text), Kind.UPSTART), CRITERIA)
        .stream()
        .filter(finding -> OURS.contains(finding.rule()))
        .collect(Collectors.toList());
  }

  @Provide
  Arbitrary<String> jobs() {
    Arbitrary<String> head =
        Arbitraries.of(
            "start on",
            "stop on",
            "description",
            "author",
            "env",
            "exec",
            "script\n",
            "respawn",
            "respawn limit",
            "kill timeout",
            "kill signal",
            "limit nofile",
            "manual",
            "task",
            "end script\n",
            "endscript\n",
            "end script;\n",
            "pre-start script\n",
            "pre-stop exec",
            "pre-start",
            "normal exit",
            "console",
            "umask",
            "oom score",
            "chdir",
            "setuid",
            "kill timeot",
            "desciption",
            "Exec",
            "#",
            "",
            "expect",
            "nice",
            "instance",
            "foo");
    Arbitrary<String> word =
        Arbitraries.of(
            "a",
            "b",
            "and",
            "or",
            "AND",
            "&&",
            "||",
            "(",
            ")",
            "X=1",
            "A=b#c",
            "#d",
            "it's",
            "\"",
            "'",
            "\"a b\"",
            "''",
            "\\;",
            "\\$HOME",
            "\\\n",
            "\\",
            "0",
            "30s",
            "5",
            "term",
            "TERM",
            "on",
            "runlevel",
            "{2345}",
            "a,",
            "not",
            "!",
            "fork",
            "log",
            "unlimited",
            "Max",
            "/bin/a#b",
            "\n",
            "\"a \\n\"",
            "é",
            "$",
            "0,1",
            "2345",
            "exec /bin/a");
    Arbitrary<String> line =
        head.flatMap(
            first -> word.list().ofMaxSize(5).map(words -> first + " " + String.join(" ", words)));
    Arbitrary<String> end = Arbitraries.of("\n", "\n", "\n", "\r\n", " \n", "");
    return line.flatMap(text -> end.map(last -> text + last))
        .list()
        .ofMaxSize(6)
        .map(lines -> String.join("", lines));
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.strings()
        .withChars(" \t\r\n\0\\\"'#()aA0=,;\uFEFF\uD83D\uDE00")
        .ofMaxLength(60);
  }
}

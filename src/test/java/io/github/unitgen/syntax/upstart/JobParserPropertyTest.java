package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.support.ProcessorTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobParserPropertyTest {
  private static final Duration ENOUGH = Duration.ofSeconds(5);
  private static final Path CORPUS = Path.of("../shared/corpus/dev/upstart");

  @Property(tries = 500)
  void everyTextComesBack(@ForAll("jobs") String text) {
    requireSound(Jobs.parse(text));
  }

  @Property(tries = 500)
  void arbitraryTextsComeBack(@ForAll String text) {
    requireSound(Jobs.parse(text));
  }

  @Test
  void realJobsComeBack() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "the corpus of real jobs is not here");
    try (Stream<Path> files = Files.walk(CORPUS)) {
      List<Path> jobs = files.filter(Files::isRegularFile).toList();
      assertThat(jobs).isNotEmpty();
      for (Path job : jobs) {
        requireSound(JobParser.parse(Source.of(job.toString(), Files.readAllBytes(job))));
      }
    }
  }

  static Stream<Named<String>> hugeTexts() {
    return Stream.of(
        Named.of("one kind of quote", "'".repeat(1_000_000)),
        Named.of("two kinds of quotes", "\"'".repeat(500_000)),
        Named.of("a quote on every line", "'\n".repeat(30_000)),
        Named.of("open quotes of two kinds", "exec it's \"so\n".repeat(20_000)),
        Named.of("one quote never closed", "task '\n" + "task \"\n".repeat(19_999)),
        Named.of("scripts that never end", "script\n".repeat(30_000)),
        Named.of("an error on every line", "nice 99\n".repeat(20_000)),
        Named.of("open parentheses", "start on (a or\n".repeat(20_000)),
        Named.of("one parenthesis a line", "start on (\n" + "(\n".repeat(20_000)),
        Named.of("an error after continuations", "emits a \\\n".repeat(30_000) + "\"\""),
        Named.of("an unknown stanza continued", "x \\\n".repeat(30_000)),
        Named.of("backslashes after blanks", "env A=\"" + " \\x".repeat(30_000) + "\""),
        Named.of("a NUL on every line", "script\n" + " \0\n".repeat(30_000) + "end script"),
        Named.of("a NUL at the end", "script\n" + "  x\n".repeat(30_000) + "\0\nend script"),
        Named.of("arguments of one event", "start on a" + " X=1".repeat(30_000)),
        Named.of("comments", "# x\n".repeat(30_000)),
        Named.of("backslashes", "\\".repeat(1_000_001)));
  }

  @ParameterizedTest
  @MethodSource("hugeTexts")
  void takesTimeInProportionToTheText(String text) {
    Duration time =
        ProcessorTime.of(
            () -> {
              JobFile file = Jobs.parse(text);
              assertThat(file.print().equals(text)).isTrue();
              assertThat(file.comments()).hasSize(text.startsWith("#") ? file.stanzas().size() : 0);
            });
    assertThat(time).isLessThan(ENOUGH);
  }

  @Test
  void nestsAsDeepAsTheTextIsLong() {
    assertThat(ProcessorTime.of(JobParserPropertyTest::nest)).isLessThan(ENOUGH);
  }

  private static void nest() {
    int depth = 100_000;
    String closed = "start on " + "(".repeat(depth) + "a" + ")".repeat(depth);
    assertThat(Jobs.job(closed).startOn().orElseThrow().leaves()).hasSize(1);

    String right = "start on " + "(a or ".repeat(depth) + "a" + ")".repeat(depth);
    assertThat(Jobs.job(right).startOn().orElseThrow().leaves()).hasSize(depth + 1);

    String left = "stop on a" + " and a".repeat(depth);
    assertThat(Jobs.job(left).stopOn().orElseThrow().leaves()).hasSize(depth + 1);

    String open = "start on " + "(".repeat(depth);
    assertThat(Jobs.error(open).message()).isEqualTo("Expected event");
  }

  @Provide
  Arbitrary<String> jobs() {
    Arbitrary<String> punctuation =
        Arbitraries.of("\n", " ", "\t", "\r", "\0", "\\", "\\\n", "\"", "'", "#", "(", ")", "\r\n");
    Arbitrary<String> words =
        Arbitraries.of(
            "exec",
            "script\n",
            "end script\n",
            "pre-start",
            "start on",
            "stop on (",
            "and",
            "or",
            "env A=",
            "kill timeout",
            "respawn limit",
            "limit nofile",
            "normal exit",
            "manual",
            "emits",
            "5",
            "-1",
            "a",
            "x=y",
            "\uD83D",
            "\uDE00",
            "é");
    return Arbitraries.frequencyOf(Tuple.of(3, punctuation), Tuple.of(4, words))
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  private static void requireSound(JobFile file) {
    String text = file.source().text();
    assertThat(file.print().equals(text)).as("print gives the text back").isTrue();
    int at = 0;
    for (JobFile.Stanza stanza : file.stanzas()) {
      assertThat(stanza.span().start()).isEqualTo(at);
      assertThat(stanza.span().end()).isGreaterThan(at);
      at = stanza.span().end();
      if (stanza instanceof JobFile.Words words) {
        requireInside(stanza.span(), words.words());
        words.command().ifPresent(command -> requireInside(stanza.span(), List.of(command)));
      } else if (stanza instanceof JobFile.Script script) {
        requireInside(new Span(stanza.span().start(), script.body().start()), script.head());
        assertThat(script.body().end()).isLessThanOrEqualTo(stanza.span().end());
      }
    }
    assertThat(at).isEqualTo(text.length());
    for (Span comment : file.comments()) {
      assertThat(text.charAt(comment.start())).isEqualTo('#');
    }
    file.error()
        .ifPresent(
            error -> {
              assertThat(error.span().end()).isLessThanOrEqualTo(text.length());
              assertThat(error.startLine(file.source())).isLessThanOrEqualTo(error.line());
            });
  }

  private static void requireInside(Span outer, List<Word> words) {
    assertThat(words).isNotEmpty();
    int at = outer.start();
    for (Word word : words) {
      assertThat(word.span().start()).isGreaterThanOrEqualTo(at);
      at = word.span().end();
      assertThat(word.written()).hasSize(word.span().length());
    }
    assertThat(at).isLessThanOrEqualTo(outer.end());
  }
}

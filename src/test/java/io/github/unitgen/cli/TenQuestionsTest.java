package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten questions that people have are answered within two links of the README, by one command: the
 * page that the second link leads to shows it, and it prints the answer.
 */
class TenQuestionsTest {
  private static final Path README = Path.of("README.md");
  private static final String INDEX = "docs/README.md";

  private static final String WORKER =
      """
      [Unit]
      Description=A worker

      [Service]
      Type=exec
      User=deploy
      ExecStart=/srv/app/bin/worker
      PIDFile=/run/worker.pid
      Restart=on-failure
      RestartSec=1

      [Install]
      WantedBy=multi-user.target
      """;

  private static final String PROCFILE =
      """
      web: bundle exec puma -p $PORT
      worker: bundle exec sidekiq
      clock: ./tick
      """;

  private static final String MANAGER =
      """
      start on runlevel [2345]
      stop on runlevel [06]
      env NUM_WORKERS=2
      pre-start script
        for i in `seq 1 ${NUM_WORKERS}`; do
          start sidekiq index=$i
        done
      end script
      """;

  private static final String JOB =
      """
      stop on (stopping workers or runlevel [06])
      setuid deploy
      respawn
      instance $index
      exec bundle exec sidekiq -i $index
      """;

  /** The files before the command, and a check of its result. */
  private record Answer(Map<String, String> files, Consumer<Transcript> check) {}

  private static final Map<String, Answer> ANSWERS =
      Map.of(
          "How do I lint this folder in CI?",
              new Answer(
                  Map.of("units/worker.service", WORKER),
                  run ->
                      assertThat(run.out())
                          .contains("::warning ")
                          .contains("file=units/worker.service,line=8,")
                          .contains("S104")),
          "What about my Procfile?",
              new Answer(
                  Map.of("Procfile", PROCFILE),
                  run -> assertThat(run.out()).contains("  worker:\n", "    count: 2\n")),
          "How do I run three Sidekiqs on Debian 12?",
              new Answer(
                  Map.of("manifest.yml", text(Path.of("examples/sidekiq/manifest.yml"))),
                  run -> {
                    assertThat(run.out())
                        .contains("create /etc/systemd/system/sidekiq@.service")
                        .contains(" sidekiq@3.service\n")
                        .doesNotContain("sidekiq@4");
                    assertThat(run.path("/etc/systemd/system/workers.target")).exists();
                  }),
          "Why does it fail with 203/EXEC?",
              new Answer(
                  Map.of("/etc/systemd/system/worker.service", WORKER),
                  run ->
                      assertThat(run.out())
                          .contains("error[S518]")
                          .contains("7 | ExecStart=/srv/app/bin/worker\n")),
          "How do I move from Upstart?",
              new Answer(
                  Map.of("workers.conf", MANAGER, "sidekiq.conf", JOB),
                  run ->
                      assertThat(run.out())
                          .contains("create units/sidekiq@.service", "systemctl start ")),
          "How do I silence one finding?",
              new Answer(
                  Map.of("units/worker.service", WORKER),
                  run -> {
                    assertThat(text(run.path("units/worker.service")))
                        .contains("# unitgen: ignore[S104] monit reads this file\nPIDFile=");
                    run.run("lint", "units");
                    assertThat(run.out()).doesNotContain("S104");
                  }),
          "Which rules have a fix?",
              new Answer(
                  Map.of(),
                  run ->
                      assertThat(run.out().lines())
                          .anyMatch(line -> line.startsWith("S104 "))
                          .noneMatch(line -> line.startsWith("S011 "))),
          "How do I adopt it with 300 findings?",
              new Answer(
                  workers(),
                  run -> {
                    assertThat(run.out() + run.err()).contains("300").contains("--baseline");
                    run.run("lint", "--baseline", ".unitgen-baseline.json");
                    assertThat(run.out()).startsWith("300 files: no problems found");
                  }),
          "How do I see findings in my editor?",
              new Answer(
                  Map.of("worker.service", WORKER),
                  run ->
                      assertThat(run.out()).matches("worker.service:8:1: warning: .* \\[S104]\n")),
          "How do I put the units into my .deb?",
              new Answer(
                  Map.of("manifest.yml", text(Path.of("examples/packaging/debian/manifest.yml"))),
                  run ->
                      assertThat(run.path("debian/orders/lib/systemd/system/orders.target"))
                          .exists()));

  /** Units with one finding each, 300 in all. */
  private static Map<String, String> workers() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 1; i <= 300; i++) {
      files.put("worker" + i + ".service", WORKER.replace("A worker", "Worker " + i));
    }
    return files;
  }

  private record Question(String asked, String command, String link) {
    @Override
    public String toString() {
      return asked;
    }
  }

  /** The rows of the table to which the first link leads. */
  static List<Question> questions() {
    Path index = follow(README, INDEX);
    List<Question> questions = new ArrayList<>();
    Matcher row =
        Pattern.compile(
                "^\\| ([^|]+\\?) \\| `([^`]+)` \\| \\[[^]]+]\\(([^)]+)\\)", Pattern.MULTILINE)
            .matcher(text(index));
    while (row.find()) {
      questions.add(new Question(row.group(1), row.group(2), row.group(3)));
    }
    return questions;
  }

  @Test
  void areTheTenThatTheIndexAsks() {
    assertThat(questions().stream().map(Question::asked))
        .hasSize(10)
        .containsExactlyInAnyOrderElementsOf(ANSWERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void isAnsweredByTheCommandOnThePage(Question question) throws IOException {
    Path page = follow(Path.of(INDEX), question.link());
    assertThat(code(section(text(page), question.link()))).contains(question.command());
    Answer answer = ANSWERS.get(question.asked());
    try (Transcript run = new Transcript(TenQuestionsTest.class)) {
      answer.files().forEach(run::file);
      if (question.command().contains(" -o /")) {
        Files.createDirectories(run.path("/etc/systemd/system"));
      }
      run.run(words(question.command()));
      answer.check().accept(run);
    }
  }

  /** Where a link of a page leads to, without the section. */
  private static Path follow(Path page, String link) {
    assertThat(text(page)).contains("](" + link + ")");
    Path target = page.resolveSibling(link.replaceFirst("#.*", "")).normalize();
    assertThat(target).exists();
    return target;
  }

  /** The section that a link names, down to the next of its level; else the whole page. */
  private static String section(String page, String link) {
    int hash = link.indexOf('#');
    if (hash < 0) {
      return page;
    }
    String anchor = link.substring(hash + 1);
    StringBuilder section = new StringBuilder();
    int level = 0;
    boolean inBlock = false;
    for (String line : page.lines().toList()) {
      inBlock ^= line.startsWith("```");
      Matcher heading = Pattern.compile("(#+) (.*)").matcher(line);
      if (!inBlock && heading.matches()) {
        int depth = heading.group(1).length();
        if (slug(heading.group(2)).equals(anchor)) {
          level = depth;
        } else if (depth <= level) {
          break;
        }
      }
      if (level > 0) {
        section.append(line).append('\n');
      }
    }
    assertThat(section.toString()).as("the section of " + link).isNotEmpty();
    return section.toString();
  }

  /** As sites that show Markdown name a heading. */
  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  /** The lines of blocks, without the prompt, and what is code within a line. */
  private static List<String> code(String text) {
    Stream<String> blocks =
        Pattern.compile("^```[^\n]*\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text)
            .results()
            .flatMap((MatchResult block) -> block.group(1).lines());
    Stream<String> spans =
        Pattern.compile("`([^`\n]+)`").matcher(text).results().map(span -> span.group(1));
    return Stream.concat(blocks, spans)
        .map(line -> line.replaceFirst("^\\$ ", "").replaceFirst(" +#.*", "").strip())
        .toList();
  }

  /** The words after the name of the program, as a shell splits them. */
  private static String[] words(String command) {
    assertThat(command).startsWith("unitgen ");
    return Pattern.compile("(?:[^\\s']|'[^']*')+")
        .matcher(command.substring("unitgen ".length()))
        .results()
        .map(word -> word.group().replace("'", ""))
        .toArray(String[]::new);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

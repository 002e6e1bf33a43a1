package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * The words that users read: documents, helps, messages and summaries. {@code -Dunitgen.words=PART}
 * checks only the rooms and documents whose path contains PART.
 */
class WordsTest {
  private static final Path MAIN = Path.of("src/main/java/io/github/unitgen");

  /** Words that read as translated, each with the word to use. */
  private static final Map<String, Pattern> BANNED =
      Map.ofEntries(
          banned("skip, ignore", "pass(es|ed|ing)? over"),
          banned("report, mention", "speaks?|speaking of"),
          banned("fix", "mend(s|ed|ing)?"),
          banned("after", "behind"),
          banned("before, at the start of", "in front"),
          banned("space", "blanks?"),
          banned("replaces, is in", "(stands?|stood|standing) in(?! for)"),
          banned("available", "at hand"),
          banned("built-in, of unitgen", "ours"),
          banned("endlessly, permanently", "for ever"),
          banned("number", "how many-th"),
          banned("no, not one of", "none of (?!them)"),
          banned("is not a, unknown", "(?<!there )(is|are) no(?! longer| more than)"),
          banned("current directory", "working folder"),
          banned("internal error, bug", "a fault of unitgen"),
          banned("use, rename", "here it is called"));

  /** A sentence that begins with its object; a question may. */
  private static final Pattern OPENING =
      Pattern.compile("(?:^(?:[-*>] )?|[.;] |\\| )(?:What|Those|Its) [^.|?]*(?:[.|]|$)");

  /** Idioms that keep a banned word: processes are left behind, and not after something. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "\\b(?:leav(?:es?|ing)|left)(?: \\S+){0,3} behind\\b|behind \\S+ back\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String FENCE = "(?ms)^ *```.*?^ *```$";
  private static final Pattern LITERAL =
      Pattern.compile(
          "\"\"\"\\R(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\""
              + "|'(?:[^'\\\\]|\\\\.)'|/\\*.*?\\*/|//[^\\n]*",
          Pattern.DOTALL);

  private static Map.Entry<String, Pattern> banned(String better, String words) {
    return Map.entry(
        better,
        Pattern.compile("(?<![\\w-])(?:" + words + ")(?![\\w-])", Pattern.CASE_INSENSITIVE));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("documents")
  void documentsUsePlainWords(Path document) throws IOException {
    List<String> found = new ArrayList<>();
    prose(Files.readString(document))
        .lines()
        .forEach(paragraph -> found.addAll(awkward(document.toString(), paragraph)));
    assertThat(found).isEmpty();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("rooms")
  void messagesUsePlainWords(Path room) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(room, ".java")) {
      for (String literal : literals(Files.readString(file))) {
        found.addAll(awkward(file.toString(), literal.replaceAll("`[^`]*`", "`…`")));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void tablesOfHelpUsePlainWords() throws IOException {
    Path tables = Path.of("src/main/resources/unitgen/catalog");
    for (String name : List.of("elsewhere.tsv", "elsewhere-values.tsv")) {
      List<String> found = new ArrayList<>();
      for (String row : Files.readAllLines(tables.resolve(name))) {
        String[] cells = row.split("\t", -1);
        found.addAll(awkward(name, cells[cells.length - 1].replaceAll("`[^`]*`", "`…`")));
      }
      assertThat(found).isEmpty();
    }
  }

  @Test
  void theHelpOfEachCommandUsesPlainWords() {
    CommandLine program = new CommandLine(Program.spec(List.of()));
    List<String> found = new ArrayList<>(awkward("unitgen", words(program)));
    program
        .getSubcommands()
        .forEach((name, command) -> found.addAll(awkward(name, words(command))));
    assertThat(found).isEmpty();
  }

  private static String words(CommandLine command) {
    return command.getUsageMessage().replaceAll("\\s+", " ");
  }

  @Test
  void summariesAreShortFragmentsThatDiffer() {
    Set<String> seen = new HashSet<>();
    for (RuleInfo rule : Rules.infos()) {
      String summary = rule.summary();
      assertThat(summary).as(rule.id()).hasSizeLessThanOrEqualTo(72).doesNotEndWith(".");
      assertThat(summary.matches("(?s)[A-Z`\\[/].*|(systemd|unitgen|init|cron|sudo|su|sh)\\b.*"))
          .as(rule.id() + ": a capital letter or a name: " + summary)
          .isTrue();
      assertThat(awkward(rule.id(), summary)).isEmpty();
      assertThat(seen.add(summary.toLowerCase(Locale.ROOT))).as(rule.id() + " twice").isTrue();
    }
  }

  /** With the values of the examples filled in. */
  @Test
  void messagesAreShort() throws IOException {
    Pattern message = Pattern.compile("(?m)^(?:error|warning|info|style)\\[\\w+]: (.*)$");
    for (Path page : files(Path.of("docs/rules"), ".md")) {
      for (Matcher at = message.matcher(Files.readString(page)); at.find(); ) {
        assertThat(at.group(1)).as(page.toString()).hasSizeLessThanOrEqualTo(100);
      }
    }
  }

  /** Paragraphs, list items and rows on a line each, without code and addresses. */
  private static String prose(String markdown) {
    return markdown
        .replaceAll(FENCE, "")
        .replaceAll("`[^`]*`", "`…`")
        .replaceAll("\\]\\([^)]*\\)", "]")
        .replaceAll("(?<!\\n)\\n *(?![\\n|#>\\-*]|\\d+\\.)", " ");
  }

  private static List<String> awkward(String where, String written) {
    String text = ALLOWED.matcher(written).replaceAll("…").strip();
    List<String> found = new ArrayList<>();
    BANNED.forEach(
        (better, words) -> {
          for (Matcher at = words.matcher(text); at.find(); ) {
            found.add(where + ": " + text + "\n  " + at.group() + " => " + better);
          }
        });
    if (OPENING.matcher(text).find()) {
      found.add(where + ": " + text + "\n  begins with its object");
    }
    return found;
  }

  private static List<String> literals(String source) {
    List<String> literals = new ArrayList<>();
    for (Matcher at = LITERAL.matcher(source); at.find(); ) {
      String text = at.group(1) != null ? at.group(1) : at.group(2);
      if (text != null && text.indexOf(' ') >= 0) {
        literals.add(text);
      }
    }
    return literals;
  }

  static List<Path> rooms() throws IOException {
    try (Stream<Path> paths = Files.walk(MAIN)) {
      return paths.filter(Files::isDirectory).filter(WordsTest::isAsked).sorted().toList();
    }
  }

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md")));
    documents.add(Path.of("CONTRIBUTING.md"));
    for (String folder : List.of("docs", "examples", "bench", "packaging")) {
      try (Stream<Path> paths = Files.walk(Path.of(folder))) {
        paths.filter(path -> path.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    return documents.stream().filter(WordsTest::isAsked).toList();
  }

  private static boolean isAsked(Path path) {
    return path.toString().contains(System.getProperty("unitgen.words", ""));
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    }
  }
}

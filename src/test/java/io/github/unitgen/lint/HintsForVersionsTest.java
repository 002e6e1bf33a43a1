package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Enums;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Source;
import io.github.unitgen.workspace.FullCriteria;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a finding says to write, the systemds that the unit is for know. */
class HintsForVersionsTest {
  /** A setting, and the value if one follows. */
  private static final Pattern SETTING = Pattern.compile("\\b([A-Z][A-Za-z]+)=([^\\s`,]*)");

  private static final String TABLE = "src/main/resources/unitgen/catalog/enums.tsv";

  private static final List<String> SECTIONS = sections();

  /** By key, in whatever section. */
  private static final Map<String, Set<String>> WORDS = words();

  private static Map<String, Set<String>> words() {
    Map<String, Set<String>> words = new TreeMap<>();
    try {
      for (String row : Files.readAllLines(Path.of(TABLE))) {
        String[] cells = row.split("\t", -1);
        for (String key : cells[0].substring(cells[0].indexOf('.') + 1).split(",", -1)) {
          words.computeIfAbsent(key, none -> new TreeSet<>()).add(cells[1 % cells.length]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static List<String> sections() {
    TreeSet<String> sections = new TreeSet<>();
    UnitName.TYPES.forEach(type -> sections.addAll(UnitSections.of(type)));
    return List.copyOf(sections);
  }

  static Stream<SystemdVersions> versions() {
    return Stream.of(208, 213, 219, 228, 231, 239, 246, 252, 262).map(SystemdVersions::of);
  }

  /** The settings and words in {@code text} that not all of {@code versions} know. */
  private static List<String> unknown(String text, SystemdVersions versions) {
    List<String> unknown = new ArrayList<>();
    Matcher setting = SETTING.matcher(text);
    while (setting.find()) {
      String key = setting.group(1);
      List<String> homes = Directives.all().sectionsOf(key, SECTIONS);
      if (!homes.isEmpty() && homes.stream().noneMatch(home -> versions.know(home, key))) {
        unknown.add(key + "=");
      }
      for (String home : homes) {
        Optional<Enums.Word> word = Enums.find(home, key, setting.group(2));
        if (word.isPresent() && !versions.know(word.get())) {
          unknown.add(setting.group());
        }
      }
    }
    return unknown;
  }

  private static List<Diagnostic> lint(String name, String text, SystemdVersions versions) {
    Targets targets = new Targets(versions, Targets.NEWEST.upstart(), Optional.empty());
    Selection all = Selection.DEFAULT.then("all", Selection.Effect.ON);
    Criteria criteria = FullCriteria.of(targets, all, ShellReviewer.NONE);
    return Linter.lint(new Document(new Source(name, text), Kind.SYSTEMD), criteria);
  }

  /** What a finding says to do: its help, and what its fix writes. */
  private static String advice(Diagnostic finding) {
    StringBuilder advice = new StringBuilder(finding.help().orElse(""));
    finding
        .fix()
        .ifPresent(
            fix -> {
              advice.append('\n').append(fix.title());
              fix.edits().forEach(edit -> advice.append('\n').append(edit.text()));
            });
    return advice.toString();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theExamplesOfAllPagesAreAdvisedSo(SystemdVersions versions) throws IOException {
    TreeSet<String> wrong = new TreeSet<>();
    Pattern bad = Pattern.compile("(?ms)^```systemd (?:bad|good)([^\n`]*)\n(.*?)^```$");
    try (Stream<Path> pages = Files.list(Path.of("docs/rules"))) {
      for (Path page : pages.sorted().toList()) {
        Matcher block = bad.matcher(Files.readString(page));
        while (block.find()) {
          Matcher file = Pattern.compile("file=(\\S+)").matcher(block.group(1));
          String name = file.find() ? file.group(1) : "worker.service";
          String text = block.group(2);
          for (Diagnostic finding : lint(name, text, versions)) {
            for (String what : unknown(advice(finding), versions)) {
              if (!text.contains(what)) {
                wrong.add(finding.rule() + " " + what + ": " + advice(finding));
              }
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Each setting with a slip in its name, and with a slip in each of its words. */
  @ParameterizedTest
  @MethodSource("versions")
  void nothingUnknownIsOfferedForAnySlip(SystemdVersions versions) {
    TreeSet<String> wrong = new TreeSet<>();
    int advised = 0;
    for (String type : List.of("service", "socket", "timer", "mount", "path", "slice")) {
      for (String section : UnitSections.of(type)) {
        StringBuilder unit = new StringBuilder("[" + section + "]\n");
        for (String key : Directives.all().keys(section)) {
          unit.append(key.substring(0, key.length() - 1)).append("x=1\n");
          unit.append(key.toLowerCase(Locale.ROOT)).append("=1\n");
          unit.append(key).append("=@@@\n");
          for (String word : WORDS.getOrDefault(key, Set.of())) {
            unit.append(key).append('=').append(word).append("x\n");
          }
        }
        Source source = new Source("a." + type, unit.toString());
        for (Diagnostic finding : lint(source.name(), source.text(), versions)) {
          String advice = advice(finding);
          String line = source.line(source.lineAt(finding.at().span().start()));
          String key = line.substring(0, Math.max(0, line.indexOf('=')));
          List<String> offered = new ArrayList<>(unknown(advice, versions));
          Matcher meant = Pattern.compile("`([^`=]+)`").matcher(advice);
          while (meant.find()) {
            offered.addAll(unknown(key + "=" + meant.group(1), versions));
          }
          advised += advice.isEmpty() ? 0 : 1;
          for (String what : offered) {
            // Of a setting that is itself unknown to the version S013 speaks.
            if (!what.equals(key + "=")) {
              wrong.add(finding.rule() + " " + what + " at " + line + ": " + advice);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(advised).isGreaterThan(1000);
  }
}

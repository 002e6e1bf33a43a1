package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.lint.fix.Examination;
import io.github.unitgen.lint.fix.Fixed;
import io.github.unitgen.lint.fix.Fixer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A safe fix changes nothing in what systemd makes of a unit but the property that is mended: each
 * bad example of the pages of rules and each faulty file of the fixtures, loaded as it is and
 * fixed.
 */
@Timeout(300)
class RealSystemdFixIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^```systemd bad([^\n`]*)\n(.*?)^```$");

  /** What two loads of one file differ in, too. */
  private static final Set<String> VOLATILE =
      Set.of(
          "StateChangeTimestampMonotonic", // when the unit was loaded
          "StateChangeTimestamp",
          "NeedDaemonReload", // the file is newer than the load within one tick of the clock
          "MemoryAvailable"); // what the machine has left just now

  /** Names of units come in any order. */
  private static final Set<String> SETS =
      Set.of(
          "After",
          "Before",
          "Requires",
          "Requisite",
          "Wants",
          "BindsTo",
          "PartOf",
          "Conflicts",
          "WantedBy",
          "RequiredBy",
          "OnFailure",
          "OnSuccess",
          "Triggers",
          "TriggeredBy",
          "Names");

  /** Properties that follow from a setting of another name. */
  private static final Map<String, List<String>> FOLLOW =
      Map.of(
          "TimeoutStopSec",
          List.of("TimeoutAbortUSec"),
          "EnvironmentFile",
          List.of("EnvironmentFiles"),
          "ListenStream",
          List.of("Listen", "RequiresMountsFor"),
          "RuntimeDirectory",
          List.of("RequiresMountsFor"),
          "WorkingDirectory",
          List.of("RequiresMountsFor"));

  /** An example, and the text that all its safe fixes make of it. */
  private record Mended(String title, String file, String bad, String good) {
    /** The unit to load: of a template some instance. */
    String unit() {
      UnitName name = UnitName.of(file);
      String unit = name.unit().isEmpty() ? "fixed." + name.type() : name.unit();
      return unit.replace("@.", "@1.");
    }

    /** The keys of what is assigned in one of the two and not in the other, or elsewhere. */
    Set<String> keys() {
      Map<List<String>, Integer> counts = new HashMap<>();
      assignments(bad).forEach(assignment -> counts.merge(assignment, 1, Integer::sum));
      assignments(good).forEach(assignment -> counts.merge(assignment, -1, Integer::sum));
      Set<String> keys = new TreeSet<>();
      counts.forEach(
          (assignment, count) -> {
            if (count != 0) {
              keys.add(assignment.get(1));
            }
          });
      return keys;
    }

    private static List<List<String>> assignments(String text) {
      List<List<String>> assignments = new ArrayList<>();
      for (UnitFile.Line line : UnitParser.parse(new Source("x", text)).lines()) {
        if (line instanceof UnitFile.Assignment assignment) {
          assignments.add(List.of(assignment.section(), assignment.key(), assignment.value()));
        }
      }
      return assignments;
    }
  }

  @TestFactory
  Stream<DynamicTest> safeFixesLeaveAllElseAsItWas() throws IOException {
    return Stream.concat(examples().stream(), cases().stream())
        .map(mended -> DynamicTest.dynamicTest(mended.title(), () -> compare(mended)));
  }

  @Test
  void thereAreManyOfThem() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(15);
    assertThat(cases()).isNotEmpty();
  }

  private static void compare(Mended mended) throws IOException {
    Map<String, String> before = load(mended, mended.bad());
    Map<String, String> after = load(mended, mended.good());
    if (!before.get("LoadState").equals("loaded")) {
      return; // it was refused: all is mended, or something else is wrong, too
    }
    assertThat(after).containsEntry("LoadState", "loaded");
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeAll(VOLATILE);
    names.removeIf(name -> String.valueOf(before.get(name)).equals(after.get(name)));
    names.removeIf(name -> mended.keys().stream().anyMatch(key -> isOf(name, key)));
    assertThat(names)
        .as(
            "%s mends %s%nbefore: %s%nafter: %s",
            mended.title(), mended.keys(), only(before, names), only(after, names))
        .isEmpty();
  }

  private static Map<String, String> only(Map<String, String> all, Set<String> names) {
    Map<String, String> some = new TreeMap<>(all);
    some.keySet().retainAll(names);
    return some;
  }

  /** {@code ExecStartEx} is of {@code ExecStart}, {@code RestartUSec} of {@code RestartSec}. */
  private static boolean isOf(String property, String key) {
    String stem = key.endsWith("Sec") ? key.substring(0, key.length() - 3) + "USec" : key;
    return property.equalsIgnoreCase(stem)
        || property.equalsIgnoreCase(stem + "Ex")
        || FOLLOW.getOrDefault(key, List.of()).contains(property);
  }

  private static Map<String, String> load(Mended mended, String text) throws IOException {
    Path file = RIG.units().resolve(mended.file());
    Path base = RIG.units().resolve(mended.unit());
    boolean dropIn = UnitName.of(mended.file()).dropIn();
    Files.createDirectories(file.getParent());
    Files.write(file, Source.encode(text));
    if (dropIn) {
      Files.writeString(base, "[Service]\nExecStart=/bin/true\n");
    }
    try {
      RIG.systemctl("daemon-reload");
      Map<String, String> shown = new TreeMap<>();
      String unit = mended.unit();
      for (String line : RIG.systemctl("show", "--all", "--", unit).split("\n", -1)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          String name = line.substring(0, equals);
          String value = line.substring(equals + 1);
          shown.merge(name, SETS.contains(name) ? sorted(value) : value, (a, b) -> a + " " + b);
        }
      }
      return shown;
    } finally {
      Files.delete(file);
      if (dropIn) {
        Files.delete(base);
        Files.delete(file.getParent());
      }
    }
  }

  private static String sorted(String value) {
    return Stream.of(value.split(" ", -1)).sorted().collect(Collectors.joining(" "));
  }

  private static List<Mended> examples() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(Path.of("docs/rules"))) {
      pages =
          files
              .filter(file -> file.getFileName().toString().matches("[SX]\\d+\\.md"))
              .sorted()
              .toList();
    }
    List<Mended> examples = new ArrayList<>();
    for (Path page : pages) {
      String text = Files.readString(page, StandardCharsets.UTF_8);
      Matcher example = EXAMPLE.matcher(text);
      while (example.find()) {
        int line = (int) text.substring(0, example.start()).lines().count() + 1;
        String id = page.getFileName().toString().replace(".md", "");
        String title = id + ", line " + line;
        mended(id, title, example.group(1), example.group(2)).ifPresent(examples::add);
      }
    }
    return examples;
  }

  /** The faulty files of the fixtures, with all that {@code --fix} does to them. */
  private static List<Mended> cases() throws IOException {
    List<Mended> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("test-fixtures/lint/cases"))) {
      for (Path path : files.sorted().toList()) {
        String title = path.getFileName().toString();
        String file = "worker" + title.substring(title.lastIndexOf('.'));
        Source bad = Source.of(file, Files.readAllBytes(path));
        Fixed fixed =
            Fixer.fix(
                bad,
                new All(),
                finding ->
                    finding.fix().filter(fix -> fix.safety() == Fix.Safety.SAFE).isPresent());
        if (!fixed.source().text().equals(bad.text())) {
          cases.add(new Mended(title, file, bad.text(), fixed.source().text()));
        }
      }
    }
    return cases;
  }

  /** Every rule. */
  private record All() implements Examination {
    private static final Criteria CRITERIA =
        Criteria.ofRules(Targets.NEWEST, Selection.DEFAULT.then("all", Effect.ON));

    @Override
    public List<Diagnostic> findings(Source text) {
      return Linter.lint(new Document(text, Kind.SYSTEMD), CRITERIA);
    }

    @Override
    public List<Diagnostic> guard(Source text) {
      return findings(text);
    }

    @Override
    public int readTo(Source text) {
      return Linter.readTo(new LintFile(new Document(text, Kind.SYSTEMD), CRITERIA));
    }
  }

  /** Empty where nothing in the example can be fixed safely. */
  private static Optional<Mended> mended(String id, String title, String options, String example) {
    String file = "worker.service";
    for (String option : options.split(" ", -1)) {
      file = option.startsWith("file=") ? option.substring("file=".length()) : file;
    }
    String bad =
        example.replace('␠', ' ').replace('␉', '\t').replace('␍', '\r').replace("␟", "\uFEFF");
    Selection only = Selection.DEFAULT.then("all", Effect.OFF).then(id, Effect.ON);
    Document document = new Document(new Source(file, bad), Kind.SYSTEMD);
    List<Fix> fixes = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (Diagnostic finding : Linter.lint(document, Criteria.ofRules(Targets.NEWEST, only))) {
      finding
          .fix()
          .filter(fix -> fix.safety() == Fix.Safety.SAFE)
          .filter(fix -> taken.add(fix.edits().get(0).span().start()))
          .ifPresent(fixes::add);
    }
    String good = bad;
    for (int i = fixes.size() - 1; i >= 0; i--) {
      good = fixes.get(i).applyTo(good);
    }
    return fixes.isEmpty() ? Optional.empty() : Optional.of(new Mended(title, file, bad, good));
  }
}

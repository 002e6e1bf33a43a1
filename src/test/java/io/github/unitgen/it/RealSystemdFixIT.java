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
import io.github.unitgen.lint.fix.FixStep;
import io.github.unitgen.lint.fix.Fixed;
import io.github.unitgen.lint.fix.Fixer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
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
 * bad example of the pages of rules, each faulty file of the fixtures and units damaged at random,
 * loaded as they are and fixed.
 */
@Timeout(300)
class RealSystemdFixIT {
  @RegisterExtension static final Rig RIG = new Rig();

  /** How many units are damaged; not all so that a fix mends them. */
  private static final int DAMAGED = Analyzed.size(300, 2_000);

  private static final int BATCH = 100;

  /** Its fixes may bring a header to life, and with it whatever stands below. */
  private static final String ENCODING = "S015";

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
      Map.ofEntries(
          Map.entry("EnvironmentFile", List.of("EnvironmentFiles")),
          Map.entry("ListenStream", List.of("Listen", "RequiresMountsFor")),
          Map.entry("Persistent", List.of("After", "CanClean", "RequiresMountsFor")),
          Map.entry("RuntimeDirectory", List.of("After", "CanClean", "RequiresMountsFor")),
          Map.entry("Service", List.of("After", "Before", "Triggers")),
          Map.entry("TimeoutStopSec", List.of("TimeoutAbortUSec")),
          Map.entry("Type", List.of("NotifyAccess", "TimeoutStartUSec")),
          Map.entry("Unit", List.of("After", "Before", "Triggers")),
          Map.entry("What", List.of("After", "Requires")),
          Map.entry("WorkingDirectory", List.of("RequiresMountsFor")));

  /** A unit, the text that its safe fixes make of it, and the keys of the lines they write to. */
  private record Mended(String title, String file, String bad, String good, Set<String> keys) {
    static Mended of(String title, String file, String bad, String good, List<Diagnostic> fixed) {
      Set<String> keys = new TreeSet<>();
      for (Diagnostic finding : fixed) {
        FixStep step = FixStep.of(finding.at().source(), finding, finding.fix().orElseThrow());
        step.settings().forEach(setting -> keys.add(setting.substring(setting.indexOf('.') + 1)));
      }
      return new Mended(title, file, bad, good, keys);
    }

    /** Whether a property is what a setting of the unit says; those of names follow from many. */
    boolean isWritten(String property) {
      return !SETS.contains(property)
          && Stream.of(bad, good)
              .flatMap(text -> UnitParser.parse(new Source(file, text)).lines().stream())
              .anyMatch(
                  line -> line instanceof UnitFile.Assignment said && says(said.key(), property));
    }

    /** The unit to load: of a template some instance. */
    String unit() {
      UnitName name = UnitName.of(file);
      String unit = name.unit().isEmpty() ? "fixed." + name.type() : name.unit();
      return unit.replace("@.", "@1.");
    }
  }

  @TestFactory
  Stream<DynamicTest> safeFixesLeaveAllElseAsItWas() throws IOException {
    return Stream.concat(examples().stream(), cases().stream())
        .map(
            mended ->
                DynamicTest.dynamicTest(
                    mended.title(),
                    () -> assertThat(differences(List.of(mended), (one, name) -> true)).isEmpty()));
  }

  @Test
  void thereAreManyOfThem() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(15);
    assertThat(cases()).isNotEmpty();
  }

  /** With all that {@code --fix} does; what else follows from a mended setting is not looked at. */
  @Test
  void safeFixesOfDamagedUnitsLeaveEveryOtherSettingAsItWas() throws IOException {
    RandomUnits random = new RandomUnits(new RandomValues());
    List<Mended> units = new ArrayList<>();
    for (int i = 0; i < DAMAGED; i++) {
      Map.Entry<String, String> unit = random.unit(i);
      fixed("", unit.getKey(), Source.encode(unit.getValue())).ifPresent(units::add);
    }
    assertThat(units).as(Seed.OPTION).hasSizeGreaterThan(DAMAGED / 5);
    List<String> found = new ArrayList<>();
    for (int from = 0; from < units.size(); from += BATCH) {
      List<Mended> batch = units.subList(from, Math.min(from + BATCH, units.size()));
      found.addAll(differences(batch, Mended::isWritten));
    }
    assertThat(String.join("\n", found)).as(Seed.OPTION).isEmpty();
  }

  /** What a fix has changed besides the lines that it wrote to, of the properties in question. */
  private static List<String> differences(
      List<Mended> units, BiPredicate<Mended, String> properties) throws IOException {
    List<Map<String, String>> before = load(units, Mended::bad);
    List<Map<String, String>> after = load(units, Mended::good);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Mended mended = units.get(i);
      Map<String, String> was = before.get(i);
      Map<String, String> is = after.get(i);
      Set<String> names = new TreeSet<>(was.keySet());
      names.addAll(is.keySet());
      names.removeAll(VOLATILE);
      names.removeIf(name -> String.valueOf(was.get(name)).equals(is.get(name)));
      names.removeIf(name -> mended.keys().stream().anyMatch(key -> isOf(name, key)));
      names.removeIf(name -> !properties.test(mended, name));
      // One that was refused is mended, or something else is wrong, too.
      if (!names.isEmpty() && was.getOrDefault("LoadState", "").equals("loaded")) {
        found.add("%s%nbefore: %s%nafter: %s".formatted(mended, only(was, names), only(is, names)));
      }
    }
    return found;
  }

  private static Map<String, String> only(Map<String, String> all, Set<String> names) {
    Map<String, String> some = new TreeMap<>(all);
    some.keySet().retainAll(names);
    return some;
  }

  private static boolean isOf(String property, String key) {
    return says(key, property) || FOLLOW.getOrDefault(key, List.of()).contains(property);
  }

  /** {@code ExecStartEx} is of {@code ExecStart}, {@code RestartUSec} of {@code RestartSec}. */
  private static boolean says(String key, String property) {
    String stem = key.endsWith("Sec") ? key.substring(0, key.length() - 3) + "USec" : key;
    return property.equalsIgnoreCase(stem)
        || property.equalsIgnoreCase(stem + "Ex")
        || property.equalsIgnoreCase(stem + "Soft");
  }

  /** The properties of each unit, of all of which only that text is there. */
  private static List<Map<String, String>> load(List<Mended> units, Function<Mended, String> text)
      throws IOException {
    List<Path> written = new ArrayList<>();
    List<String> command = new ArrayList<>(List.of("show", "--all", "--"));
    for (Mended mended : units) {
      Path file = RIG.units().resolve(mended.file());
      Files.createDirectories(file.getParent());
      Files.write(file, Source.encode(text.apply(mended)));
      written.add(file);
      if (UnitName.of(mended.file()).dropIn()) {
        Path base = RIG.units().resolve(mended.unit());
        Files.writeString(base, "[Service]\nExecStart=/bin/true\n");
        written.add(file.getParent());
        written.add(base);
      }
      command.add(mended.unit());
    }
    try {
      RIG.systemctl("daemon-reload");
      List<Map<String, String>> shown = new ArrayList<>();
      for (String unit : RIG.systemctl(command.toArray(String[]::new)).split("\n\n", -1)) {
        shown.add(properties(unit));
      }
      assertThat(shown).hasSameSizeAs(units);
      return shown;
    } finally {
      for (Path file : written) {
        Files.delete(file);
      }
    }
  }

  private static Map<String, String> properties(String shown) {
    Map<String, String> properties = new TreeMap<>();
    for (String line : shown.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        String name = line.substring(0, equals);
        String value = line.substring(equals + 1);
        properties.merge(name, SETS.contains(name) ? sorted(value) : value, (a, b) -> a + " " + b);
      }
    }
    return properties;
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
        fixed(title, file, Files.readAllBytes(path)).ifPresent(cases::add);
      }
    }
    return cases;
  }

  /** With all that {@code --fix} does to it; empty where that is nothing. */
  private static Optional<Mended> fixed(String title, String file, byte[] unit) {
    Source bad = Source.of(file, unit);
    Fixed fixed =
        Fixer.fix(
            bad,
            new All(),
            finding ->
                !finding.rule().equals(ENCODING)
                    && finding.fix().filter(fix -> fix.safety() == Fix.Safety.SAFE).isPresent());
    return fixed.mended().isEmpty()
        ? Optional.empty()
        : Optional.of(Mended.of(title, file, bad.text(), fixed.source().text(), fixed.mended()));
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
    List<Diagnostic> fixed = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (Diagnostic finding : Linter.lint(document, Criteria.ofRules(Targets.NEWEST, only))) {
      finding
          .fix()
          .filter(fix -> fix.safety() == Fix.Safety.SAFE)
          .filter(fix -> taken.add(fix.edits().get(0).span().start()))
          .ifPresent(fix -> fixed.add(finding));
    }
    String good = bad;
    for (int i = fixed.size() - 1; i >= 0; i--) {
      good = fixed.get(i).fix().orElseThrow().applyTo(good);
    }
    return fixed.isEmpty()
        ? Optional.empty()
        : Optional.of(Mended.of(title, file, bad, good, fixed));
  }
}

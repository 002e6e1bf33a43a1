package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The linter and the installed systemd 252 judge the same generated assignments and units: no error
 * where systemd takes a value, and none missed where it refuses or ignores one.
 */
@Timeout(1800)
class RealSystemdDifferenceIT {
  private static final int ASSIGNMENTS = Analyzed.size(4_000, 20_000);
  private static final int UNITS = Analyzed.size(400, 2_000);
  private static final int BATCH = 500;

  private static final Map<String, String> STUBS =
      Map.of(
          "Service", "[Service]\nExecStart=/bin/true\n",
          "Socket", "[Socket]\nListenStream=/run/@\n",
          "Timer", "[Timer]\nOnBootSec=1\n",
          "Path", "[Path]\nPathExists=/x\n",
          "Slice", "[Slice]\n",
          "Mount", "[Mount]\nWhat=/dev/sda\nWhere=/mnt/@\n",
          "Automount", "[Automount]\nWhere=/mnt/@\n",
          "Swap", "[Swap]\nWhat=/dev/@\n",
          "Unit", "[Service]\nExecStart=/bin/true\n[Unit]\n");

  private static final Targets TARGETS =
      new Targets(SystemdVersions.of(252), Targets.NEWEST.upstart(), Targets.NEWEST.dialect());

  @TempDir Path folder;

  /** One assignment in a unit that is else right; with an empty key just that unit. */
  private record Trial(String file, String section, String key, String value) {
    String text() {
      String stem = file.replaceFirst("@?\\..*", "").replaceFirst("@.*", "");
      String stub = STUBS.get(section).replace("@", stem.substring(stem.lastIndexOf('-') + 1));
      return key.isEmpty() ? stub : stub + key + "=" + value + "\n";
    }

    int line() {
      return (int) STUBS.get(section).lines().count() + 1;
    }
  }

  @BeforeEach
  void theRightSystemd() {
    Analyzed.require252();
  }

  @Test
  void assignmentsOfEveryKey() throws IOException {
    RandomValues values = new RandomValues();
    KnownDifferences known = new KnownDifferences();
    List<String[]> keys = new ArrayList<>();
    Analyzed.settings()
        .forEach(
            (section, all) -> {
              if (STUBS.containsKey(section)) {
                all.forEach(key -> keys.add(new String[] {section, key}));
              }
            });
    TreeSet<String> found = new TreeSet<>();
    for (int from = 0; from < ASSIGNMENTS; from += BATCH) {
      List<Trial> trials = new ArrayList<>();
      for (int i = from; i < Math.min(from + BATCH, ASSIGNMENTS); i++) {
        String[] key = ASSIGNMENTS < keys.size() ? values.one(keys) : keys.get(i % keys.size());
        trials.add(trial(i, key[0], key[1], values));
      }
      found.addAll(differences(trials, known));
    }
    assertThat(found).as(Seed.OPTION).isEmpty();
  }

  private static Trial trial(int number, String section, String key, RandomValues values) {
    String instance =
        section.equals("Service") || section.equals("Unit")
            ? values.one(List.of("", "", "", "", "@x", "@"))
            : "";
    return new Trial(file(number, section, instance), section, key, values.value(section, key));
  }

  private static String file(int number, String section, String instance) {
    String stem = "zq" + (100_000 + number) + instance;
    return switch (section) {
      case "Mount", "Automount" -> "mnt-" + stem + "." + section.toLowerCase(Locale.ROOT);
      case "Swap" -> "dev-" + stem + ".swap";
      case "Unit" -> stem + ".service";
      default -> stem + "." + section.toLowerCase(Locale.ROOT);
    };
  }

  private List<String> differences(List<Trial> trials, KnownDifferences known) throws IOException {
    Map<String, String> units = new LinkedHashMap<>();
    Map<String, Trial> plain = new LinkedHashMap<>();
    int number = 800_000;
    for (String section : STUBS.keySet()) {
      for (String instance : List.of("", "@x", "@")) {
        boolean none = instance.isEmpty();
        if (none || section.equals("Service") || section.equals("Unit")) {
          Trial stub = new Trial(file(number++, section, instance), section, "", "");
          plain.put(section + instance, stub);
          units.put(stub.file(), stub.text());
        }
      }
    }
    trials.forEach(trial -> units.put(trial.file(), trial.text()));
    Map<String, Analyzed> judged = Analyzed.all(units, folder);
    plain.values().forEach(stub -> assertThat(judged.get(stub.file()).messages()).isEmpty());
    List<String> found = new ArrayList<>();
    for (Trial trial : trials) {
      String instance = trial.file().contains("@.") ? "@" : trial.file().contains("@") ? "@x" : "";
      Analyzed stub = judged.get(plain.get(trial.section() + instance).file());
      difference(trial, judged.get(trial.file()), stub, known).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<String> difference(
      Trial trial, Analyzed systemd, Analyzed stub, KnownDifferences known) {
    boolean ofUnit = systemd.byLine(trial.file()).isEmpty();
    List<Diagnostic> loud =
        lint(trial.file(), trial.text()).stream()
            .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
            .filter(finding -> lineOf(finding) == trial.line() || ofUnit && !isOfStub(finding))
            .toList();
    boolean isError = loud.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    boolean saysRefused = loud.stream().anyMatch(f -> f.message().contains("refuse"));
    List<String> said = systemd.messages();
    String kind =
        said.isEmpty()
            ? isError && !systemd.state().equals(stub.state()) ? "false" : ""
            : loud.isEmpty() ? "missed" : systemd.isRefused() != saysRefused ? "weight" : "";
    String setting = "[" + trial.section() + "] " + trial.key() + rules(loud, kind);
    if (kind.isEmpty() || known.has(kind, setting, trial.value())) {
      return Optional.empty();
    }
    return Optional.of(
        kind
            + " "
            + setting
            + "="
            + shown(trial.value())
            + " ("
            + trial.file()
            + "): systemd "
            + said
            + ", unitgen "
            + loud.stream().map(f -> f.rule() + " " + f.message()).toList());
  }

  @Test
  void damagedUnits() throws IOException {
    RandomUnits random = new RandomUnits(new RandomValues());
    KnownDifferences known = new KnownDifferences();
    TreeSet<String> found = new TreeSet<>();
    for (int from = 0; from < UNITS; from += BATCH) {
      Map<String, String> units = new LinkedHashMap<>();
      for (int i = from; i < Math.min(from + BATCH, UNITS); i++) {
        Map.Entry<String, String> unit = random.unit(i);
        units.put(unit.getKey(), unit.getValue());
      }
      Map<String, Analyzed> judged = Analyzed.all(units, folder);
      for (Map.Entry<String, Analyzed> unit : judged.entrySet()) {
        String text = units.get(unit.getKey());
        for (String difference : differences(unit.getKey(), text, unit.getValue(), known)) {
          found.add(difference + " || " + shown(text.replaceAll("x{99,}", "x-and-many-more")));
        }
      }
    }
    assertThat(found).as(Seed.OPTION).isEmpty();
  }

  private static List<String> differences(
      String file, String text, Analyzed systemd, KnownDifferences known) {
    ReadLines lines = new ReadLines(file, text);
    TreeMap<Integer, String> said = systemd.byLine(file);
    List<String> found = new ArrayList<>();
    Map<Integer, String> loud = new TreeMap<>();
    for (Diagnostic finding : lint(file, text)) {
      if (finding.severity().compareTo(Severity.WARNING) < 0) {
        continue;
      }
      int line = lines.of(finding.at().span().start());
      loud.merge(line, finding.rule(), (a, b) -> a + " " + b);
      boolean judged =
          said.containsKey(line)
              || systemd.isRefused()
                  && (said.isEmpty()
                      || line > said.lastKey()
                      || !systemd.isRead()
                      || finding.message().contains("refuse"));
      if (finding.severity() == Severity.ERROR
          && !judged
          && !known.has("false", finding.rule(), lines.at(finding.at().span().start()))
          // systemd-analyze does not look there: RealSystemdEnableIT does.
          && !lines.isInstall(finding.at().span().start())) {
        found.add(
            "false "
                + file
                + ":"
                + line
                + " "
                + finding.rule()
                + " "
                + finding.message()
                + " | "
                + shown(lines.text(line)));
      }
    }
    said.forEach(
        (line, message) -> {
          if (!loud.containsKey(line) && !known.has("missed", message, lines.text(line))) {
            found.add(
                "missed " + file + ":" + line + " " + message + " | " + shown(lines.text(line)));
          }
        });
    String messages = String.join(" ", systemd.messages());
    if (systemd.isRefused() && loud.isEmpty() && !known.has("missed", messages, text)) {
      found.add("missed " + file + " " + systemd.messages());
    }
    return found;
  }

  private static List<Diagnostic> lint(String file, String text) {
    Source source = Source.of(file, Source.encode(text));
    Document document = new Document(source, Kind.SYSTEMD);
    return Linter.lint(document, Criteria.ofRules(TARGETS, Selection.DEFAULT));
  }

  /** The rules that speak, of a false word only those that call it an error. */
  private static String rules(List<Diagnostic> loud, String kind) {
    StringBuilder rules = new StringBuilder();
    for (Diagnostic finding : loud) {
      if (!kind.equals("false") || finding.severity() == Severity.ERROR) {
        rules.append(' ').append(finding.rule());
      }
    }
    return rules.toString();
  }

  /** What the stubs are told, too. */
  private static boolean isOfStub(Diagnostic finding) {
    return finding.rule().equals("S801") || finding.rule().equals("S901");
  }

  private static int lineOf(Diagnostic finding) {
    return finding.at().source().lineAt(finding.at().span().start());
  }

  /** With what cannot be seen as an escape. */
  private static String shown(String text) {
    StringBuilder out = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (c < ' ' || c > '~') {
                out.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
              } else {
                out.append((char) c);
              }
            });
    return out.toString();
  }
}

package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules on values against what systemd 252 says of the same assignments. */
class SystemdValuesTest {
  private static final List<String> RULES =
      List.of(
          "S006", "S009", "S017", "S018", "S019", "S021", "S022", "S506", "S507", "S514", "S601",
          "S605");

  /** Warnings that other rules give: of an old word, an old key, a user or a mode that is bad. */
  private static final Set<String> OTHERS =
      Set.of("StandardOutput=syslog", "KillMode=none", "User=nobody", "SocketUser=nobody");

  /** Of what is no capability systemd says nothing, and drops it. */
  private static final Set<String> SILENT = Set.of("AmbientCapabilities", "CapabilityBoundingSet");

  private static final Set<String> OLD_KEYS =
      Set.of(
          "BlockIODeviceWeight",
          "BlockIOReadBandwidth",
          "BlockIOWriteBandwidth",
          "MemoryLimit",
          "CPUShares",
          "StartupCPUShares",
          "RequiresOverridable",
          "RequisiteOverridable");

  private static final Map<String, String> STUBS =
      Map.of(
          "Service", "[Service]\nExecStart=/bin/true\n%",
          "Unit", "[Service]\nExecStart=/bin/true\n[Unit]\n%",
          "Socket", "[Socket]\nListenStream=/run/x\n%",
          "Timer", "[Timer]\nOnBootSec=1\n%",
          "Path", "[Path]\nPathExists=/x\n%",
          "Slice", "[Slice]\n%",
          "Mount", "[Mount]\nWhat=/dev/sda\nWhere=/mnt/x\n%",
          "Automount", "[Automount]\nWhere=/mnt/x\n%",
          "Swap", "[Swap]\nWhat=/dev/x\n%");

  private final Criteria criteria;

  SystemdValuesTest() {
    Selection selection = Selection.DEFAULT.then("all", Effect.OFF);
    for (String rule : RULES) {
      selection = selection.then(rule, Effect.ON);
    }
    criteria =
        Criteria.ofRules(
            new Targets(SystemdVersions.of(252), UpstartVersions.NEWEST, Optional.empty()),
            selection);
  }

  @Test
  void agreesWithVerifyOnThousandsOfAssignments() throws IOException {
    assertThat(disagreements(Path.of("test-fixtures/systemd/values.tsv"))).isEmpty();
  }

  @Test
  void agreesWithTheSharedOracle() throws IOException {
    Path oracle = Path.of("../shared/oracles/systemd-values/oracle252.tsv");
    assumeTrue(Files.exists(oracle), "the shared oracle is not beside this checkout");
    assertThat(disagreements(oracle)).isEmpty();
  }

  @Test
  void saysNothingOfRealUnitsThatVerifyDoesNotSay() throws IOException {
    Path corpus = Path.of("../shared/corpus/dev/verify.tsv");
    assumeTrue(Files.exists(corpus), "the shared corpus is not beside this checkout");
    List<String> found = new ArrayList<>();
    for (String row : Files.readAllLines(corpus)) {
      String[] cells = row.split("\t", -1);
      // The messages on the inputs of systemd's fuzzers are not all listed.
      if (!cells[0].startsWith("dev/systemd/") || cells[0].contains("systemd-fuzz")) {
        continue;
      }
      Source source =
          Source.of(cells[0], Files.readAllBytes(corpus.resolveSibling("..").resolve(cells[0])));
      for (Diagnostic finding : Linter.lint(new Document(source, Kind.SYSTEMD), criteria)) {
        int line = source.lineAt(finding.at().span().start());
        boolean loud = finding.severity().compareTo(Severity.WARNING) >= 0;
        if (loud && !cells[5].contains(":" + line + ": ")) {
          found.add(cells[0] + ":" + line + " " + finding.rule() + " " + finding.message());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private List<String> disagreements(Path table) throws IOException {
    List<String> found = new ArrayList<>();
    for (String row : Files.readAllLines(table)) {
      String[] cells = row.split("\t", -1);
      if (row.startsWith("#")
          || !STUBS.containsKey(cells[0])
          || SILENT.contains(cells[1].substring(0, cells[1].indexOf('=')))) {
        continue;
      }
      List<Diagnostic> said = lint(cells[0], cells[1]);
      boolean silent = cells[2].equals("silent");
      if (silent) {
        // A comment in a value that it takes is none of its business.
        said = said.stream().filter(finding -> !finding.rule().equals("S006")).toList();
      }
      String rules = String.join(" ", said.stream().map(Diagnostic::rule).toList());
      if (silent ? !said.isEmpty() : said.isEmpty() && !isForOthers(cells[0], cells[1])) {
        found.add(row + "\t" + rules);
      } else if (cells[2].equals("fatal") && !saysSo(said)) {
        found.add(row + "\tdoes not say that the unit is refused: " + rules);
      }
      if (overlap(said)) {
        found.add(row + "\ttwo rules speak of it: " + rules);
      }
    }
    return found;
  }

  private static boolean overlap(List<Diagnostic> said) {
    for (int i = 1; i < said.size(); i++) {
      if (said.get(i - 1).at().span().end() > said.get(i).at().span().start()) {
        return true;
      }
    }
    return false;
  }

  private static boolean saysSo(List<Diagnostic> said) {
    return said.stream()
        .anyMatch(
            finding ->
                finding.message().contains("refuses the unit")
                    || finding.message().contains("unit is refused")
                    || finding.rule().equals("S006"));
  }

  private static boolean isForOthers(String section, String assignment) {
    int equals = assignment.indexOf('=');
    String key = assignment.substring(0, equals);
    String value = assignment.substring(equals + 1);
    return OTHERS.contains(assignment)
        || OLD_KEYS.contains(key)
        || UnitVersions.find(SystemdVersions.of(252), section, key, value).isPresent();
  }

  /** What is said of the assignment, and is no mere hint. */
  private List<Diagnostic> lint(String section, String assignment) {
    String stub = STUBS.get(section);
    int line = (int) stub.chars().filter(c -> c == '\n').count() + 1;
    String name = "x." + (section.equals("Unit") ? "service" : section.toLowerCase(Locale.ROOT));
    String text = stub.replace("%", assignment + "\n");
    return Linter.lint(new Document(new Source(name, text), Kind.SYSTEMD), criteria).stream()
        .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
        .filter(finding -> finding.at().source().lineAt(finding.at().span().start()) == line)
        .toList();
  }
}

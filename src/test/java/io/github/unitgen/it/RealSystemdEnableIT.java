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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The linter says of generated [Install] sections what {@code systemctl --root enable} of systemd
 * 252 says of them.
 */
@Timeout(600)
class RealSystemdEnableIT {
  private static final int INSTALLS = Analyzed.size(100, 300);

  private static final List<String> FILES =
      List.of(
          "zq.service",
          "zq@.service",
          "zq@x.service",
          "zq-a.b.service",
          "zq@a-b\\x20c.service",
          "zq.socket",
          "zq.timer",
          "zq.target",
          "zq.path",
          "zq.slice",
          "mnt-zq.mount",
          "zq@.socket");

  private static final List<String> KEYS =
      List.of("Alias", "Alias", "WantedBy", "RequiredBy", "Also", "DefaultInstance");

  /** Where links were made before there was WantedBy=, and where none can be. */
  private static final List<String> FOLDERS =
      List.of("a.target.wants/", "a@.service.wants/", "a@b.target.requires/", "a.wants/", "a/");

  @TempDir Path root;

  @BeforeEach
  void theRightSystemd() {
    Analyzed.require252();
  }

  @Test
  void installSections() throws IOException {
    RandomValues values = new RandomValues();
    KnownDifferences known = new KnownDifferences();
    TreeSet<String> found = new TreeSet<>();
    for (int i = 0; i < INSTALLS; i++) {
      String file = values.one(FILES);
      StringBuilder install = new StringBuilder("[Install]\n");
      for (int line = values.random().nextInt(3); line >= 0; line--) {
        String key = values.one(KEYS);
        install.append(key).append('=').append(value(values, key, file)).append('\n');
      }
      difference(file, install.toString(), known).ifPresent(found::add);
    }
    assertThat(found).as(Seed.OPTION).isEmpty();
  }

  /** Every other name has the type of the unit; some aliases lie in a folder. */
  private static String value(RandomValues values, String key, String file) {
    String value = values.value("Install", key);
    String name =
        values.random().nextBoolean()
            ? value.replaceAll("\\.(socket|target|timer|service)", file.replaceAll(".*\\.", "."))
            : value;
    return key.equals("Alias") && values.random().nextInt(4) == 0
        ? values.one(FOLDERS) + (values.random().nextBoolean() ? file : name)
        : name;
  }

  private Optional<String> difference(String file, String install, KnownDifferences known)
      throws IOException {
    String section = file.substring(file.lastIndexOf('.') + 1);
    String text =
        "[Unit]\nDescription=x\n["
            + section.substring(0, 1).toUpperCase(Locale.ROOT)
            + section.substring(1)
            + "]\n"
            + install;
    Rig.Result result = enable(file, text);
    List<String> said =
        result.err().lines().filter(line -> !isOfSuccess(line)).map(this::withoutRoot).toList();
    List<Diagnostic> loud = new ArrayList<>();
    for (Diagnostic finding : lint(file, text)) {
      if (finding.severity().compareTo(Severity.WARNING) >= 0
          && finding.at().span().start() > text.indexOf("[Install]")) {
        loud.add(finding);
      }
    }
    boolean isError = loud.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    boolean fails = result.code() != 0;
    String kind =
        fails || !said.isEmpty()
            ? loud.isEmpty() ? "missed" : fails && !isError ? "weight" : ""
            : isError ? "false" : "";
    String rules = String.join(" ", loud.stream().map(Diagnostic::rule).toList());
    String subject = file + " " + (kind.equals("missed") ? String.join(" ", said) : rules);
    if (kind.isEmpty() || known.has("enable-" + kind, subject, install)) {
      return Optional.empty();
    }
    return Optional.of(
        kind
            + " "
            + file
            + " "
            + install.lines().skip(1).toList()
            + ": systemctl "
            + result.code()
            + " "
            + said
            + ", unitgen "
            + loud.stream().map(finding -> finding.rule() + " " + finding.message()).toList());
  }

  private static boolean isOfSuccess(String line) {
    return line.startsWith("Created symlink ")
        || line.contains(" is added as a dependency to a non-existent unit ")
        || line.startsWith("Failed to enable auxiliary unit "); // there is none of that name
  }

  private String withoutRoot(String line) {
    return line.replace(root.toString(), "");
  }

  private Rig.Result enable(String file, String text) throws IOException {
    Path units = Files.createDirectories(root.resolve("etc/systemd/system"));
    Files.writeString(units.resolve(file), text);
    boolean named = !file.contains("@.") || text.contains("\nDefaultInstance=");
    String unit = named ? file : file.replace("@.", "@x.");
    Rig.Result result =
        Rig.outside(
            List.of("/usr/bin/systemctl", "--root=" + root, "--no-pager", "enable", "--", unit));
    try (Stream<Path> written = Files.walk(root)) {
      for (Path path : written.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(root)) {
          Files.delete(path);
        }
      }
    }
    // The long text about units without an [Install] that says anything is no complaint.
    int advice = result.err().indexOf("The unit files have no installation config");
    return new Rig.Result(
        result.code(), result.out(), advice < 0 ? result.err() : result.err().substring(0, advice));
  }

  private static List<Diagnostic> lint(String file, String text) {
    Targets targets =
        new Targets(SystemdVersions.of(252), Targets.NEWEST.upstart(), Targets.NEWEST.dialect());
    return Linter.lint(
        new Document(new Source(file, text), Kind.SYSTEMD),
        Criteria.ofRules(targets, Selection.DEFAULT));
  }
}

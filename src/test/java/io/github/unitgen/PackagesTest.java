package io.github.unitgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Facts that packages and pages repeat: versions, addresses, parameters of the Maven plugin. */
class PackagesTest {
  private static final Path PLUGIN = Path.of("packaging/maven-plugin");

  /** The hosts of placeholders; all other hosts below example.org belong to users. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https://)?(?:unitgen\\.github\\.io|(?:git|dl|registry)\\.example\\.org)[^\\s'\"`)<>,@]*");

  private static Map<String, String> addresses() throws IOException {
    Map<String, String> addresses = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("packaging/addresses"))) {
      if (!line.startsWith("#")) {
        addresses.put(line.replaceAll("=.*", ""), line.replaceAll("^[a-z]*=", ""));
      }
    }
    return addresses;
  }

  private static String group(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(Files.readString(file))
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError(file + " has no " + pattern))
        .group(1);
  }

  @Test
  void thePluginHasTheVersionOfTheProgram() throws IOException {
    String version = "<artifactId>unitgen(?:-maven-plugin)?</artifactId>\\s*<version>([^<]+)<";
    assertThat(group(version, PLUGIN.resolve("pom.xml")))
        .isEqualTo(group(version, Path.of("pom.xml")));
  }

  @Test
  void thePageOfThePluginHasAllParameters() throws IOException {
    Set<String> parameters = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(PLUGIN.resolve("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Pattern.compile("@Parameter(\\([^)]*\\))?\\s+private \\S+ (\\w+)")
            .matcher(Files.readString(source).replace("List<File>", "File"))
            .results()
            .filter(field -> field.group(1) == null || !field.group(1).contains("readonly"))
            .forEach(field -> parameters.add(field.group(2)));
      }
    }
    assertThat(parameters).contains("manifest", "failOn", "arguments");
    List<String> rows =
        Pattern.compile("(?m)^\\| `(\\w+)` \\|")
            .matcher(Files.readString(PLUGIN.resolve("README.md")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(new TreeSet<>(rows)).isEqualTo(parameters);
  }

  @Test
  void theProgramLinksToTheHomeOfThePackages() throws IOException {
    Path site = Path.of("src/main/java/io/github/unitgen/report/Site.java");
    assertThat(group("HOME = \"([^\"]+)\"", site)).isEqualTo(addresses().get("home"));
  }

  @Test
  void theDebianPackageHasTheMaintainerOfThePackages() throws IOException {
    assertThat(Path.of("packaging/deb/build")).content().contains(addresses().get("maintainer"));
  }

  @Test
  void theStepsOfAReleaseNameFilesThatExist() throws IOException {
    for (String page : List.of("docs/install.md", "docs/releasing.md")) {
      assertThat(
              Pattern.compile("(?<![\\w/.])(packaging|docs)/[\\w./-]*\\w")
                  .matcher(Files.readString(Path.of(page)))
                  .results()
                  .map(MatchResult::group))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }
  }

  @Test
  void documentsNameNoOtherAddresses() throws IOException {
    List<String> known = new ArrayList<>(addresses().values());
    List<String> wrong = new ArrayList<>();
    int found = 0;
    for (Path document : documents()) {
      for (MatchResult address : ADDRESS.matcher(Files.readString(document)).results().toList()) {
        found++;
        // Examples may name the host alone, and files below an address.
        if (known.stream()
            .noneMatch(
                one ->
                    address.group().startsWith(one) || one.equals("https://" + address.group()))) {
          wrong.add(document + ": " + address.group());
        }
      }
    }
    assertThat(found).isPositive();
    assertThat(wrong).isEmpty();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents =
        new ArrayList<>(List.of(Path.of("README.md"), Path.of("packaging/deb/build")));
    for (String folder : List.of("docs", "examples/ci", "packaging", "schema")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(file -> file.toString().matches(".*\\.(md|yml|yaml|json|xml)"))
            .filter(file -> !file.startsWith(PLUGIN.resolve("target")))
            .forEach(documents::add);
      }
    }
    return documents;
  }
}

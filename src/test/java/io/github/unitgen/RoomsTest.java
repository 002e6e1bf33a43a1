package io.github.unitgen;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

@AnalyzeClasses(
    packages = "io.github.unitgen",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  private static final String ROOT = "io.github.unitgen.";

  /** Each room and the rooms it may look into; a room that is not named may look into none. */
  private static final Map<String, String> DOORS =
      Map.ofEntries(
          Map.entry("source", ""),
          Map.entry("diagnostic", "source"),
          Map.entry("catalog", ""),
          Map.entry("syntax", "source diagnostic catalog"),
          Map.entry("manifest", "source diagnostic catalog syntax"),
          Map.entry("meaning", "source diagnostic catalog syntax manifest"),
          Map.entry("lint", "source diagnostic catalog syntax manifest meaning"),
          Map.entry("render", "source diagnostic catalog syntax manifest meaning"),
          Map.entry("files", "source"),
          Map.entry("report", "source diagnostic"),
          Map.entry(
              "workspace",
              "source diagnostic catalog syntax manifest meaning lint render files report"),
          Map.entry(
              "api", "source diagnostic syntax manifest meaning lint render report workspace"),
          Map.entry(
              "cli",
              "source diagnostic catalog syntax manifest meaning lint render files report workspace"
                  + " api"));

  /** Libraries and the one room that may use them. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "freemarker..", "render",
          "org.yaml.snakeyaml..", "syntax.yaml",
          "picocli..", "cli",
          "com.google.gson..", "report",
          "com.github.difflib..", "report");

  /**
   * More arguments than this in a row are told apart by counting only: nest what belongs together.
   */
  private static final int MOST_ARGUMENTS = 8;

  /** Constructors that are longer still; no other is to be. */
  private static final Set<String> LONG_CONSTRUCTORS =
      Set.of(
          "Directives$Directive",
          "Job",
          "ShellBody",
          "ShellScan$Command",
          "Started",
          "Started$Context");

  @ArchTest
  static void doorsOpenOneWay(JavaClasses classes) {
    DOORS.forEach(
        (room, open) ->
            classes()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .onlyDependOnClassesThat(
                    resideInAnyPackage(
                            Stream.concat(
                                    Stream.of(room),
                                    Stream.of(open.split(" ")).filter(r -> !r.isEmpty()))
                                .map(r -> ROOT + r + "..")
                                .toArray(String[]::new))
                        .or(resideOutsideOfPackage("io.github.unitgen..")))
                .check(classes));
  }

  @ArchTest
  static void librariesStayInTheirRoom(JavaClasses classes) {
    LIBRARIES.forEach(
        (library, room) ->
            noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes));
  }

  @ArchTest
  static void noOtherConstructorTakesManyArguments(JavaClasses classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass javaClass : classes) {
      int hidden = javaClass.isEnum() ? 2 : 0; // the name and the number of a constant
      boolean many =
          javaClass.getConstructors().stream()
              .anyMatch(c -> c.getRawParameterTypes().size() - hidden > MOST_ARGUMENTS);
      if (many) {
        found.add(javaClass.getName().substring(javaClass.getPackageName().length() + 1));
      }
    }
    assertThat(found).isEqualTo(LONG_CONSTRUCTORS);
  }

  @ArchTest
  static final ArchRule EVERY_ROOM_IS_NAMED =
      classes()
          .should()
          .resideInAnyPackage(
              DOORS.keySet().stream().map(r -> ROOT + r + "..").toArray(String[]::new));

  @ArchTest
  static final ArchRule ONLY_THE_CLI_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule THE_CORE_TAKES_TEXT_NOT_PATHS =
      noClasses()
          .that()
          .resideInAnyPackage(
              Stream.of("source", "diagnostic", "catalog", "syntax", "manifest", "meaning", "lint")
                  .map(r -> ROOT + r + "..")
                  .toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..")
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "formatted", Object[].class);

  @ArchTest
  static final ArchRule ONLY_THE_CLI_EXITS_AND_READS_THE_ENVIRONMENT =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "cli..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  /** The packages of one room, such as lint, lint.rules.systemd and lint.fix. */
  private record PackagesOf(String room) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      return (name + ".").startsWith(ROOT + room + ".")
          ? SliceIdentifier.of(name)
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "the packages of " + room;
    }
  }

  @ArchTest
  static void thePackagesOfARoomHaveNoCycles(JavaClasses classes) {
    for (String room : List.of("syntax", "meaning", "lint", "render", "workspace", "cli")) {
      slices().assignedFrom(new PackagesOf(room)).should().beFreeOfCycles().check(classes);
    }
  }

  /** A file is read and parsed in one place, which keeps the tree: no drop-in is parsed twice. */
  @ArchTest
  static final ArchRule LINT_PARSES_UNITS_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "lint")
          .and()
          .doNotHaveSimpleName("FolderFile")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(UnitParser.class);

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();
}

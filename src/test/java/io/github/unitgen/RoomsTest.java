package io.github.unitgen;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyHaveDependenciesWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.unitgen.lint.Rule;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@AnalyzeClasses(
    packages = "io.github.unitgen",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  private static final String ROOT = "io.github.unitgen.";

  /** Each room and the rooms it may look into; a room that is not named may look into none. */
  private static final Map<String, String> DOORS =
      Map.ofEntries(
          entry("source", ""),
          entry("diagnostic", "source"),
          entry("catalog", ""),
          entry("syntax", "source diagnostic catalog"),
          entry("manifest", "source diagnostic catalog syntax"),
          entry("meaning", "source diagnostic catalog syntax manifest"),
          entry("lint", "source diagnostic catalog syntax manifest meaning"),
          entry("render", "source diagnostic catalog syntax manifest meaning"),
          entry("importer", "source diagnostic catalog syntax manifest meaning"),
          entry("files", "source"),
          entry("report", "source diagnostic"),
          entry(
              "workspace",
              "source diagnostic catalog syntax manifest meaning lint render files report"),
          entry("api", "source diagnostic syntax manifest meaning lint render report workspace"),
          entry(
              "cli",
              "source diagnostic catalog syntax manifest meaning lint render files report workspace"
                  + " importer api"));

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

  /** What is to be compiled for other machines than the JVM too. */
  private static final List<String> CORE =
      List.of("source", "diagnostic", "catalog", "syntax", "manifest", "meaning", "lint", "report");

  /** The one class of the core that reads what is packed with it; another build replaces it. */
  private static final String READS_RESOURCES = ROOT + "catalog.TableText";

  /** What the core does without, by the full names of classes and of what is called. */
  private static final Map<String, String> FORBIDDEN =
      Map.ofEntries(
          entry("paths and files", "java\\.nio\\.(file|channels)\\..*|java\\.io\\.(File|Random).*"),
          entry(
              "threads",
              "java\\.lang\\.(Thread.*|Process.*|Runtime)|java\\.util\\.Timer.*"
                  + "|java\\.util\\.concurrent\\.(?!ConcurrentHashMap$|ConcurrentHashMap\\.(?!newKeySet)).*"
                  + "|.*\\.parallel(Stream)?\\(.*"),
          entry(
              "reflection",
              "java\\.lang\\.(reflect|invoke\\.MethodHandles.*)\\..*|java\\.util\\.ServiceLoader.*"
                  + "|java\\.lang\\.Class\\.(forName|newInstance|get(?!SimpleName|Name)).*"),
          entry("resources", ".*\\.getResources?(AsStream)?\\(.*|java\\.lang\\.ClassLoader.*"),
          entry("MessageDigest", "java\\.security\\..*|java\\.util\\.HexFormat.*"),
          entry(
              "String.format",
              "java\\.lang\\.String\\.format(ted)?\\(.*|java\\.util\\.(Formatter|Scanner).*"),
          entry(
              "lines, indent and transform of String",
              "java\\.lang\\.String\\.(lines|indent|transform)\\(.*"),
          entry("writeBytes", "java\\.io\\.ByteArrayOutputStream\\.writeBytes\\(.*"),
          entry(
              "the newer half of Duration", "java\\.time\\.Duration\\.(toSeconds|to\\w+Part)\\(.*"),
          entry(
              "results of a Pattern",
              "java\\.util\\.regex\\.Matcher\\.(results\\(.*|replace\\w+\\(.*Function\\))"
                  + "|java\\.util\\.regex\\.Pattern\\.splitAsStream\\(.*"),
          entry(
              "other locales than ROOT", "java\\.util\\.Locale\\.(forLanguageTag|getDefault)\\(.*"),
          entry("System.exit", "java\\.lang\\.System\\.exit\\(.*"));

  private static final DescribedPredicate<JavaClass> LIST_OF_RULES =
      describe(
          "the list of rules", type -> outermost(type).getName().equals(ROOT + "lint.RuleList"));

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
  static final ArchRule THE_CORE_KEEPS_TO_WHAT_A_NATIVE_BUILD_HAS =
      CompositeArchRule.of(
          FORBIDDEN.entrySet().stream()
              .map(forbidden -> theCoreDoesWithout(forbidden.getKey(), forbidden.getValue()))
              .toList());

  private static ArchRule theCoreDoesWithout(String what, String names) {
    Pattern forbidden = Pattern.compile(names);
    return noClasses()
        .that()
        .resideInAnyPackage(CORE.stream().map(r -> ROOT + r + "..").toArray(String[]::new))
        .and()
        .doNotHaveFullyQualifiedName(READS_RESOURCES)
        .should()
        .dependOnClassesThat(nameMatching(names))
        .orShould()
        .accessTargetWhere(
            describe(what, access -> forbidden.matcher(access.getTarget().getFullName()).matches()))
        .as("the core does without " + what);
  }

  /** What two rules share lies in a class of its own. */
  @ArchTest
  static final ArchRule ONLY_THE_LIST_OF_RULES_USES_A_RULE =
      classes()
          .that(not(LIST_OF_RULES))
          .should(
              onlyHaveDependenciesWhere(
                  describe(
                      "the target is no other rule",
                      dependency ->
                          !isRule(dependency.getTargetClass())
                              || outermost(dependency.getTargetClass())
                                  .equals(outermost(dependency.getOriginClass())))));

  @ArchTest
  static final ArchRule RULES_OF_A_KIND_KEEP_TO_THEMSELVES =
      slices().matching(ROOT + "lint.rules.(*)..").should().notDependOnEachOther();

  private static boolean isRule(JavaClass type) {
    JavaClass outermost = outermost(type);
    return outermost.isAssignableTo(Rule.class) && !outermost.isInterface();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(RoomsTest::outermost).orElse(type);
  }

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
    for (String room :
        List.of("syntax", "meaning", "lint", "render", "importer", "workspace", "cli")) {
      slices()
          .assignedFrom(new PackagesOf(room))
          .should()
          .beFreeOfCycles()
          .ignoreDependency(LIST_OF_RULES, alwaysTrue())
          .check(classes);
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

  /** What a rendered file means is never worked out by the classes that wrote it. */
  @ArchTest
  static final ArchRule THE_READ_BACK_DOES_NOT_ASK_THE_WRITERS =
      noClasses()
          .that()
          .haveNameMatching(".*\\.render\\..*(ReadBack|Check)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              ".*\\.render\\..*\\.(\\w+(View|Views|Format|Text|Report)|(Service|Hardening|Limit)Settings"
                  + "|SystemdValues|JobCommands|Accounts|OldOomScale)(\\$.*)?");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();
}

package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.unitgen.catalog.Signals;
import io.github.unitgen.catalog.Words;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The schema refuses nothing that the reader takes; what it takes and the reader refuses has one of
 * the reasons listed here.
 */
class SchemaAgreementTest {
  private static final Path FILE = Path.of("schema", "unitgen.schema.json");
  private static final int GENERATED = 3_000;
  private static final Pattern DEFAULT = Pattern.compile("Default `([^`]+)`");

  /** Without a sign: what YAML 1.1 or 1.2 reads as a number, and what nearly is one. */
  private static final List<String> NUMBERS =
      List.of(
          """
          0 1 5 05 08 00 017 0o17 0o8 0x1F 0x 0x_1 0b1 0b11 0b2 0b_1 0_7 1_000 1__0 1_ _1
          1:30 10:00 22:30:05 1:60 1:30.5 1:30. 1_0:30 1. 1.0 1.5 .5 1.2345 0.25 1_0.5 1._5
          1e3 1E3 1e+3 1e-3 5.0e0 5.0e+0 1_0e1 .5e1 1.e1 e1 . ._ .inf .Inf .INF .nan .NaN
          1e400 9999999999999999999999 2026-11-23
          """
              .trim()
              .split("\\s+", -1));

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final JsonNode tree = new ObjectMapper().readTree(Files.readString(FILE));
  private final Schema schema = registry.getSchema(tree);

  SchemaAgreementTest() throws IOException {}

  /** Why the reader refuses what the schema takes. */
  private enum Reason {
    /** Several documents, tags, size, depth. */
    YAML("M004"),
    DUPLICATE_KEYS("M002", "is set twice"),
    NULL("M001", "has no value", "missing value for `"),
    FORM_OF_A_NUMBER("M002", "a plain decimal number", "expected plain seconds"),
    /** 1.2345, or what YAML 1.1 counts in base 60: a number to the schema. */
    FORM_OF_A_DURATION("M005", "invalid duration") {
      @Override
      boolean covers(Diagnostic problem) {
        return super.covers(problem) && problem.at().text().matches("[-+0-9.:_eE]+");
      }
    },
    ONE_FOLDER_FOR_TWO("M704"),
    FORM_OF_THE_FORMAT("M001", "unknown manifest format"),
    QUOTED_BOOLEAN("M001", "`: expected true or false"),
    QUOTED_OFF("M005", "`watchdog`: invalid duration"),
    NO_COMMAND("M001", "has no `command`"),
    COMMAND_WORDS("M501"),
    PROGRAM("M502"),
    PROGRAM_WORD("M005", "the program is", "a program name cannot begin with"),
    SHELL("M005", "`shell`: expected true or"),
    SHELL_AND_LIST("M001", "`shell` expects a string"),
    SHELL_STAYS("M504"),
    NAMES("M003"),
    PLACEHOLDERS("M006"),
    REFERENCES("M705"),
    PORTS("M701"),
    SOCKETS(
        "M005",
        "`: expected a port",
        "expected a normalized socket path",
        "a socket path cannot be longer",
        "`mode`: expected an octal",
        "applies only to paths, not to ports"),
    KINDS("M001", " with `listen`", " with `oneshot`", "must have the same `mode`"),
    NOT_CARRIED("M007"),
    RAW_SETTINGS("M009"),
    TWO_KEYS(
        "M001",
        "both `quiet_signal` and `reload_signal`",
        "both `count` and `instances`",
        "PORT is already set by `port`",
        "these have names",
        "`first_instance` requires `count`"),
    NUMBER_OF_NAMES("M001", "`instances`: expected a list of names, got a number"),
    WITH_A_SCHEDULE("M001", "a schedule starts one run", " conflicts with `schedule`"),
    TIMES(
        "M005",
        "expected a systemd calendar expression",
        "unknown time zone",
        "time zone is not known on every machine",
        "this time never occurs",
        "it never runs",
        "of a cron line must be",
        "a step requires"),
    ONE_LINE("M005", "must be one line without control characters"),
    EMPTY("M005", "is empty"),
    PATHS(
        "M005",
        "an absolute path",
        "`~`",
        "systemd rejects `..`",
        "this path cannot be written to a unit file",
        "patterns are not supported"),
    EXTENT("M005", "is too short", "is longer than a year"),
    WITHIN("M005", "`restart_limit`: invalid duration"),
    SIGNAL(
        "M005", "does not terminate a process", "cannot be handled by a program", "unknown signal"),
    LIMITS("M005", "invalid value for the limit"),
    ACCOUNTS("M005", " number", " name"),
    UMASK("M005", "`umask`: expected an octal"),
    EVENTS("M005", "Upstart rejects this event"),
    VERSIONS("M005", "unknown release or version", "unitgen supports"),
    TARGET_NAMES("M005", "`wanted_by`: expected the name of a target"),
    URIS("M005", "`documentation`: expected a URI");

    private final String rule;
    private final String messages;

    /** {@code messages}: parts of the messages meant; none: all of the rule. */
    Reason(String rule, String... messages) {
      this.rule = rule;
      this.messages = String.join("\n", messages);
    }

    boolean covers(Diagnostic problem) {
      return problem.rule().equals(rule)
          && (messages.isEmpty() || messages.lines().anyMatch(problem.message()::contains));
    }

    static Optional<Reason> of(Diagnostic problem) {
      return Arrays.stream(values()).filter(reason -> reason.covers(problem)).findFirst();
    }
  }

  @Test
  void isValidAgainstTheMetaschema() {
    Schema metaschema =
        registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(metaschema.validate(tree)).isEmpty();
  }

  @Test
  void knowsAndDescribesEveryKeyOfTheReader() {
    JsonNode process = tree.at("/$defs/process/properties");
    assertThat(keys(tree.path("properties")))
        .containsExactlyInAnyOrderElementsOf(ManifestReader.KEYS);
    assertThat(keys(process)).containsExactlyInAnyOrderElementsOf(ProcessReader.KEYS);
    assertThat(keys(process.at("/limits/anyOf/0/properties")))
        .containsExactlyInAnyOrderElementsOf(Resource.keys());
    assertThat(keys(tree.at("/properties/slice/properties")))
        .containsExactlyInAnyOrderElementsOf(Resource.ofGroups());
    assertThat(keys(process.at("/systemd/anyOf/0/properties")))
        .containsExactly("Unit", "Service", "Timer", "Socket", "Install");
  }

  private static List<String> keys(JsonNode properties) {
    List<String> keys = new ArrayList<>();
    properties
        .properties()
        .forEach(
            property -> {
              keys.add(property.getKey());
              String description = property.getValue().path("description").asText();
              assertThat(description).as(property.getKey()).endsWith(".").hasSizeGreaterThan(8);
            });
    return keys;
  }

  @Test
  void offersEveryWordThatTheReaderTakes() {
    assertThat(words("/properties/target/enum")).containsExactlyInAnyOrderElementsOf(Target.ids());
    assertThat(words("/$defs/process/properties/restart/enum"))
        .containsExactlyElementsOf(words(Restart.values()));
    assertThat(words("/$defs/process/properties/hardening/enum"))
        .containsExactlyElementsOf(words(Hardening.values()));
    assertThat(words("/$defs/process/properties/kill/enum"))
        .containsExactlyElementsOf(words(KillScope.values()));
    for (String capability : Words.of("capability")) {
      assertThat(capability.substring(4)).matches(tree.at("/$defs/capability/pattern").asText());
    }
    List<String> signals = new ArrayList<>(Signals.names());
    signals.addAll(List.of("IOT", "CLD", "POLL", "UNUSED", "RTMIN", "RTMAX", "RTMIN+30"));
    for (String signal : signals) {
      String pattern = tree.at("/$defs/signal/pattern").asText();
      assertThat(signal).matches(pattern);
      assertThat("SIG" + signal).matches(pattern);
    }
  }

  @Test
  void namesTheDefaultsThatTheReaderFillsIn() {
    ProcessSpec process =
        ManifestReader.read(List.of(new Source("m", process("count", "1"))), List.of())
            .value()
            .map(manifest -> manifest.processes().get(0))
            .orElseThrow();
    Map<String, String> filledIn = new TreeMap<>();
    Map<String, String> named = new TreeMap<>();
    for (var property : tree.at("/$defs/process/properties").properties()) {
      String key = property.getKey();
      FilledIn.of(process, key).ifPresent(value -> filledIn.put(key, value));
      Matcher found = DEFAULT.matcher(property.getValue().path("description").asText());
      if (found.find()) {
        named.put(key, found.group(1));
      }
    }
    named.put("description", process.name().value()); // "its name"
    assertThat(filledIn).isEqualTo(named);
  }

  @Test
  void offersEveryBooleanThatTheReaderTakes() {
    List<String> booleans = words("/$defs/boolean/enum");
    List<String> off = words("/$defs/process/properties/watchdog/anyOf/1/enum");
    for (String word : List.of("true", "false", "yes", "no", "on", "off", "y", "n", "t", "f")) {
      String capital = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
      for (String form : List.of(word, capital, word.toUpperCase(Locale.ROOT), word + "e")) {
        Source source = new Source("m", form);
        Optional<Boolean> read = YamlTraps.bool(new Scalar(source.whole(), form, Style.PLAIN));
        // What every YAML reader hands on as a boolean has one form in JSON.
        String json = form.matches("(?i)true|false") ? word : form;
        assertThat(booleans.contains(json)).as(form).isEqualTo(read.isPresent());
        assertThat(off.contains(json)).as(form).isEqualTo(read.equals(Optional.of(false)));
      }
    }
  }

  private List<String> words(String pointer) {
    List<String> words = new ArrayList<>();
    tree.at(pointer).forEach(word -> words.add(word.asText()));
    words.remove("null");
    return words;
  }

  private static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  @Test
  void agreesOnEveryFixture() throws IOException {
    List<Fixture> fixtures = new ArrayList<>(Fixture.all("ok"));
    fixtures.addAll(Fixture.all("err"));
    for (Fixture fixture : fixtures) {
      check(fixture.layers().get(0).text());
    }
    check(Files.readString(Path.of("examples", "sidekiq", "manifest.yml")));
  }

  @Test
  void agreesOnGeneratedManifests() {
    GeneratedManifests manifests = new GeneratedManifests(tree, Seed.random());
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (int i = 0; i < GENERATED; i++) {
      outcomes.merge(check(manifests.next()), 1, Integer::sum);
    }
    // The generator is worth nothing where one side always wins.
    assertThat(outcomes.get(Outcome.BOTH_TAKE)).isGreaterThan(GENERATED / 10);
    assertThat(outcomes.get(Outcome.BOTH_REFUSE)).isGreaterThan(GENERATED / 10);
    assertThat(outcomes.get(Outcome.READER_REFUSES)).isGreaterThan(GENERATED / 10);
  }

  @Test
  void agreesOnEveryFormOfANumber() {
    for (String number : NUMBERS) {
      for (String sign : List.of("", "-", "+")) {
        for (String key : ProcessReader.KEYS) {
          check(process(key, sign + number));
          check(process(key, "[" + sign + number + "]"));
        }
        for (String limit : Resource.keys()) {
          check(process("limits", "{" + limit + ": " + sign + number + "}"));
        }
        check(process("env", "{A: " + sign + number + "}"));
        check("unitgen: " + sign + number + "\nname: a\nprocesses: {web: {command: run}}\n");
      }
    }
  }

  private static String process(String key, String value) {
    String command = key.equals("command") ? "" : "    command: run\n";
    String line = "    " + key + ": " + value + "\n";
    return "unitgen: 1\nname: workers\nprocesses:\n  web:\n" + command + line;
  }

  @Test
  void agreesOnMutatedFixtures() throws IOException {
    Random random = Seed.random();
    for (int round = 0; round < 50; round++) {
      for (Fixture fixture : Fixture.all("ok")) {
        check(Mutations.of(fixture.layers().get(0).text(), random));
      }
    }
  }

  private enum Outcome {
    BOTH_TAKE,
    BOTH_REFUSE,
    READER_REFUSES
  }

  /** The outcome under YAML 1.2; both readings are checked. */
  private Outcome check(String text) {
    Parsed<Manifest> manifest =
        ManifestReader.read(List.of(new Source("manifest.yml", text)), List.of());
    Outcome outcome = Outcome.BOTH_REFUSE;
    for (YamlReading reading : YamlReading.values()) {
      Optional<JsonNode> json = reading.json(text);
      String said = reading + ", " + Seed.OPTION + ", of\n" + text;
      List<Error> errors = json.map(schema::validate).orElse(List.of());
      if (!manifest.hasErrors()) {
        assertThat(json).as(said).isPresent();
        assertThat(errors).as(said).isEmpty();
      } else if (json.isPresent()
          && errors.isEmpty()
          // Of two values the reader looks at the first, JSON has the last.
          && manifest.problems().stream().noneMatch(Reason.DUPLICATE_KEYS::covers)) {
        for (Diagnostic problem : manifest.problems()) {
          if (problem.severity() == Severity.ERROR) {
            assertThat(Reason.of(problem)).as(problem.message() + "\n" + said).isPresent();
          }
        }
      }
      if (reading == YamlReading.CORE_1_2 && json.isPresent() && errors.isEmpty()) {
        outcome = manifest.hasErrors() ? Outcome.READER_REFUSES : Outcome.BOTH_TAKE;
      }
    }
    return outcome;
  }
}

package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.RandomGroup.Kind;
import io.github.unitgen.render.RandomGroup.Member;
import io.github.unitgen.render.RandomGroup.World;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.Job.Phase;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Assumptions;

/**
 * Any value of a manifest reaches the program: what Upstart would hand to {@code /bin/sh} is run by
 * the real dash, what it would split itself is split here, and a script that stands for the program
 * writes down what it was given.
 */
class RenderedJobsDashTest {
  /** As in facts: with one of these Upstart runs {@code /bin/sh -e -c "exec LINE"}. */
  private static final String SHELL_CHARACTERS = "~`!$^&*()=|\\{}[];\"'<>?";

  private static final String DUMP =
      """
      #!%s
      printf '%%s\\0' "$#" "$0" "$@"
      /bin/readlink -z "/proc/$$/cwd"
      printf '%%s\\0' "$(/usr/bin/tr -cd '\\000' < "/proc/$$/environ" | /usr/bin/wc -c)"
      /bin/cat "/proc/$$/environ"
      """;

  private static Path folder = Path.of("");
  private static World world = new World(List.of(), List.of(), List.of());

  @BeforeContainer
  static void prepare() throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of(dash())) && Files.isDirectory(Path.of("/proc/self")),
        "dash or /proc is missing: rendered jobs are not run");
    folder = Files.createTempDirectory("rendered-jobs").toRealPath();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> programs = new ArrayList<>();
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String name : List.of("dump", "echo", "[", "cd", "while", "a=b", "it's", "back\\slash")) {
      Path program = bin.resolve(name);
      Files.writeString(program, DUMP.formatted(dash()));
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      programs.add(name);
    }
    programs.add(folder + "/bin/dump");
    programs.add(folder + "/bin/it's");
    List<String> directories = new ArrayList<>(List.of(""));
    for (String name : List.of("plain", "it's 100% \"odd\" $x", "back\\slash", "in-{{instance}}")) {
      for (String instance : List.of("1", "2", "blue", "low-2")) {
        Files.createDirectories(folder.resolve(name.replace("{{instance}}", instance)));
      }
      directories.add(folder + "/" + name);
    }
    List<String> files = new ArrayList<>(List.of(""));
    for (String name : List.of("plain.env", "it's 100% $x.env")) {
      Files.writeString(folder.resolve(name), "FROM_FILE=x\nV0='of the file'\n");
      files.add(folder + "/" + name);
      files.add("-" + folder + "/" + name);
    }
    files.add("-" + folder + "/absent");
    world = new World(programs, directories, files);
  }

  @AfterContainer
  static void clean() throws IOException {
    if (!folder.toString().isEmpty()) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Provide
  Arbitrary<RandomGroup> groups() {
    return RandomGroup.groups(30, Kind.PLAIN, Kind.COUNTED, Kind.NAMED, Kind.STEP, Kind.SCHEDULED);
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void everyValueReachesTheProgram(@ForAll("groups") RandomGroup group)
      throws IOException, InterruptedException {
    check(group, Map.of());
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void soDoVariablesThatTheShellSetsItself(@ForAll("groups") RandomGroup group)
      throws IOException, InterruptedException {
    check(
        group,
        Map.of("PWD", "/no", "OLDPWD", "x", "IFS", "1,", "PPID", "0", "OPTIND", "7", "SHLVL", "9"));
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void soItDoesThroughWhatSetsTheUserForAnOldUpstart(@ForAll("groups") RandomGroup group)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
            && Files.isExecutable(Path.of("/sbin/start-stop-daemon"))
            && Files.isSameFile(Path.of("/bin/sh"), Path.of(dash())),
        "not root, not dash or no start-stop-daemon: jobs for old Upstarts are not run");
    check(
        group,
        Map.of("PWD", "/no", "OLDPWD", "x", "IFS", "1,", "OPTIND", "7"),
        "nobody",
        "{ for: upstart 0.6.5, defaults: { group: nogroup } }");
  }

  @Example
  void theShellThatAddsThePortOnSystemdBecomesTheProgram()
      throws IOException, InterruptedException {
    RandomGroup.Value number = new RandomGroup.Value(Arrays.asList("n", null));
    RandomGroup.Value odd = new RandomGroup.Value(List.of(" it's \"$HOME\" 100% \\ \n;"));
    RandomGroup.Value empty = new RandomGroup.Value(List.of());
    Member process =
        new Member(
            Kind.COUNTED, List.of(number, odd, empty), List.of(odd), List.of(), 0, 0, 0, true);
    Map<String, String> variables = Map.of("PATH", folder + "/bin");
    Manifest manifest = new RandomGroup(List.of(process)).manifest(world, variables);
    NamedText file =
        Renderer.render(manifest, Target.SYSTEMD, name -> Optional.empty())
            .value()
            .orElseThrow()
            .get(1);
    UnitFile unit = UnitParser.parse(new Source("", file.text()));
    List<String> words = new ArrayList<>(List.of("-i", "PATH=" + folder + "/bin"));
    words.add("V0=" + odd.with(""));
    words.addAll(
        ExecLine.read(unit.last("Service", "ExecStart").orElseThrow().value())
            .commands()
            .get(0)
            .argv(Map.of('i', "2"), Map.of())
            .orElseThrow());
    words.set(words.indexOf("/bin/sh"), dash());
    Path work = Files.createDirectory(folder.resolve("port"));
    Files.write(
        work.resolve("args"), (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8));
    run(work, "cd '" + work + "' && xargs -0 -a args /usr/bin/env > out\n");
    assertThat(dumps(Files.readAllBytes(work.resolve("out"))))
        .containsExactly(
            new Dump(
                argv(process, process.arguments(), "2"),
                work.toString(),
                Map.of("PATH", folder + "/bin", "V0", odd.with(""), "PORT", "2001")));
  }

  private static String dash() {
    return Files.isExecutable(Path.of("/bin/dash")) ? "/bin/dash" : "/usr/bin/dash";
  }

  /** A run to come: what it is, and what each program of it has to be given. */
  private record Run(String name, List<Dump> expected) {}

  private record Dump(List<String> argv, String directory, Map<String, String> environment) {}

  private static void check(RandomGroup group, Map<String, String> special)
      throws IOException, InterruptedException {
    check(group, special, "app", "");
  }

  private static void check(
      RandomGroup group, Map<String, String> special, String user, String overlay)
      throws IOException, InterruptedException {
    Map<String, String> variables = new LinkedHashMap<>(special);
    variables.put("PATH", folder + "/bin");
    // A directory with the number of the instance is for those that have one.
    List<Member> processes = new ArrayList<>();
    for (Member process : group.processes()) {
      boolean needsInstance = world.directory(process).contains("{{instance}}");
      processes.add(needsInstance && !process.isTemplate() ? withoutDirectory(process) : process);
    }
    Manifest manifest = new RandomGroup(processes).manifest(world, variables, user, overlay);
    Parsed<List<NamedText>> rendered =
        Renderer.render(manifest, Target.UPSTART, name -> Optional.empty());
    assertThat(rendered.value()).as("%s", rendered.problems()).isPresent();
    Map<String, String> files = new HashMap<>();
    rendered.value().get().forEach(file -> files.put(file.name(), file.text()));

    Path work = Files.createDirectory(folder.resolve("work"));
    List<Run> runs = new ArrayList<>();
    StringBuilder driver = new StringBuilder("cd '" + work + "'\n");
    for (int i = 0; i < processes.size(); i++) {
      Member process = processes.get(i);
      JobFile job = JobParser.parse(new Source("", files.get("p" + i + ".conf")));
      assertThat(job.error()).as(files.get("p" + i + ".conf")).isEmpty();
      for (String instance : process.instances()) {
        Map<String, String> environment = expectedEnvironment(process, variables, i, instance);
        String directory =
            Optional.of(world.directory(process).replace("{{instance}}", instance))
                .filter(path -> !path.isEmpty())
                .orElse(work.toString());
        List<Dump> main = new ArrayList<>();
        main.add(new Dump(argv(process, process.arguments(), instance), directory, environment));
        List<Dump> before = new ArrayList<>();
        for (List<RandomGroup.Value> words : process.preStart()) {
          before.add(new Dump(argv(process, words, instance), directory, environment));
        }
        String name = "p" + i + "-" + instance;
        prepare(job.job(), Phase.MAIN, instance, work, name + "-main", driver);
        runs.add(new Run(name + "-main", main));
        if (!before.isEmpty()) {
          prepare(job.job(), Phase.PRE_START, instance, work, name + "-pre", driver);
          runs.add(new Run(name + "-pre", before));
        }
      }
    }
    run(work, driver.toString());
    for (Run run : runs) {
      String errors = read(work.resolve(run.name() + ".err"));
      assertThat(dumps(Files.readAllBytes(work.resolve(run.name() + ".out"))))
          .as("%s %s %s", run.name(), errors, files.get(run.name().replaceAll("-.*", ".conf")))
          .isEqualTo(run.expected());
    }
    try (Stream<Path> all = Files.list(work)) {
      for (Path path : all.toList()) {
        Files.delete(path);
      }
    }
    Files.delete(work);
  }

  private static Member withoutDirectory(Member p) {
    return new Member(
        p.kind(),
        p.arguments(),
        p.environment(),
        p.preStart(),
        p.program(),
        0,
        p.file(),
        p.hasPort());
  }

  /** Programs by a bare name are found in PATH; the script is then told the whole path. */
  private static List<String> argv(Member process, List<RandomGroup.Value> words, String instance) {
    String program = world.program(process);
    return RandomGroup.argv(
        program.startsWith("/") ? program : folder + "/bin/" + program, words, instance);
  }

  private static Map<String, String> expectedEnvironment(
      Member process, Map<String, String> variables, int number, String instance) {
    Map<String, String> expected =
        new TreeMap<>(RandomGroup.environment(process, variables, instance));
    if (process.isTemplate()) {
      expected.put("index", instance);
    }
    if (process.hasPort()) {
      int port = 2000 + 10 * number;
      expected.put(
          "PORT", "" + (process.isTemplate() ? port + Integer.parseInt(instance) - 1 : port));
    }
    String file = world.file(process);
    if (!file.isEmpty() && !file.endsWith("absent")) {
      expected.put("FROM_FILE", "x");
      expected.put("V0", "of the file");
    }
    return expected;
  }

  /** Does what init does: the environment, the directory, then a shell or the program itself. */
  private static void prepare(
      Job job, Phase phase, String instance, Path work, String name, StringBuilder driver)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("/usr/bin/env", "-i"));
    job.chdir().ifPresent(directory -> words.addAll(List.of("-C", directory.value())));
    if (!instance.isEmpty()) {
      words.add("index=" + instance);
    }
    job.env().stream().map(Located::value).forEach(words::add);
    Job.Command command = job.command(phase).orElseThrow();
    String text = command.text().value();
    if (command.isScript() && text.strip().contains("\n")) {
      Files.write(work.resolve(name + ".sh"), text.getBytes(StandardCharsets.UTF_8));
      words.addAll(List.of("dash", "-e", work.resolve(name + ".sh").toString()));
    } else if (command.isScript()) {
      words.addAll(List.of("dash", "-e", "-c", text));
    } else if (text.chars().anyMatch(c -> SHELL_CHARACTERS.indexOf(c) >= 0)) {
      words.addAll(List.of("dash", "-e", "-c", "exec " + text));
    } else {
      words.addAll(Arrays.asList(text.strip().split("[ \t]+")));
    }
    int dash = words.indexOf("dash");
    if (dash >= 0) {
      words.set(dash, dash());
    }
    // By way of a file: this process may not be able to write the words as arguments.
    Files.write(
        work.resolve(name + ".args"),
        (String.join("\0", words.subList(1, words.size())) + "\0")
            .getBytes(StandardCharsets.UTF_8));
    driver
        .append("xargs -0 -a " + name + ".args /usr/bin/env > ")
        .append(name + ".out 2> " + name + ".err\n");
  }

  private static void run(Path work, String driver) throws IOException, InterruptedException {
    Path script = Files.writeString(work.resolve("driver"), driver);
    new ProcessBuilder("/bin/sh", script.toString())
        .redirectErrorStream(true)
        .redirectOutput(work.resolve("driver.log").toFile())
        .start()
        .waitFor();
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static List<Dump> dumps(byte[] bytes) {
    List<String> fields = new ArrayList<>();
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    for (byte b : bytes) {
      if (b == 0) {
        fields.add(field.toString(StandardCharsets.UTF_8));
        field.reset();
      } else {
        field.write(b);
      }
    }
    List<Dump> dumps = new ArrayList<>();
    int at = 0;
    while (at < fields.size()) {
      int words = Integer.parseInt(fields.get(at)) + 1;
      List<String> argv = fields.subList(at + 1, at + 1 + words);
      at += 1 + words;
      String directory = fields.get(at);
      int count = Integer.parseInt(fields.get(at + 1).strip());
      Map<String, String> environment = new TreeMap<>();
      for (String variable : fields.subList(at + 2, at + 2 + count)) {
        int equals = variable.indexOf('=');
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
      at += 2 + count;
      dumps.add(new Dump(argv, directory, declared(environment)));
    }
    return dumps;
  }

  /** PWD and OLDPWD of the shell itself are left out where the manifest has none. */
  private static Map<String, String> declared(Map<String, String> environment) {
    if (!environment.getOrDefault("PWD", "").equals("/no")) {
      environment.remove("PWD");
      environment.remove("OLDPWD");
    }
    return environment;
  }
}

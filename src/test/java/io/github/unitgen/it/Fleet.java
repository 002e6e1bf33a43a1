package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A group in a rig: a manifest rendered by the packaged program, applied with the commands that it
 * prints. Its files begin with a prefix of its own, so that groups of one rig are apart.
 */
final class Fleet {
  static final Path PROGRAM = Path.of("target/unitgen/bin/unitgen").toAbsolutePath();

  private final Rig rig;
  private final String prefix;
  private final Path folder;
  private final WorkerLog log;
  private final List<Path> manifests = new ArrayList<>();

  private Fleet(Rig rig, String prefix, List<Path> manifests) throws IOException {
    this(
        rig,
        prefix,
        rig.sharedFolder(prefix),
        new WorkerLog(rig.sharedFolder(prefix + "/log")),
        manifests);
    rig.sharedFolder(prefix + "/dump");
  }

  private Fleet(Rig rig, String prefix, Path folder, WorkerLog log, List<Path> manifests) {
    this.rig = rig;
    this.prefix = prefix;
    this.folder = folder;
    this.log = log;
    this.manifests.addAll(manifests);
  }

  /**
   * What a run of the program said it did, what is left to do, and how to check it; nothing is
   * checked of what was removed.
   */
  record Rendered(Map<String, String> files, List<String> commands, String check) {}

  /**
   * A manifest on its own; {@code @RIG@} and {@code @DIR@} in it are folders, see {@link #over}.
   */
  static Fleet of(Rig rig, String prefix, String manifest) throws IOException {
    Fleet fleet = new Fleet(rig, prefix, List.of());
    fleet.over("unitgen: 1\nname: workers\nprefix: " + prefix + "\n" + manifest);
    return fleet;
  }

  /** An example as it is, but for its prefix. */
  static Fleet example(Rig rig, String prefix, String name) throws IOException {
    Path manifest = Path.of("examples", name, "manifest.yml");
    return new Fleet(rig, prefix, List.of(manifest)).over("prefix: " + prefix + "\n");
  }

  /**
   * A group whose names begin with {@code prefix} in the files that it has now: migrated to systemd
   * in one command, and started with the commands that it prints.
   */
  static Fleet migrated(Rig rig, String prefix, List<String> files) throws IOException {
    Fleet fleet = new Fleet(rig, prefix, List.of());
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "migrate"));
    command.addAll(files);
    command.addAll(List.of("--to", "systemd", "-o", rig.units().toString(), "--format", "json"));
    command.addAll(List.of("--manifest", fleet.folder.resolve("manifest.yml").toString()));
    command.addAll(rig.versions());
    fleet.run(done(Rig.outside(command)));
    return fleet;
  }

  /** The example of the README, with our worker in the place of bundle, and an overlay over it. */
  static Fleet sidekiq(Rig rig, String prefix, String overlay) throws IOException {
    Fleet fleet = example(rig, prefix, "sidekiq");
    fleet.over(
        """
        defaults:
          user: daemon
          directory: "@DIR@"
          env: { PATH: "@RIG@/bin:/usr/bin:/bin", LOG: "@DIR@/log/log", DUMP: "@DIR@/dump" }
        """);
    if (!overlay.isEmpty()) {
      fleet.over(overlay);
    }
    return fleet;
  }

  /**
   * Lays more over the manifest. {@code @RIG@} becomes the folder that has {@code bin/worker},
   * {@code @DIR@} one of this group, with {@code log} and {@code dump} in it.
   */
  Fleet over(String overlay) throws IOException {
    Path file = folder.resolve(manifests.size() + ".yml");
    String text = overlay.replace("@RIG@", rig.folder().toString());
    Files.writeString(file, text.replace("@DIR@", folder.toString()));
    manifests.add(file);
    return this;
  }

  /** This group with another prefix and more laid over it; files and log stay where they are. */
  Fleet moved(String to, String overlay) throws IOException {
    Fleet moved = new Fleet(rig, to, folder, log, manifests);
    return moved.over("prefix: " + to + "\n" + overlay + "\n");
  }

  /** Drops the overlay that came last. */
  Fleet back() {
    manifests.remove(manifests.size() - 1);
    return this;
  }

  Rendered render(String... options) {
    return done(program("render", options));
  }

  /** As {@link #render}, of {@code unitgen remove}. */
  Rendered remove(String... options) {
    return done(program("remove", options));
  }

  private static Rendered done(Rig.Result result) {
    assertThat(result.code()).as("unitgen said: %s%s", result.out(), result.err()).isZero();
    JsonObject json = JsonParser.parseString(result.out()).getAsJsonObject();
    Map<String, String> files = new TreeMap<>();
    for (var file : json.getAsJsonArray("files")) {
      String path = file.getAsJsonObject().get("path").getAsString();
      files.put(
          path.substring(path.lastIndexOf('/') + 1),
          file.getAsJsonObject().get("action").getAsString());
    }
    String check = json.has("check") ? json.get("check").getAsString() : "";
    return new Rendered(files, texts(json.getAsJsonArray("commands")), check);
  }

  /** What the program says to a manifest that it refuses. */
  String refused() {
    Rig.Result result = program("render");
    assertThat(result.code()).as("unitgen said: %s%s", result.out(), result.err()).isEqualTo(1);
    return result.out();
  }

  private Rig.Result program(String name, String... options) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), name));
    manifests.forEach(file -> command.add(file.toString()));
    command.addAll(List.of("-o", rig.units().toString(), "--target", "systemd"));
    command.addAll(List.of("--format", "json"));
    command.addAll(rig.versions());
    command.addAll(Arrays.asList(options));
    return Rig.outside(command);
  }

  private static List<String> texts(JsonArray array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.getAsString()));
    return texts;
  }

  /** Runs the printed commands, each as a line of shell; each must succeed. */
  void run(Rendered rendered) {
    run(rendered.commands());
  }

  /** Runs commands, each as a line of shell; each must succeed. */
  void run(List<String> commands) {
    for (String command : commands) {
      Rig.Result result = rig.shell(command);
      assertThat(result.code()).as("%s: %s%s", command, result.out(), result.err()).isZero();
    }
  }

  /** Renders, runs the printed commands and returns them. */
  List<String> apply(String... options) {
    Rendered rendered = render(options);
    run(rendered);
    return rendered.commands();
  }

  /** Renders and runs the printed commands under {@code sh -e}; whether they succeed. */
  boolean tryApply() {
    return rig.shell("set -e\n" + String.join("\n", render().commands())).code() == 0;
  }

  /** Renders and starts the group for the first time, and waits for all its workers. */
  Fleet start(String... options) {
    apply(options);
    log.await(wanted(), "start", 1);
    return this;
  }

  /** The units that the target wants, in the order of their names. */
  List<String> wanted() {
    return wanted(target());
  }

  /** As above, of a target that has another name. */
  List<String> wanted(String target) {
    return List.of(rig.show(target, "Wants").split(" ")).stream()
        .filter(unit -> unit.startsWith(prefix))
        .sorted()
        .toList();
  }

  String target() {
    return prefix + "-workers.target";
  }

  /** The unit of a plain process. */
  String unit(String process) {
    return prefix + "-" + process + ".service";
  }

  /** The unit that starts a process at its times. */
  String timer(String process) {
    return prefix + "-" + process + ".timer";
  }

  /** The units of the instances 1 to {@code count}. */
  List<String> units(String process, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> unit(process + "@" + i)).toList();
  }

  WorkerLog log() {
    return log;
  }

  Path folder() {
    return folder;
  }

  /** What tells one run of a unit from the next. */
  Map<String, String> identity(String unit) {
    return rig.show(unit, "MainPID", "InvocationID", "ActiveState", "NRestarts");
  }

  Map<String, Map<String, String>> identities(List<String> units) {
    Map<String, Map<String, String>> identities = new TreeMap<>();
    units.forEach(unit -> identities.put(unit, identity(unit)));
    return identities;
  }

  /** Every unit that the manager holds and whose name begins as those of this group; no slice. */
  List<String> loaded() {
    return rig.systemctl("list-units", "--all", "--plain", "--no-legend", prefix + "-*")
        .lines()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .sorted()
        .toList();
  }

  /** The links of this group in the folders of what is wanted. */
  List<String> links() {
    Rig.Result found =
        rig.shell("find /etc/systemd/system -type l -name '" + prefix + "-*' | sort");
    return found.text().lines().map(link -> link.substring(link.lastIndexOf('/') + 1)).toList();
  }

  /** The units of this group that run, are about to, or have failed; none that is stopped. */
  List<String> running() {
    return rig.systemctl("list-units", "--plain", "--no-legend", prefix + "-*.service")
        .lines()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .sorted()
        .toList();
  }

  /** The words that the kernel handed to a unit's program, byte for byte. */
  List<String> argv(String unit) {
    return dumped(unit + ".cmdline");
  }

  /** The environment that the kernel handed to a unit's program, byte for byte. */
  Map<String, String> environment(String unit) {
    Map<String, String> environment = new TreeMap<>();
    for (String entry : dumped(unit + ".environ")) {
      int equals = entry.indexOf('=');
      environment.put(entry.substring(0, equals), entry.substring(equals + 1));
    }
    return environment;
  }

  /** User, group, working directory and umask of a unit's program. */
  List<String> facts(String unit) {
    return dumped(unit + ".facts");
  }

  /** Strings that end in NUL; bytes that are no UTF-8 are a failure. */
  private List<String> dumped(String name) {
    try {
      String bytes = Files.readString(folder.resolve("dump").resolve(name));
      String[] parts = bytes.split("\0", -1);
      int end = bytes.endsWith("\0") ? parts.length - 1 : parts.length;
      return List.of(parts).subList(0, end);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the installed systemd 252 makes of one unit: the messages of {@code systemd-analyze verify},
 * without those about the machine, and the state that it holds after the load.
 */
record Analyzed(List<String> messages, String state) {
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z0-9:_.\\\\@-]+\\.(?:service|socket|timer|path|mount|automount|swap|slice|target)");
  private static final Pattern DUMPED = Pattern.compile("(?m)^\t-> Unit (\\S+):$");

  /** About what this machine or its kernel lacks, or a name that is taken all the same. */
  private static final Pattern MACHINE =
      Pattern.compile(
          ".* is not executable: .*|.*: Failed to create \\S+/start: .*"
              + "|.*: service \\S+ not loaded, socket cannot be started\\."
              + "|Unit \\S+ not found\\."
              + "|Accepting user/group name .*"
              + "|Failed to put bus name to hashmap: .*|.*: Two services allocated for the same .*"
              + "|.*, ignoring: No such device"
              + "|.*: Address family not supported, ignoring: vsock:.*",
          Pattern.DOTALL);

  /** How many of something are judged: {@code all} with {@code -Dunitgen.full}. */
  static int size(int few, int all) {
    return System.getProperty("unitgen.full") == null ? few : all;
  }

  static void require252() {
    if (!Files.isExecutable(ANALYZE)) {
      Rig.lacking("no " + ANALYZE + " (package systemd)");
    }
    String version = Rig.outside(List.of(ANALYZE.toString(), "--version")).out();
    if (!version.startsWith("systemd 252 ")) {
      Rig.lacking("what is compared is systemd 252, and this is another one");
    }
  }

  /** The keys of each section that this systemd knows, but of scopes, which have no files. */
  static Map<String, List<String>> settings() {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    List<String> open = new ArrayList<>();
    String dump = Rig.outside(List.of("/lib/systemd/systemd", "--dump-configuration-items")).text();
    for (String line : dump.lines().toList()) {
      if (line.startsWith("[")) {
        open = new ArrayList<>();
        settings.put(line.substring(1, line.indexOf(']')), open);
      } else if (line.contains("=")) {
        open.add(line.substring(0, line.indexOf('=')));
      }
    }
    settings.remove("Scope");
    return settings;
  }

  /** Judges units, texts by file name, which are written to the empty {@code folder}. */
  static Map<String, Analyzed> all(Map<String, String> units, Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    for (Map.Entry<String, String> unit : units.entrySet()) {
      Path file = folder.resolve(unit.getKey());
      Files.write(file, Source.encode(unit.getValue()));
      files.add(file.toString());
    }
    Map<String, List<String>> messages = new LinkedHashMap<>();
    Map<String, String> states = new LinkedHashMap<>();
    for (String unit : units.keySet()) {
      messages.put(unit, new ArrayList<>());
      states.put(unit, "");
    }
    String last = files.isEmpty() ? "" : units.keySet().iterator().next();
    for (String line : verify(files, "info").err().split("\n", -1)) {
      last = subject(line, units).orElse(last);
      if (!line.isEmpty() && !MACHINE.matcher(line).matches()) {
        messages.get(last).add(line.replace(folder + "/", ""));
      }
    }
    String dump = verify(files, "debug").out();
    Matcher dumped = DUMPED.matcher(dump);
    int end = 0;
    String open = "";
    while (dumped.find()) {
      states.computeIfPresent(open, (unit, none) -> "");
      keep(states, open, dump.substring(end, dumped.start()));
      open = dumped.group(1).replaceFirst("@i\\.", "@.");
      end = dumped.end();
    }
    keep(states, open, dump.substring(end));
    Map<String, Analyzed> judged = new LinkedHashMap<>();
    messages.forEach((unit, said) -> judged.put(unit, new Analyzed(said, states.get(unit))));
    try (Stream<Path> written = Files.list(folder)) {
      for (Path file : written.toList()) {
        Files.delete(file);
      }
    }
    return judged;
  }

  private static void keep(Map<String, String> states, String unit, String state) {
    String stem = unit.replaceFirst("\\.[a-z]+$", "").replaceFirst("@.*", "");
    states.computeIfPresent(unit, (name, none) -> stem.isEmpty() ? state : state.replace(stem, ""));
  }

  /** The unit that a message is about: the first name in it of one that was given. */
  private static Optional<String> subject(String line, Map<String, String> units) {
    Matcher name = NAME.matcher(line);
    while (name.find()) {
      String file = name.group().substring(name.group().lastIndexOf('/') + 1);
      String template = file.replaceFirst("@i\\.", "@.");
      if (units.containsKey(file)) {
        return Optional.of(file);
      }
      if (units.containsKey(template)) {
        return Optional.of(template);
      }
    }
    return Optional.empty();
  }

  private static Rig.Result verify(List<String> files, String level) {
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/env", "SYSTEMD_LOG_LEVEL=" + level, ANALYZE.toString()));
    command.addAll(List.of("verify", "--man=no", "--recursive-errors=no"));
    command.addAll(files);
    Rig.Result result = Rig.outside(command);
    assertThat(result.code()).as(result.err()).isLessThan(128);
    return result;
  }

  /** Whether systemd refuses the whole unit. */
  boolean isRefused() {
    return messages.stream()
        .anyMatch(
            message ->
                message.contains("fatal error")
                    || message.contains("failed to load properly")
                    || message.contains("bad unit file setting")
                    || message.contains("Refusing"));
  }

  /** Whether the file was read to its end, or to a line that is named. */
  boolean isRead() {
    return messages.stream().noneMatch(message -> message.contains("failed to load properly"));
  }

  /** The first message of each line of {@code file} that messages name. */
  TreeMap<Integer, String> byLine(String file) {
    Pattern place = Pattern.compile(Pattern.quote(file) + ":([0-9]+): (.*)", Pattern.DOTALL);
    TreeMap<Integer, String> lines = new TreeMap<>();
    for (String message : messages) {
      Matcher at = place.matcher(message);
      if (at.matches()) {
        lines.putIfAbsent(Integer.valueOf(at.group(1)), at.group(2));
      }
    }
    return lines;
  }
}

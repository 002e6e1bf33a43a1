package io.github.unitgen.importer.systemd;

import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.systemd.ProcessKeys.Line;
import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.Hardening;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.systemd.HardeningProfile;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a service may do, and the folders that are its own. */
final class ServiceRights {
  private static final String SERVICE = "Service";
  private static final String BOUNDING = "CapabilityBoundingSet";
  private static final String AMBIENT = "AmbientCapabilities";
  private static final String CAP = "CAP_";
  private static final String HOME = "ProtectHome";
  private static final String WRITABLE = "ReadWritePaths";

  private final UnitMember member;
  private final UnitInput unit;
  private final ProcessKeys keys;
  private final UnitSpecifiers specifiers;
  private final UnitGroup group;

  ServiceRights(UnitMember member, ProcessKeys keys, UnitGroup group) {
    this.group = group;
    this.member = member;
    this.unit = member.unit();
    this.keys = keys;
    this.specifiers = group.specifiers(member);
  }

  void run() {
    directories("RuntimeDirectory", "runtime_directory");
    directories("StateDirectory", "state_directory");
    Optional<List<String>> capabilities = capabilities();
    hardening(capabilities);
    unit.set(SERVICE, "UMask")
        .filter(
            line -> member.source().isOpen(line) && !keys.isWished(new Line(member.source(), line)))
        .ifPresent(line -> keys.set("umask", new Word(line.value()), member.openOf("UMask")));
  }

  /** Those of a template have the name of the instance behind a dash, or are shared. */
  private void directories(String setting, String key) {
    List<String> names = new ArrayList<>();
    for (Assignment line : unit.effective(SERVICE, setting)) {
      names.addAll(UnitWords.read(line.value(), UnitWords.Escapes.LENIENT).values());
    }
    List<String> own = new ArrayList<>();
    String end = "-%i";
    for (String name : names) {
      boolean isOfInstance = member.isTemplate() && name.endsWith(end);
      Optional<String> plain =
          specifiers.plain(isOfInstance ? name.substring(0, name.length() - end.length()) : name);
      if (plain.isEmpty() || isOfInstance != member.isTemplate()) {
        return;
      }
      own.add(plain.get());
    }
    if (!own.isEmpty()) {
      keys.set(key, new Items(own), member.openOf(setting));
      if (setting.equals("RuntimeDirectory")
          && own.stream().anyMatch(group::hasSocketIn)
          && unit.isYes(SERVICE, "RuntimeDirectoryPreserve")) {
        member.carried(member.openOf("RuntimeDirectoryPreserve"), "listen");
      }
    }
  }

  /** Ambient ones for a user, the bounding set alone for root. */
  private Optional<List<String>> capabilities() {
    Optional<Set<String>> bounding = capabilities(BOUNDING);
    Optional<Set<String>> ambient = capabilities(AMBIENT);
    Optional<Value> user = keys.value("user");
    boolean isUser = user.isPresent() && !user.get().equals(new Text("root"));
    boolean isOurs =
        bounding.isPresent()
            && (isUser && !bounding.get().isEmpty()
                ? ambient.isPresent() && ambient.get().equals(bounding.get())
                : unit.all(SERVICE, AMBIENT).isEmpty()
                    && (!bounding.get().isEmpty() || isOwnBoundingSet()));
    if (!isOurs) {
      return Optional.empty();
    }
    List<String> names = List.copyOf(bounding.orElse(Set.of()));
    keys.set("capabilities", new Items(names), member.openOf(BOUNDING, AMBIENT));
    return Optional.of(names);
  }

  /** An empty set after the first line of a profile is part of the profile. */
  private boolean isOwnBoundingSet() {
    Optional<Assignment> profile = unit.set(SERVICE, "NoNewPrivileges");
    return profile.isEmpty()
        || unit.all(SERVICE, BOUNDING).stream()
            .allMatch(line -> line.span().start() < profile.get().span().start());
  }

  private Optional<Set<String>> capabilities(String setting) {
    Set<String> names = new LinkedHashSet<>();
    List<Assignment> lines = unit.effective(SERVICE, setting);
    for (Assignment line : lines) {
      for (String word : UnitWords.unquoted(line.value(), UnitWords.Escapes.NONE).values()) {
        String name = word.toUpperCase(Locale.ROOT);
        if (!name.startsWith(CAP)) {
          return Optional.empty();
        }
        names.add(name.substring(CAP.length()));
      }
    }
    return unit.all(SERVICE, setting).isEmpty() ? Optional.empty() : Optional.of(names);
  }

  /** The strictest profile of which all is there, and nothing of it differs. */
  private void hardening(Optional<List<String>> capabilities) {
    Optional<ProcessSpec> process = process();
    for (Hardening level : List.of(Hardening.TIGHT, Hardening.STRICT, Hardening.SAFE)) {
      Map<String, List<String>> profile = profile(level, capabilities, process);
      boolean isThere =
          profile.entrySet().stream()
              .allMatch(entry -> values(entry.getKey()).equals(entry.getValue()));
      if (isThere) {
        List<Line> lines = new ArrayList<>();
        profile.keySet().forEach(key -> lines.addAll(member.openOf(key)));
        keys.set("hardening", new Text(level.name().toLowerCase(Locale.ROOT)), lines);
        return;
      }
    }
  }

  private Optional<ProcessSpec> process() {
    Map<String, Value> settings = new LinkedHashMap<>(keys.wished());
    settings
        .keySet()
        .retainAll(
            List.of("command", "shell", "pre_start", "count", "instances", "directory", "env"));
    return DraftCheck.read(DraftCheck.alone(settings, List.of()))
        .map(Manifest::processes)
        .map(processes -> processes.get(0));
  }

  private Map<String, List<String>> profile(
      Hardening level, Optional<List<String>> capabilities, Optional<ProcessSpec> process) {
    Map<String, List<String>> profile =
        new LinkedHashMap<>(
            capabilities
                .map(given -> HardeningProfile.of(level, given))
                .orElseGet(() -> HardeningProfile.of(level)));
    if (isOwnUmask()) {
      profile.remove("UMask");
    }
    if (profile.containsKey(HOME) && process.isPresent()) {
      profile.put(HOME, List.of(livesInHome(process.get()) ? "read-only" : "yes"));
      process
          .get()
          .program()
          .directory()
          .ifPresent(
              path -> profile.put(WRITABLE, List.of(UnitQuoting.word(path.value().with("1")))));
    }
    return profile;
  }

  /** A mask that stands in front of the command is a setting of its own. */
  private boolean isOwnUmask() {
    Optional<Assignment> mask = unit.set(SERVICE, "UMask");
    Optional<Assignment> start = unit.effective(SERVICE, "ExecStart").stream().findFirst();
    return mask.isPresent()
        && start.isPresent()
        && mask.get().span().start() < start.get().span().start();
  }

  private static boolean livesInHome(ProcessSpec process) {
    List<String> paths = new ArrayList<>();
    ProcessSpec.Program program = process.program();
    program.directory().ifPresent(directory -> paths.add(directory.value().with("1")));
    List<Command> commands = new ArrayList<>(program.preStart());
    commands.add(program.command());
    commands.forEach(command -> paths.addAll(command.argv("1")));
    program.env().forEach(v -> paths.addAll(List.of(v.value().value().with("1").split(":", -1))));
    return paths.stream().anyMatch(HardeningProfile::hides);
  }

  private List<String> values(String key) {
    return unit.all(SERVICE, key).stream()
        .map(Assignment::value)
        .map(value -> Booleans.isYes(value) ? "yes" : value)
        .map(value -> key.equals(WRITABLE) ? value.replace("%i", "1") : value)
        .toList();
  }
}

package io.github.unitgen.importer.systemd;

import io.github.unitgen.importer.systemd.ProcessKeys.Line;
import io.github.unitgen.importer.systemd.ProcessKeys.Raw;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.manifest.Resource;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of a process, from the settings of a service. */
final class ServiceDraft {
  private static final String SERVICE = "Service";
  private static final String PORT = "PORT";
  private static final int LAST_PORT = 65_535;

  /** {@code syslog} is the same to systemd since 246 (NEWS). */
  private static final Set<String> JOURNAL = Set.of("journal", "inherit", "syslog");

  /** What systemd does anyway, by the setting (systemd.exec(5), systemd.service(5)). */
  private static final Map<String, Set<String>> DEFAULTS =
      Map.ofEntries(
          Map.entry("StandardInput", Set.of("null")),
          Map.entry("StandardOutput", JOURNAL),
          Map.entry("StandardError", JOURNAL),
          Map.entry("SendSIGKILL", Set.of("yes", "true", "on", "1")),
          Map.entry("SendSIGHUP", Set.of("no", "false", "off", "0")),
          Map.entry("IgnoreSIGPIPE", Set.of("yes", "true", "on", "1")),
          Map.entry("RemainAfterExit", Set.of("no", "false", "off", "0")),
          Map.entry("RootDirectory", Set.of("/")),
          Map.entry("GuessMainPID", Set.of("yes", "true", "on", "1")));

  private final UnitMember member;
  private final UnitGroup group;
  private final ProcessKeys keys = new ProcessKeys();
  private final UnitSpecifiers specifiers;
  private Optional<ServiceCommands> commands = Optional.empty();

  ServiceDraft(UnitMember member, UnitGroup group) {
    this.member = member;
    this.group = group;
    this.specifiers = group.specifiers(member);
  }

  /** What stands above the process. */
  List<String> comments() {
    List<String> comments = new ArrayList<>(member.source().comments());
    commands.flatMap(ServiceCommands::comment).ifPresent(comments::add);
    return comments;
  }

  /** The keys of the process; empty where there is no command that a manifest can have. */
  Optional<Map<String, Value>> settings() {
    UnitMember.tellIgnored(member.source());
    identity();
    instances();
    ServiceCommands own = new ServiceCommands(member, keys, specifiers, variables());
    this.commands = Optional.of(own);
    if (!own.run()) {
      return Optional.empty();
    }
    environment(own.addsPort());
    new TriggerDraft(member, keys, group).run();
    new ServiceOrder(member, keys, group).run();
    account();
    output();
    new ServiceSupervision(member, keys).run();
    limits();
    new ServiceRights(member, keys, group).run();
    install();
    for (Line line : rest()) {
      keys.keep(line);
    }
    return Optional.of(keys.settle(group.othersThan(member)));
  }

  /** What no key stands for stays in the words of systemd, as far as it counts. */
  private List<Line> rest() {
    List<Line> rest = new ArrayList<>();
    for (Assignment line : member.unit().assignments()) {
      if (!member.source().isOpen(line) || keys.isWished(new Line(member.source(), line))) {
        continue;
      }
      String value = line.value().toLowerCase(Locale.ROOT);
      List<Assignment> counting = ProcessKeys.counting(member.unit(), line);
      if (DEFAULTS.getOrDefault(line.key(), Set.of()).contains(value)
          || line.isReset() && counting.isEmpty()) {
        member.source().carried(line, UnitMember.DEFAULT);
      } else if (counting.contains(line)) {
        rest.add(new Line(member.source(), line));
      } else {
        member.source().carried(line, UnitMember.LATER);
      }
    }
    return rest;
  }

  private void identity() {
    List<Line> description = member.open("Unit", "Description");
    member
        .unit()
        .set("Unit", "Description")
        .ifPresent(
            line -> {
              String value = line.value();
              String end = " %i";
              boolean isNumbered = member.isTemplate() && value.endsWith(end);
              String own = isNumbered ? value.substring(0, value.length() - end.length()) : value;
              Optional<String> text = specifiers.plain(own).filter(t -> !t.isBlank());
              if (text.filter(member.name()::equals).isPresent()) {
                member.carried(description, UnitMember.DEFAULT);
              } else if (text.isPresent()) {
                keys.set("description", new Text(text.get()), description);
              } else {
                description(own, description);
              }
            });
    for (Line line : member.open("Unit", "Documentation")) {
      UnitWords words = UnitWords.read(line.assignment().value(), UnitWords.Escapes.LENIENT);
      for (UnitWords.Word word : words.words()) {
        String written =
            line.assignment().value().substring(word.span().start(), word.span().end());
        Raw raw = ProcessKeys.raw(line, written);
        Optional<String> uri = specifiers.plain(word.value());
        if (uri.isPresent()) {
          keys.item("documentation", uri.get(), List.of(line), Optional.empty(), List.of(raw));
        } else {
          keys.keep(raw);
        }
      }
    }
  }

  /** One whose instance does not stand at the end. */
  private void description(String value, List<Line> lines) {
    Optional<String> text =
        member.isTemplate()
            ? specifiers.plain(value.replaceAll(" *[(\\[:#'\"-]*%[iI][)\\]'\"]*", "").strip())
            : Optional.empty();
    text.filter(t -> !t.isEmpty())
        .ifPresent(
            t ->
                keys.set(
                    "description",
                    new Text(t),
                    lines,
                    "`description`: the instance name is appended"));
  }

  private void instances() {
    member
        .instances()
        .ifPresent(
            names -> {
              UnitGroup.Numbers numbers = UnitGroup.Numbers.of(names);
              List<Line> none = List.of();
              if (numbers.isCount()) {
                keys.set("count", new Word(Integer.toString(names.size())), none);
                if (numbers.first() != 1) {
                  keys.set("first_instance", new Word(Integer.toString(numbers.first())), none);
                }
              } else {
                keys.set("instances", new Items(names), none);
              }
            });
  }

  /** The variables that have one value whatever the instance, as far as only the unit sets them. */
  private Optional<Map<String, String>> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    boolean isWhole =
        member.unit().effective(SERVICE, "EnvironmentFile").isEmpty()
            && member.unit().effective(SERVICE, "PassEnvironment").isEmpty();
    for (Assignment line : member.unit().effective(SERVICE, "Environment")) {
      for (EnvironmentLine.Variable variable : member.unit().environment(line).variables()) {
        Optional<String> value = specifiers.plain(variable.value());
        if (value.isEmpty() || Secrets.isSecret(variable.name(), variable.value())) {
          isWhole = false;
        } else {
          variables.put(variable.name(), value.get());
        }
      }
    }
    return isWhole ? Optional.of(variables) : Optional.empty();
  }

  private void environment(boolean addsPort) {
    List<Assignment> lines = member.unit().effective(SERVICE, "Environment");
    for (Assignment assignment : lines) {
      Line line = new Line(member.source(), assignment);
      EnvironmentLine read = member.unit().environment(assignment);
      List<EnvironmentLine.Variable> variables = read.variables();
      for (EnvironmentLine.Variable variable : variables) {
        boolean isLast =
            assignment.equals(lines.get(lines.size() - 1))
                && variable.equals(variables.get(variables.size() - 1));
        variable(line, variable, isLast && !addsPort);
      }
      if (!read.dropped().isEmpty()) {
        member
            .source()
            .notCarried(
                assignment, "systemd ignores this part of it: write it as NAME=value in quotes");
      }
      if (variables.isEmpty() && read.dropped().isEmpty()) {
        member.source().carried(assignment, UnitMember.DEFAULT);
      }
    }
    for (Assignment assignment : member.unit().effective(SERVICE, "EnvironmentFile")) {
      Line line = new Line(member.source(), assignment);
      Optional<String> path = specifiers.text(assignment.value());
      if (path.isPresent()) {
        keys.item(
            "env_files",
            path.get(),
            List.of(line),
            Optional.empty(),
            List.of(ProcessKeys.raw(line, assignment.value())));
      }
    }
  }

  private void variable(Line line, EnvironmentLine.Variable variable, boolean isLast) {
    String name = variable.name();
    Assignment assignment = line.assignment();
    String written = assignment.value().substring(variable.at().start(), variable.at().end());
    if (Secrets.isSecret(name, variable.value())) {
      member
          .source()
          .notCarried(
              assignment,
              "`"
                  + name
                  + "` is a secret: put it in a file that only root can read, and add that to"
                  + " `env_files`");
      return;
    }
    Optional<String> text = specifiers.text(variable.value());
    if (name.equals(PORT) && member.port().isPresent()) {
      keys.set("port", new Word(Integer.toString(member.port().get())), List.of(line));
    } else if (text.isEmpty()) {
      keys.keep(ProcessKeys.raw(line, written));
    } else if (name.equals(PORT) && isLast && !member.isTemplate() && isPort(text.get())) {
      keys.set("port", new Word(text.get()), List.of(line));
    } else {
      keys.entry("env", name, new Text(text.get()), line, written);
    }
  }

  private static boolean isPort(String text) {
    boolean digits =
        !text.isEmpty()
            && text.length() < 6
            && text.charAt(0) != '0'
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && Integer.parseInt(text) <= LAST_PORT;
  }

  private void account() {
    text("User", "user");
    text("Group", "group");
    if (!keys.has("user") && member.unit().value(SERVICE, "DynamicUser").isEmpty()) {
      group.request().user().ifPresent(user -> keys.set("user", new Text(user), List.of()));
    }
    member
        .unit()
        .set(SERVICE, "WorkingDirectory")
        .flatMap(line -> specifiers.text(line.value()))
        .ifPresent(
            path -> keys.set("directory", new Text(path), member.openOf("WorkingDirectory")));
    number("Nice", "nice");
    number("OOMScoreAdjust", "oom_score_adjust");
  }

  private void text(String setting, String key) {
    member
        .unit()
        .set(SERVICE, setting)
        .flatMap(line -> specifiers.plain(line.value()))
        .ifPresent(value -> keys.set(key, new Text(value), member.openOf(setting)));
  }

  private void number(String setting, String key) {
    member
        .unit()
        .set(SERVICE, setting)
        .ifPresent(line -> keys.set(key, new Word(line.value()), member.openOf(setting)));
  }

  /** The init keeps what is written to standard output; files of one's own go. */
  private void output() {
    List<Line> identifiers = member.openOf("SyslogIdentifier");
    String own = member.isTemplate() ? "%p-%i" : "%p";
    member
        .unit()
        .set(SERVICE, "SyslogIdentifier")
        .filter(
            line ->
                line.value().equals(own)
                    || !member.isTemplate()
                        && specifiers.plain(line.value()).filter(member.name()::equals).isPresent())
        .ifPresent(line -> member.carried(identifiers, UnitMember.DEFAULT));
    for (String setting : List.of("StandardOutput", "StandardError")) {
      List<Line> lines = member.openOf(setting);
      String value = member.unit().value(SERVICE, setting);
      boolean isFile =
          value.startsWith("append:") || value.startsWith("file:") || value.startsWith("truncate:");
      if (isFile) {
        member.approximated(
            lines, "`" + value + "` is removed: the journal keeps the output (journalctl -u)");
      }
    }
  }

  private void limits() {
    if (group.isOwnSlice(member.unit().value(SERVICE, "Slice"))) {
      member.carried(member.openOf("Slice"), "slice");
    }
    boolean isNewer = !member.unit().value(SERVICE, "MemoryMax").isEmpty();
    for (Assignment line : member.source().of(SERVICE)) {
      Optional<String> limit =
          line.key().equals("MemoryLimit") && !isNewer ? Optional.of("memory") : limit(line.key());
      boolean counts = member.unit().set(SERVICE, line.key()).filter(line::equals).isPresent();
      if (limit.isPresent() && counts && member.source().isOpen(line)) {
        Line at = new Line(member.source(), line);
        keys.entry("limits", limit.get(), limitValue(line.value()), at, line.value());
      }
    }
  }

  static Value limitValue(String value) {
    boolean isNumber = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? new Word(value) : new Text(value);
  }

  /** The limit that a setting of systemd sets. */
  static Optional<String> limit(String setting) {
    return switch (setting) {
      case "MemoryMax" -> Optional.of("memory");
      case "TasksMax" -> Optional.of("tasks");
      case "CPUQuota" -> Optional.of("cpu");
      case "LimitCPU" -> Optional.of("cpu_time");
      default ->
          setting.startsWith("Limit") && !setting.equals("LimitCPU")
              ? Resource.of(setting.substring("Limit".length()).toLowerCase(Locale.ROOT))
                  .filter(resource -> !resource.isControlGroup())
                  .map(Resource::key)
              : Optional.empty();
    };
  }

  private void install() {
    for (Assignment line : member.source().of("Install")) {
      if (!member.source().isOpen(line)) {
        continue;
      }
      switch (line.key()) {
        case "WantedBy", "RequiredBy", "UpheldBy" -> group.wanted(member.source(), line);
        case "DefaultInstance" -> member.source().carried(line, "count");
        case "Also" -> {
          boolean isOfGroup =
              UnitWords.read(line.value(), UnitWords.Escapes.NONE).values().stream()
                  .allMatch(group::isOfGroup);
          if (isOfGroup) {
            member.source().carried(line, UnitMember.GROUP);
          } else {
            member
                .source()
                .approximated(
                    line, "the group is enabled as a whole: enable other units separately");
          }
        }
        default -> {
          // Alias= stays what it is.
        }
      }
    }
  }
}

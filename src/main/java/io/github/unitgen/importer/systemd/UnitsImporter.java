package io.github.unitgen.importer.systemd;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportLink;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.importer.shared.ProcessNames;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.Names;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Units of systemd as one group: a target, its services, and what starts them. */
public final class UnitsImporter {
  private final UnitFiles files;
  private final Map<String, UnitSource> units;
  private final NumberedUnits numbered;
  private final UnitStarts starts;
  private final ImportRequest request;

  /** {@code links}: those that enable the units or name them otherwise. */
  public UnitsImporter(List<ImportFile> files, List<ImportLink> links, ImportRequest request) {
    this.files = new UnitFiles(files);
    this.units = this.files.units();
    this.numbered = new NumberedUnits(units);
    this.starts = new UnitStarts(units, links, numbered);
    this.request = request;
  }

  /** Returns the manifest and what became of each setting. */
  public Imported run() {
    Optional<UnitSource> target = starts.target();
    Set<String> targets = new LinkedHashSet<>();
    Set<String> inOrder = new LinkedHashSet<>();
    target.ifPresent(found -> starts.reach(found.name(), targets, inOrder));
    boolean isOfUser = starts.isOfUser();
    List<UnitMember> members = members(inOrder, isOfUser);
    String name = target.map(UnitSource::stem).orElse(request.name());
    Optional<UnitSource> slice =
        Optional.ofNullable(units.get(name + ".slice"))
            .filter(found -> GroupUnits.limits(found).isPresent());
    String wantedBy = wantedBy(target, members, targets, isOfUser);
    UnitGroup group =
        new UnitGroup(
            request,
            members,
            targets,
            slice.map(UnitSource::name),
            wantedBy,
            isOfUser,
            numbered.renamed());
    Map<String, Value> keys = new LinkedHashMap<>();
    keys.put("name", new Text(name));
    target.ifPresent(found -> GroupUnits.addDescription(found, name, keys));
    if (isOfUser) {
      keys.put("target", new Text("systemd-user"));
    }
    if (!wantedBy.equals(isOfUser ? UnitStarts.OF_USERS : UnitStarts.MULTI_USER)) {
      keys.put("wanted_by", new Text(wantedBy));
    }
    slice.flatMap(GroupUnits::limits).ifPresent(limits -> keys.put("slice", limits));
    Map<UnitMember, ProcessDraft> processes = new LinkedHashMap<>();
    for (UnitMember member : members) {
      ServiceDraft draft = new ServiceDraft(member, group);
      draft
          .settings()
          .ifPresent(
              settings ->
                  processes.put(
                      member, new ProcessDraft(member.name(), draft.comments(), settings)));
    }
    slice.ifPresent(found -> GroupUnits.tellSlice(found, name));
    units.values().stream()
        .filter(unit -> targets.contains(unit.name()))
        .forEach(unit -> GroupUnits.tellTarget(unit, group));
    units.values().forEach(UnitsImporter::toldOfOthers);
    Optional<ManifestDraft> manifest = checked(keys, processes);
    members.stream().filter(member -> !processes.containsKey(member)).forEach(UnitsImporter::lost);
    numbered.tell();
    List<Fate> fates = new ArrayList<>();
    files.all().forEach(unit -> fates.addAll(unit.fates()));
    fates.addAll(starts.fates());
    return new Imported(manifest.map(ManifestDraft::gathered), fates);
  }

  private static void lost(UnitMember member) {
    String toDo = "its service has no command that a manifest can have";
    member.source().restNotCarried(toDo);
    member.timer().ifPresent(timer -> timer.restNotCarried(toDo));
    member.socket().ifPresent(socket -> socket.restNotCarried(toDo));
  }

  private List<UnitMember> members(Set<String> inOrder, boolean isOfUser) {
    Map<String, UnitSource> timers = triggers("timer", "Unit", "Timer");
    Map<String, UnitSource> sockets = triggers("socket", "Service", "Socket");
    Set<String> services = new LinkedHashSet<>();
    for (String unit : inOrder) {
      serviceOf(unit, timers, sockets).ifPresent(services::add);
    }
    units.keySet().stream().filter(name -> name.endsWith(".service")).forEach(services::add);
    List<UnitMember> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String service : services) {
      UnitSource source = units.get(service);
      if (source != null && SystemUnits.contains(service)) {
        source.restNotCarried("a unit of systemd itself: keep it unchanged");
      } else if (source != null) {
        boolean isTemplate = source.unit().name().isTemplate();
        Optional<UnitSource> timer =
            Optional.ofNullable(timers.get(service))
                .filter(found -> !isTemplate && TriggerDraft.schedule(found.unit()).isPresent());
        Optional<UnitSource> socket =
            Optional.ofNullable(sockets.get(service))
                .filter(found -> !isTemplate && TriggerDraft.listen(found, isOfUser).isPresent());
        members.add(
            new UnitMember(
                named(source, names),
                source,
                timer,
                socket,
                isTemplate ? Optional.of(instances(source, inOrder)) : Optional.empty(),
                numbered.port(service)));
      }
    }
    return members;
  }

  /** The service that a unit is, or starts. */
  private Optional<String> serviceOf(
      String unit, Map<String, UnitSource> timers, Map<String, UnitSource> sockets) {
    for (Map<String, UnitSource> triggers : List.of(timers, sockets)) {
      for (Map.Entry<String, UnitSource> trigger : triggers.entrySet()) {
        if (trigger.getValue().name().equals(unit)) {
          return Optional.of(trigger.getKey());
        }
      }
    }
    if (!unit.endsWith(".service")) {
      return Optional.empty();
    }
    return Optional.of(units.containsKey(unit) ? unit : UnitName.template(unit));
  }

  /** The timers or sockets by the services that they start; the first one of each. */
  private Map<String, UnitSource> triggers(String type, String key, String section) {
    Map<String, UnitSource> triggers = new LinkedHashMap<>();
    for (UnitSource unit : units.values()) {
      if (unit.unit().type().equals(type)) {
        String named = unit.unit().value(section, key);
        String own = unit.name().substring(0, unit.name().length() - type.length()) + "service";
        triggers.putIfAbsent(named.isEmpty() ? own : named, unit);
      }
    }
    return triggers;
  }

  /** As a file and a process of a manifest can be called. */
  private static String named(UnitSource source, Set<String> names) {
    String own = ProcessNames.of(source.stem());
    String free = own;
    for (int i = 2; !names.add(free); i++) {
      free = own + "-" + i;
    }
    if (!free.equals(source.stem())) {
      source.approximated("name", "the process is called `" + free + "`");
    }
    return free;
  }

  /** The names of the instances, those in the order of the target first. */
  private List<String> instances(UnitSource template, Set<String> inOrder) {
    Set<String> all = new LinkedHashSet<>(inOrder);
    all.addAll(starts.all());
    Integer asked = request.formation().get(template.stem());
    List<String> instances = new ArrayList<>(numbered.instances(template));
    if (!instances.isEmpty()) {
      return instances;
    }
    for (int i = 1; asked != null && i <= asked; i++) {
      instances.add(Integer.toString(i));
    }
    String start = template.stem() + "@";
    for (String unit : asked == null ? all : Set.<String>of()) {
      boolean isInstance =
          unit.startsWith(start)
              && unit.endsWith(".service")
              && unit.length() > start.length() + ".service".length();
      String name = isInstance ? unit.substring(start.length(), unit.lastIndexOf('.')) : "";
      boolean canBe =
          !name.isEmpty()
              && "-.".indexOf(name.charAt(0)) < 0
              && name.chars().allMatch(c -> c != ':' && Names.isNameCharacter(c));
      if (canBe) {
        instances.add(name);
      } else if (isInstance && name.indexOf('%') < 0) {
        template.approximated(
            "instance", "`" + name + "` is not an instance name: use letters and -");
      }
    }
    if (instances.isEmpty() && asked == null) {
      template.approximated("instances", "no instance is known: `count` sets their number");
    }
    return instances;
  }

  /** What starts the group: of several that start its units the most common one. */
  private static String wantedBy(
      Optional<UnitSource> target,
      List<UnitMember> members,
      Set<String> targets,
      boolean isOfUser) {
    Map<String, Integer> votes = new LinkedHashMap<>();
    List<UnitSource> asked = new ArrayList<>();
    target.ifPresent(asked::add);
    boolean isOfTarget =
        target.filter(unit -> !unit.unit().effective("Install", "WantedBy").isEmpty()).isPresent();
    if (!isOfTarget) {
      members.forEach(member -> asked.add(member.source()));
    }
    for (UnitSource unit : asked) {
      for (Assignment line : unit.unit().effective("Install", "WantedBy")) {
        for (String word : UnitStarts.words(line)) {
          if (word.endsWith(".target") && !targets.contains(word) && isPlain(word)) {
            votes.merge(word, 1, Integer::sum);
          }
        }
      }
    }
    String best = isOfUser ? UnitStarts.OF_USERS : UnitStarts.MULTI_USER;
    int most = 0;
    for (Map.Entry<String, Integer> vote : votes.entrySet()) {
      if (vote.getValue() > most) {
        most = vote.getValue();
        best = vote.getKey();
      }
    }
    return best;
  }

  private static boolean isPlain(String unit) {
    return unit.length() > ".target".length()
        && unit.length() < 200
        && unit.chars().allMatch(c -> Names.isNameCharacter(c) || c == '@');
  }

  /** What no manifest has. */
  private static void toldOfOthers(UnitSource unit) {
    String type = unit.unit().type();
    switch (type) {
      case "service" -> {
        // Told with its process.
      }
      case "timer" ->
          unit.restNotCarried(
              "`schedule` has no such times, or no service of this name is there: keep the timer,"
                  + " or set `schedule`");
      case "socket" ->
          unit.restNotCarried(
              "`listen` has no such sockets, or no service of this name is there: keep the socket");
      case "target" ->
          unit.restNotCarried("it starts no imported service: keep the unit unchanged");
      default -> unit.restNotCarried("a manifest has no " + type + ": keep the unit unchanged");
    }
  }

  /** What would be refused together is taken out, and said. */
  private Optional<ManifestDraft> checked(
      Map<String, Value> keys, Map<UnitMember, ProcessDraft> processes) {
    while (!processes.isEmpty()) {
      ManifestDraft draft =
          new ManifestDraft(List.of(), keys, Map.of(), List.copyOf(processes.values()));
      List<Diagnostic> errors = DraftCheck.errors(draft);
      if (errors.isEmpty()) {
        return Optional.of(draft);
      }
      DraftPlace place = DraftPlace.of(errors.get(0).at());
      String toDo = "a manifest refuses it: " + errors.get(0).message();
      if (place.process() < 0) {
        keys.remove(place.key());
        continue;
      }
      UnitMember member = List.copyOf(processes.keySet()).get(place.process());
      ProcessDraft process = draft.processes().get(place.process());
      Map<String, Value> settings = new LinkedHashMap<>(process.settings());
      boolean isKey = settings.remove(place.key()) != null && !place.key().equals("command");
      member.source().demote(isKey ? place.key() : "", toDo);
      member.timer().ifPresent(timer -> timer.demote(isKey ? place.key() : "", toDo));
      member.socket().ifPresent(socket -> socket.demote(isKey ? place.key() : "", toDo));
      if (isKey) {
        processes.put(member, new ProcessDraft(process.name(), process.comments(), settings));
      } else {
        processes.remove(member);
      }
    }
    return Optional.empty();
  }
}

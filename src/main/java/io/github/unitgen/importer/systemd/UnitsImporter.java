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
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.Names;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Units of systemd as one group: a target, its services, and what starts them. */
public final class UnitsImporter {
  private static final String MULTI_USER = "multi-user.target";
  private static final String OF_USERS = "default.target";
  private static final List<String> STARTS = List.of("Wants", "Requires", "Upholds");
  private static final List<String> INSTALLS = List.of("WantedBy", "RequiredBy", "UpheldBy");

  private final UnitFiles files;
  private final Map<String, UnitSource> units;
  private final NumberedUnits numbered;
  private final List<ImportLink> links;
  private final ImportRequest request;

  /** What each unit starts, by {@code Wants=}, links and the units' own {@code [Install]}. */
  private final Map<String, Set<String>> started = new LinkedHashMap<>();

  private final List<Fate> ofLinks = new ArrayList<>();

  /** {@code links}: those that enable the units or name them otherwise. */
  public UnitsImporter(List<ImportFile> files, List<ImportLink> links, ImportRequest request) {
    this.files = new UnitFiles(files);
    this.units = this.files.units();
    this.numbered = new NumberedUnits(units);
    this.links = links;
    this.request = request;
  }

  /** Returns the manifest and what became of each setting. */
  public Imported run() {
    started();
    Optional<UnitSource> target = target();
    Set<String> targets = new LinkedHashSet<>();
    Set<String> inOrder = new LinkedHashSet<>();
    target.ifPresent(found -> reach(found.name(), targets, inOrder));
    boolean isOfUser = isOfUser();
    List<UnitMember> members = members(inOrder, isOfUser);
    String name = target.map(UnitSource::stem).orElse(request.name());
    Optional<UnitSource> slice =
        Optional.ofNullable(units.get(name + ".slice")).filter(found -> limits(found).isPresent());
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
    target.ifPresent(found -> described(found, name, keys));
    if (isOfUser) {
      keys.put("target", new Text("systemd-user"));
    }
    if (!wantedBy.equals(isOfUser ? OF_USERS : MULTI_USER)) {
      keys.put("wanted_by", new Text(wantedBy));
    }
    slice.flatMap(UnitsImporter::limits).ifPresent(limits -> keys.put("slice", limits));
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
    slice.ifPresent(found -> toldOfSlice(found, name));
    units.values().stream()
        .filter(unit -> targets.contains(unit.name()))
        .forEach(unit -> toldOfTarget(unit, group));
    units.values().forEach(UnitsImporter::toldOfOthers);
    Optional<ManifestDraft> manifest = checked(keys, processes);
    members.stream().filter(member -> !processes.containsKey(member)).forEach(UnitsImporter::lost);
    numbered.tell();
    List<Fate> fates = new ArrayList<>();
    files.all().forEach(unit -> fates.addAll(unit.fates()));
    fates.addAll(ofLinks);
    return new Imported(manifest.map(ManifestDraft::gathered), fates);
  }

  private static void lost(UnitMember member) {
    String toDo = "its service has no command that a manifest can have";
    member.source().restNotCarried(toDo);
    member.timer().ifPresent(timer -> timer.restNotCarried(toDo));
    member.socket().ifPresent(socket -> socket.restNotCarried(toDo));
  }

  private void started() {
    for (UnitSource unit : units.values()) {
      for (String key : STARTS) {
        for (Assignment line : unit.unit().all("Unit", key)) {
          words(line).forEach(word -> start(unit.name(), word));
        }
      }
    }
    for (ImportLink link : links) {
      link(link);
    }
    for (UnitSource unit : units.values()) {
      for (String key : INSTALLS) {
        for (Assignment line : unit.unit().effective("Install", key)) {
          for (String word : words(line)) {
            String instance = unit.unit().value("Install", "DefaultInstance");
            String name = unit.name();
            boolean isDefault = unit.unit().name().isTemplate() && !instance.isEmpty();
            start(word, isDefault ? name.replace("@.", "@" + instance + ".") : name);
          }
        }
      }
      for (Assignment line : unit.unit().all("Unit", "PartOf")) {
        // A template is part of the target by its instances, which the target names.
        if (!unit.unit().name().isTemplate()) {
          words(line).forEach(word -> start(word, unit.name()));
        }
      }
    }
  }

  private void link(ImportLink link) {
    String path = link.path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    String parent = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    String folder = parent.substring(parent.lastIndexOf('/') + 1);
    Source source = new Source(path, link.target());
    Place at = source.whole();
    boolean isKnown = units.containsKey(name) || units.containsKey(UnitName.template(name));
    for (String end : List.of(".wants", ".requires", ".upholds")) {
      if (folder.endsWith(end)) {
        start(folder.substring(0, folder.length() - end.length()), name);
        ofLinks.add(
            isKnown
                ? Fate.carried(at, "link", UnitMember.GROUP)
                : Fate.notCarried(at, "link", "its unit is missing"));
        return;
      }
    }
    ofLinks.add(
        Fate.notCarried(at, "link", "another name of a unit: the manifest has one name for each"));
  }

  private void start(String by, String unit) {
    started.computeIfAbsent(by, key -> new LinkedHashSet<>()).add(numbered.renamed(unit));
  }

  private static List<String> words(Assignment line) {
    return UnitWords.read(line.value(), UnitWords.Escapes.NONE).values();
  }

  /** The target with the most services that no other one of them starts. */
  private Optional<UnitSource> target() {
    Optional<UnitSource> best = Optional.empty();
    long most = 0;
    for (UnitSource unit : units.values()) {
      if (unit.unit().type().equals("target") && !SystemUnits.contains(unit.name())) {
        Set<String> targets = new LinkedHashSet<>();
        Set<String> reached = new LinkedHashSet<>();
        reach(unit.name(), targets, reached);
        long services =
            units.values().stream()
                .filter(other -> isStarted(other, reached) || isPart(other, targets))
                .count();
        if (services > most) {
          most = services;
          best = Optional.of(unit);
        }
      }
    }
    return best;
  }

  private static boolean isStarted(UnitSource unit, Set<String> reached) {
    String template = unit.name();
    return !template.endsWith(".target")
        && reached.stream()
            .anyMatch(name -> name.equals(template) || UnitName.template(name).equals(template));
  }

  private static boolean isPart(UnitSource unit, Set<String> targets) {
    return !unit.name().endsWith(".target")
        && Stream.of("PartOf", "StopPropagatedFrom")
            .flatMap(key -> unit.unit().all("Unit", key).stream())
            .flatMap(line -> words(line).stream())
            .anyMatch(targets::contains);
  }

  /** What a target starts, by way of other targets too, in order. */
  private void reach(String target, Set<String> targets, Set<String> reached) {
    if (!targets.add(target)) {
      return;
    }
    for (String unit : started.getOrDefault(target, Set.of())) {
      if (unit.endsWith(".target")) {
        if (units.containsKey(unit)) {
          reach(unit, targets, reached);
        }
      } else {
        reached.add(unit);
      }
    }
  }

  private boolean isOfUser() {
    boolean isWanted = started.getOrDefault(OF_USERS, Set.of()).stream().anyMatch(this::isGiven);
    return isWanted && started.getOrDefault(MULTI_USER, Set.of()).stream().noneMatch(this::isGiven);
  }

  private boolean isGiven(String unit) {
    return units.containsKey(unit) || units.containsKey(UnitName.template(unit));
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
    started.values().forEach(all::addAll);
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
        for (String word : words(line)) {
          if (word.endsWith(".target") && !targets.contains(word) && isPlain(word)) {
            votes.merge(word, 1, Integer::sum);
          }
        }
      }
    }
    String best = isOfUser ? OF_USERS : MULTI_USER;
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

  private static void described(UnitSource target, String name, Map<String, Value> keys) {
    UnitSpecifiers specifiers = new UnitSpecifiers(target, true, false);
    Optional<String> text =
        target
            .unit()
            .set("Unit", "Description")
            .flatMap(line -> specifiers.plain(line.value()))
            .filter(description -> !description.isBlank() && !description.equals(name));
    Map<String, Value> with = new LinkedHashMap<>(keys);
    text.ifPresent(description -> with.put("description", new Text(description)));
    ManifestDraft draft = DraftCheck.alone(Map.of(), List.of());
    with.put("name", new Text("g"));
    boolean isTaken =
        DraftCheck.errors(new ManifestDraft(List.of(), with, Map.of(), draft.processes()))
            .isEmpty();
    if (isTaken) {
      text.ifPresent(description -> keys.put("description", new Text(description)));
    }
  }

  private static void toldOfTarget(UnitSource target, UnitGroup group) {
    UnitMember.tellIgnored(target);
    for (Assignment line : target.unit().assignments()) {
      if (!target.isOpen(line)) {
        continue;
      }
      if (line.section().equals("Install")) {
        if (INSTALLS.contains(line.key())) {
          group.wanted(target, line);
        } else {
          target.notCarried(line, "the group has one name, and starts nothing but its processes");
        }
      } else if (line.key().equals("Description")) {
        target.carried(line, "description");
      } else if (line.isReset()) {
        target.carried(line, UnitMember.DEFAULT);
      } else if (STARTS.contains(line.key()) || isOfGroup(line.key())) {
        toldOfNames(target, line, group);
      } else {
        target.notCarried(line, "not supported for the target of a group: set it for its services");
      }
    }
  }

  private static boolean isOfGroup(String key) {
    return List.of("PartOf", "After", "Before").contains(key);
  }

  private static void toldOfNames(UnitSource target, Assignment line, UnitGroup group) {
    for (String word : words(line)) {
      if (group.isOfGroup(word)) {
        target.carried(line, UnitMember.GROUP);
      } else {
        target.notCarried(
            line, "`" + word + "` is not in the group: add it to `wants` or `after` of a process");
      }
    }
  }

  private static Optional<Value> limits(UnitSource slice) {
    Map<String, Value> limits = new LinkedHashMap<>();
    for (Assignment line : slice.of("Slice")) {
      ServiceDraft.limit(line.key())
          .ifPresent(key -> limits.put(key, ServiceDraft.limitValue(line.value())));
    }
    ManifestDraft draft = DraftCheck.alone(Map.of(), List.of());
    Map<String, Value> keys = new LinkedHashMap<>(draft.keys());
    keys.put("slice", new Entries(limits));
    boolean isTaken =
        DraftCheck.errors(new ManifestDraft(List.of(), keys, Map.of(), draft.processes()))
            .isEmpty();
    return isTaken ? Optional.of(new Entries(limits)) : Optional.empty();
  }

  private static void toldOfSlice(UnitSource slice, String name) {
    UnitMember.tellIgnored(slice);
    for (Assignment line : slice.unit().assignments()) {
      if (!slice.isOpen(line)) {
        continue;
      }
      if (line.section().equals("Slice") && ServiceDraft.limit(line.key()).isPresent()) {
        slice.carried(line, "slice." + ServiceDraft.limit(line.key()).orElse(""));
      } else if (line.key().equals("Description")) {
        slice.approximated(line, "the slice has the description of `" + name + "`");
      } else {
        slice.notCarried(line, "not supported by `slice`: put it in a drop-in of the slice");
      }
    }
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

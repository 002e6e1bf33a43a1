package io.github.unitgen.importer.systemd;

import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.systemd.ProcessKeys.Line;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.RuntimeFolders;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The services of an import as processes of one group, and what names of units mean in it. */
final class UnitGroup {
  private final ImportRequest request;
  private final List<UnitMember> members;
  private final Set<String> targets;
  private final Optional<String> slice;
  private final String wantedBy;
  private final boolean isOfUser;
  private final Map<String, UnitMember> byName = new HashMap<>();

  /** The processes by the names of their services, templates among them. */
  private final Map<String, String> processes = new HashMap<>();

  /** Of each process those whose start it holds up, and that do not say so themselves. */
  private final Map<String, List<String>> ordered = new HashMap<>();

  /**
   * {@code targets}: those that start the group, all of them; {@code slice}: the unit that limits
   * it; {@code wantedBy}: what starts the group; {@code renamed}: what units are called now.
   */
  UnitGroup(
      ImportRequest request,
      List<UnitMember> members,
      Set<String> targets,
      Optional<String> slice,
      String wantedBy,
      boolean isOfUser,
      Map<String, String> renamed) {
    this.request = request;
    this.members = members;
    this.targets = targets;
    this.slice = slice;
    this.wantedBy = wantedBy;
    this.isOfUser = isOfUser;
    for (UnitMember member : members) {
      byName.put(member.name(), member);
      processes.put(member.source().name(), member.name());
    }
    renamed.forEach(
        (old, name) ->
            Optional.ofNullable(processes.get(UnitName.template(name)))
                .ifPresent(process -> processes.put(old, process)));
    members.forEach(this::order);
  }

  /** What a name stands for. */
  enum What {
    /** A target of the group. */
    TARGET,
    /** The socket of the service itself. */
    OWN,
    /** A process of the group. */
    PROCESS,
    /** A unit of the system. */
    UNIT,
    /** Something that only systemd can work out, or nothing that a manifest can name. */
    RAW
  }

  /** A name in a line, as written, and as a manifest has it. */
  record Ref(Line line, String written, String name, What what) {}

  /** What the names of instances are together. */
  record Numbers(boolean isCount, int first) {
    private static final int MOST = 1000;

    static Numbers of(List<String> names) {
      int first = names.isEmpty() ? 1 : number(names.get(0));
      boolean isCount = first >= 0 && names.size() <= MOST;
      for (int i = 0; i < names.size() && isCount; i++) {
        isCount = number(names.get(i)) == first + i;
      }
      return new Numbers(isCount, first);
    }

    private static int number(String name) {
      boolean plain =
          name.length() < 5
              && !name.isEmpty()
              && name.chars().allMatch(c -> c >= '0' && c <= '9')
              && (name.length() == 1 || name.charAt(0) != '0');
      int number = plain ? Integer.parseInt(name) : -1;
      return number > MOST ? -1 : number;
    }
  }

  ImportRequest request() {
    return request;
  }

  boolean isOfUser() {
    return isOfUser;
  }

  boolean isOwnTarget(String unit) {
    return targets.contains(unit);
  }

  /** Whether {@code unit} limits the whole group. */
  boolean isOwnSlice(String unit) {
    return slice.filter(unit::equals).isPresent();
  }

  /** Whether a socket of the group lies in {@code folder}, which is one below /run. */
  boolean hasSocketIn(String folder) {
    return members.stream()
        .flatMap(member -> member.socket().stream())
        .flatMap(socket -> Listeners.left(socket.unit(), "Socket", Listeners.KEYS).stream())
        .anyMatch(line -> RuntimeFolders.path(line.value()).contains("/" + folder + "/"));
  }

  UnitSpecifiers specifiers(UnitMember member) {
    boolean isNumbered =
        member.instances().orElse(List.of()).stream()
            .allMatch(name -> name.indexOf('-') < 0 && name.indexOf('\\') < 0);
    return new UnitSpecifiers(member.source(), isNumbered, isOfUser);
  }

  List<String> othersThan(UnitMember member) {
    return members.stream().map(UnitMember::name).filter(n -> !n.equals(member.name())).toList();
  }

  /** The names in all open lines of {@code key} in {@code [Unit]}: no empty line resets them. */
  List<Ref> refs(UnitMember member, String key) {
    List<Ref> refs = new ArrayList<>();
    for (Assignment line : member.unit().all("Unit", key)) {
      if (member.source().isOpen(line)) {
        Line at = new Line(member.source(), line);
        for (String word : UnitWords.read(line.value(), UnitWords.Escapes.NONE).values()) {
          refs.add(ref(member, at, word));
        }
      }
    }
    return refs;
  }

  private Ref ref(UnitMember member, Line line, String written) {
    Optional<String> plain = specifiers(member).plain(written);
    if (plain.isEmpty()) {
      return new Ref(line, written, written, What.RAW);
    }
    String unit = plain.get();
    if (targets.contains(unit)) {
      return new Ref(line, written, unit, What.TARGET);
    }
    boolean isOwn =
        member.socket().filter(socket -> socket.name().equals(unit)).isPresent()
            || member.timer().filter(timer -> timer.name().equals(unit)).isPresent();
    if (isOwn) {
      return new Ref(line, written, unit, What.OWN);
    }
    Optional<String> process = process(unit);
    if (process.isEmpty()) {
      return new Ref(line, written, unit, What.UNIT);
    }
    boolean canWait =
        !process.get().equals(member.name())
            && !byName.getOrDefault(process.get(), member).isScheduled();
    return new Ref(line, written, process.get(), canWait ? What.PROCESS : What.RAW);
  }

  private Optional<String> process(String unit) {
    return Optional.ofNullable(processes.get(unit))
        .or(() -> Optional.ofNullable(processes.get(UnitName.template(unit))));
  }

  /** Whether {@code unit} is a target, or a unit of a process. */
  boolean isOfGroup(String unit) {
    return targets.contains(unit)
        || process(unit).isPresent()
        || members.stream()
            .anyMatch(
                member ->
                    member.timer().filter(timer -> timer.name().equals(unit)).isPresent()
                        || member.socket().filter(at -> at.name().equals(unit)).isPresent());
  }

  boolean isStep(String process) {
    return Optional.ofNullable(byName.get(process)).filter(UnitMember::isStep).isPresent();
  }

  /** Whether {@code process} cannot run without {@code other}. */
  boolean requires(String process, UnitMember other) {
    return names(process, List.of("Requires", "Requisite"), other);
  }

  /** Whether {@code process} starts {@code other} too. */
  boolean needs(String process, UnitMember other) {
    return names(process, List.of("Requires", "Requisite", "Wants"), other)
        && !requires(other.name(), byName.getOrDefault(process, other));
  }

  /** Whether {@code process} says that it starts before {@code other}. */
  boolean startsBefore(String process, UnitMember other) {
    return names(process, List.of("Before"), other);
  }

  private boolean names(String process, List<String> keys, UnitMember other) {
    UnitMember member = byName.get(process);
    return member != null
        && keys.stream().flatMap(key -> named(member, key).stream()).anyMatch(other.name()::equals);
  }

  /** The processes that all lines of {@code key} name. */
  private Set<String> named(UnitMember member, String key) {
    Set<String> named = new LinkedHashSet<>();
    for (Assignment line : member.unit().all("Unit", key)) {
      for (String word : UnitWords.read(line.value(), UnitWords.Escapes.NONE).values()) {
        process(word).ifPresent(named::add);
      }
    }
    return named;
  }

  /**
   * What stands behind those that a process needs is what another one has said of it: so unitgen
   * writes it.
   */
  private void order(UnitMember member) {
    Set<String> needed = new LinkedHashSet<>(named(member, "Wants"));
    needed.addAll(named(member, "Requires"));
    boolean isBehind = false;
    for (String process : named(member, "After")) {
      boolean canWait = !byName.getOrDefault(process, member).isScheduled();
      if (needed.contains(process)) {
        isBehind = true;
      } else if (isBehind && canWait && !member.isScheduled()) {
        ordered.computeIfAbsent(process, key -> new ArrayList<>()).add(member.name());
      }
    }
  }

  /** The processes that wait for {@code member} because it is to say so. */
  List<String> ordered(UnitMember member) {
    return ordered.getOrDefault(member.name(), List.of());
  }

  boolean isOrderedByOther(String process, UnitMember member) {
    return ordered.getOrDefault(process, List.of()).contains(member.name());
  }

  /** Gives a line of {@code [Install]} that says what starts a unit its fate. */
  void wanted(UnitSource source, Assignment line) {
    for (String unit : UnitWords.read(line.value(), UnitWords.Escapes.NONE).values()) {
      if (targets.contains(unit)) {
        source.carried(line, UnitMember.GROUP);
      } else if (unit.equals(wantedBy) && line.key().equals("WantedBy")) {
        source.carried(line, "wanted_by");
      } else {
        source.approximated(line, "`" + wantedBy + "` starts the group, and the group starts it");
      }
    }
    if (line.isReset()) {
      source.carried(line, UnitMember.DEFAULT);
    }
  }
}

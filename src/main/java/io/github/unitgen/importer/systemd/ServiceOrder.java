package io.github.unitgen.importer.systemd;

import io.github.unitgen.importer.systemd.ProcessKeys.Line;
import io.github.unitgen.importer.systemd.ProcessKeys.Raw;
import io.github.unitgen.importer.systemd.UnitGroup.Ref;
import io.github.unitgen.importer.systemd.UnitGroup.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a service starts before and after, and what it needs. */
final class ServiceOrder {
  private static final String AFTER = "After";
  private static final String NETWORK = "network.target";
  private static final String NETWORK_ONLINE = "network-online.target";

  /** What the network waits for, by way of its services (bootup(7)), and the network itself. */
  private static final Set<String> EARLY =
      Set.of(
          "local-fs-pre.target",
          "local-fs.target",
          "swap.target",
          "cryptsetup.target",
          "sysinit.target",
          "sockets.target",
          "paths.target",
          "basic.target",
          "time-set.target",
          "network-pre.target",
          NETWORK);

  private static final Optional<String> SAME = Optional.empty();

  private final UnitMember member;
  private final ProcessKeys keys;
  private final UnitGroup group;
  private final List<Ref> after;
  private final List<Ref> wants;
  private final List<Ref> requires;
  private final List<Ref> requisite;

  ServiceOrder(UnitMember member, ProcessKeys keys, UnitGroup group) {
    this.member = member;
    this.keys = keys;
    this.group = group;
    this.after = group.refs(member, AFTER);
    this.wants = group.refs(member, "Wants");
    this.requires = group.refs(member, "Requires");
    this.requisite = group.refs(member, "Requisite");
  }

  void run() {
    after.forEach(this::after);
    wants.forEach(this::wants);
    requires.forEach(this::requires);
    requisite.forEach(this::requisite);
    group.refs(member, "Before").forEach(this::before);
    for (String earlier : group.ordered(member)) {
      keys.item("before", earlier, List.of(), SAME, List.of());
    }
    for (String key : List.of("PartOf", "StopPropagatedFrom", "ReloadPropagatedFrom")) {
      for (Ref ref : group.refs(member, key)) {
        if (ref.what() == What.TARGET) {
          carried(ref, UnitMember.GROUP);
        } else {
          raw(ref);
        }
      }
    }
  }

  private void carried(Ref ref, String key) {
    member.source().carried(ref.line().assignment(), key);
  }

  private void raw(Ref ref) {
    keys.keep(rawOf(ref));
  }

  private static Raw rawOf(Ref ref) {
    return ProcessKeys.raw(ref.line(), ref.written());
  }

  /** The one of {@code refs} that names the same. */
  private static Optional<Ref> find(List<Ref> refs, Ref same) {
    return refs.stream()
        .filter(ref -> ref.what() == same.what() && ref.name().equals(same.name()))
        .findFirst();
  }

  private boolean isNeeded(Ref ref) {
    return find(requires, ref).isPresent()
        || find(wants, ref).isPresent()
        || find(requisite, ref).filter(this::isStep).isPresent();
  }

  private boolean isStep(Ref ref) {
    return ref.what() == What.PROCESS && group.isStep(ref.name());
  }

  private void after(Ref ref) {
    switch (ref.what()) {
      case TARGET -> carried(ref, UnitMember.GROUP);
      case OWN -> carried(ref, "listen");
      case RAW -> raw(ref);
      case PROCESS, UNIT -> {
        boolean isDefault = ref.name().equals(NETWORK) && !group.isOfUser() && !isNeeded(ref);
        if (isDefault) {
          carried(ref, UnitMember.DEFAULT);
        } else if (ref.name().equals(NETWORK_ONLINE)) {
          online(ref);
        } else if (!isNeeded(ref)) {
          plainAfter(ref);
        } // else it belongs to what needs it
      }
    }
  }

  private void plainAfter(Ref ref) {
    if (group.isOrderedByOther(ref.name(), member)) {
      carried(ref, "processes." + ref.name() + ".before");
    } else {
      keys.item("after", ref.name(), List.of(ref.line()), SAME, List.of(rawOf(ref)));
    }
  }

  /** To be ordered after the network alone waits for nothing: `after` starts it too. */
  private void online(Ref ref) {
    Optional<Ref> wanted = find(wants, ref);
    if (wanted.isEmpty() && find(requires, ref).isEmpty()) {
      keys.item(
          "after",
          ref.name(),
          List.of(ref.line()),
          Optional.of("`after`, which also starts it"),
          List.of(rawOf(ref)));
    } else if (wanted.isPresent() && isFirst(ref, wanted.get())) {
      keys.item(
          "after",
          ref.name(),
          List.of(ref.line(), wanted.get().line()),
          SAME,
          List.of(rawOf(ref), rawOf(wanted.get())));
    }
  }

  /** Whether the network stands in front of what is wanted and required, as `after` has it. */
  private boolean isFirst(Ref ref, Ref wanted) {
    for (Ref other : after.subList(0, after.indexOf(ref))) {
      if ((other.what() == What.PROCESS || other.what() == What.UNIT) && isNeeded(other)) {
        return false;
      }
    }
    return wants.subList(wants.indexOf(wanted), wants.size()).stream()
        .noneMatch(other -> !other.equals(wanted) && find(after, other).isPresent());
  }

  private void wants(Ref ref) {
    switch (ref.what()) {
      case TARGET -> carried(ref, UnitMember.GROUP);
      case OWN -> carried(ref, "listen");
      case RAW -> raw(ref);
      case PROCESS, UNIT -> {
        Optional<Ref> ordered = find(after, ref);
        if (ref.what() == What.PROCESS && ordered.isEmpty() && group.requires(ref.name(), member)) {
          carried(ref, "processes." + ref.name() + ".requires");
        } else if (ref.name().equals(NETWORK_ONLINE)
            && ordered.isPresent()
            && isFirst(ordered.get(), ref)) {
          return;
        } else {
          needed("wants", ref, ordered);
        }
      }
    }
  }

  private void needed(String key, Ref ref, Optional<Ref> ordered) {
    boolean isBefore = ref.what() == What.PROCESS && group.startsBefore(ref.name(), member);
    List<Line> lines = new ArrayList<>(List.of(ref.line()));
    List<Raw> raws = new ArrayList<>(List.of(rawOf(ref)));
    if (ordered.isPresent() || isBefore) {
      ordered.ifPresent(
          at -> {
            lines.add(at.line());
            raws.add(rawOf(at));
          });
      keys.item(key, ref.name(), lines, SAME, raws);
    } else if (ref.what() == What.PROCESS) {
      keys.item(
          key, ref.name(), lines, Optional.of("`" + key + "`, which also waits for it"), raws);
    } else {
      raw(ref);
    }
  }

  private void requires(Ref ref) {
    switch (ref.what()) {
      case TARGET -> carried(ref, UnitMember.GROUP);
      case OWN -> carried(ref, "listen");
      case RAW -> raw(ref);
      case PROCESS, UNIT -> needed("requires", ref, find(after, ref));
    }
  }

  private void requisite(Ref ref) {
    if (isStep(ref)) {
      needed("requires", ref, find(after, ref));
    } else {
      raw(ref);
    }
  }

  private void before(Ref ref) {
    switch (ref.what()) {
      case TARGET ->
          member
              .source()
              .approximated(
                  ref.line().assignment(), "a process starts after the target of its group");
      case OWN, RAW -> raw(ref);
      case PROCESS -> {
        if (group.needs(ref.name(), member)) {
          carried(ref, "processes." + ref.name() + ".requires");
        } else {
          keys.item("before", ref.name(), List.of(ref.line()), SAME, List.of(rawOf(ref)));
        }
      }
      case UNIT -> {
        if (EARLY.contains(ref.name()) && !group.isOfUser()) {
          member
              .source()
              .notCarried(
                  ref.line().assignment(),
                  "a process starts after network.target: keep a unit that has to start before");
        } else {
          keys.item("before", ref.name(), List.of(ref.line()), SAME, List.of(rawOf(ref)));
        }
      }
    }
  }
}

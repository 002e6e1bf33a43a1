package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.systemd.UnitReference;
import io.github.unitgen.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The orders that the units of a folder set for each other. Those of a template are the orders of
 * its instance {@code %i}, which stands for any, and of each instance that another unit names.
 */
final class StartEdges {
  /** The maximum number of instances of a template that are looked at. */
  private static final int MOST_INSTANCES = 100;

  private static final String ANY = "%i";

  private final FolderInput folder;
  private final Map<String, Map<String, Edge>> edges = new LinkedHashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, Integer> instances = new HashMap<>();

  private StartEdges(FolderInput folder) {
    this.folder = folder;
  }

  /** {@code unit} orders {@code later} after {@code earlier}, at {@code at}. */
  record Edge(UnitInput unit, Span at, String later, String earlier) {}

  /** A unit, or an instance of a template, and the file that defines it. */
  private record Node(String name, UnitInput unit) {
    /** The text between {@code @} and the type, or empty if it is no instance. */
    String instance() {
      int at = name.indexOf('@');
      int dot = name.lastIndexOf('.');
      return at > 0 && dot > at ? name.substring(at + 1, dot) : "";
    }
  }

  /** The names in {@code After=} and {@code Before=} of a unit. */
  private record Orders(List<UnitReference> after, List<UnitReference> before)
      implements UnitInput.Lasting {
    private static final Orders NONE = new Orders(List.of(), List.of());

    static Orders of(UnitInput unit) {
      return unit.derived(Orders.class, Orders::read);
    }

    private static Orders read(UnitInput unit) {
      List<UnitReference> after = UnitReference.of(unit, "Unit", "After");
      List<UnitReference> before = UnitReference.of(unit, "Unit", "Before");
      return after.isEmpty() && before.isEmpty()
          ? NONE
          : new Orders(List.copyOf(after), List.copyOf(before));
    }
  }

  /** Whether {@code unit} sets an order; a fact that lasts. */
  static boolean hasAny(UnitInput unit) {
    Orders orders = Orders.of(unit);
    return !orders.after().isEmpty() || !orders.before().isEmpty();
  }

  /** Returns the orders by the later unit and the earlier one; reads all units of the folder. */
  static Map<String, Map<String, Edge>> of(FolderInput folder) {
    StartEdges all = new StartEdges(folder);
    for (UnitInput unit : folder.units()) {
      String name = unit.name().unit();
      boolean template = unit.name().isTemplate();
      all.add(new Node(template ? instance(name, ANY) : name, unit));
    }
    while (!all.open.isEmpty()) {
      all.add(all.open.remove());
    }
    return all.edges;
  }

  private static String instance(String template, String instance) {
    int at = template.indexOf('@') + 1;
    return template.substring(0, at) + instance + template.substring(at);
  }

  private void add(Node node) {
    if (!seen.add(node.name())) {
      return;
    }
    for (UnitReference after : Orders.of(node.unit()).after()) {
      named(after, node)
          .ifPresent(name -> add(new Edge(node.unit(), after.at(), node.name(), name)));
    }
    for (UnitReference before : Orders.of(node.unit()).before()) {
      named(before, node)
          .ifPresent(name -> add(new Edge(node.unit(), before.at(), name, node.name())));
    }
  }

  /**
   * Returns the unit of this folder that {@code reference} of {@code node} names. Empty for a
   * template, since it is not certain which instance is meant, and for a name with a specifier
   * other than {@code %i} as the instance.
   */
  private Optional<String> named(UnitReference reference, Node node) {
    String name = reference.unit();
    if (reference.hasSpecifier()) {
      String template = name.replace("@" + ANY + ".", "@.");
      String instance = node.instance();
      if (instance.isEmpty() || template.indexOf('%') >= 0 || template.equals(name)) {
        return Optional.empty();
      }
      name = instance(template, instance);
    } else if (name.equals(node.name()) && node.unit().name().isTemplate()) {
      return Optional.empty(); // the others wait for this instance
    }
    if (UnitName.of(name).isTemplate()) {
      return Optional.empty();
    }
    if (folder.unitNames().contains(name)) {
      return Optional.of(name);
    }
    String template = UnitName.template(name);
    if (!folder.unitNames().contains(template)) {
      return Optional.empty();
    }
    if (asked.add(name) && instances.merge(template, 1, Integer::sum) <= MOST_INSTANCES) {
      String instance = name;
      folder.unit(template).ifPresent(unit -> open.add(new Node(instance, unit)));
    }
    return Optional.of(name);
  }

  private void add(Edge edge) {
    // Both units may set the same order: keep the one that is linted and can be reported.
    edges
        .computeIfAbsent(edge.later(), later -> new LinkedHashMap<>())
        .merge(
            edge.earlier(),
            edge,
            (one, other) ->
                !folder.isLinted(one.unit(), one.at()) && folder.isLinted(other.unit(), other.at())
                    ? other
                    : one);
  }
}

package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.systemd.UnitReference;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class DependencyCycle implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S713", "dependency-cycle", "units that are to start after each other");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** {@code later} is to start after {@code earlier}, says {@code unit} at {@code at}. */
  private record Edge(UnitInput unit, Span at, String later, String earlier) {}

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    boolean any = false;
    for (UnitInput unit : folder.lintedUnits()) {
      any |= !unit.all("Unit", "After").isEmpty() || !unit.all("Unit", "Before").isEmpty();
    }
    if (!any) {
      return;
    }
    Map<String, List<Edge>> edges = new LinkedHashMap<>();
    for (UnitInput unit : folder.units()) {
      String name = unit.name().unit();
      for (UnitReference reference : UnitReference.of(unit, "Unit", "After")) {
        add(edges, folder, new Edge(unit, reference.at(), name, reference.unit()));
      }
      for (UnitReference reference : UnitReference.of(unit, "Unit", "Before")) {
        add(edges, folder, new Edge(unit, reference.at(), reference.unit(), name));
      }
    }
    Set<String> done = new HashSet<>();
    for (String start : edges.keySet()) {
      follow(start, edges, new ArrayList<>(), new HashMap<>(), done, findings);
    }
  }

  /** Of an instance and its template nothing is known for sure: only the same name is the same. */
  private static void add(Map<String, List<Edge>> edges, FolderInput folder, Edge edge) {
    boolean known =
        folder.unitNames().contains(edge.later()) && folder.unitNames().contains(edge.earlier());
    if (known && !isTemplate(edge.later()) && !isTemplate(edge.earlier())) {
      List<Edge> out = edges.computeIfAbsent(edge.later(), later -> new ArrayList<>());
      // Both units may say the same.
      if (out.stream().noneMatch(other -> other.earlier().equals(edge.earlier()))) {
        out.add(edge);
      }
    }
  }

  private static boolean isTemplate(String unit) {
    return UnitName.of(unit).isTemplate();
  }

  /** Depth first without recursion: a chain may be as long as the folder has units. */
  private static void follow(
      String start,
      Map<String, List<Edge>> edges,
      List<Edge> path,
      Map<String, Integer> depths,
      Set<String> done,
      FolderFindings findings) {
    List<Integer> next = new ArrayList<>();
    List<String> names = new ArrayList<>();
    names.add(start);
    next.add(0);
    depths.put(start, 0);
    while (!names.isEmpty()) {
      int top = names.size() - 1;
      String name = names.get(top);
      List<Edge> out = edges.getOrDefault(name, List.of());
      int at = next.get(top);
      if (done.contains(name) || at == out.size()) {
        done.add(name);
        depths.remove(name);
        names.remove(top);
        next.remove(top);
        if (!path.isEmpty()) {
          path.remove(path.size() - 1);
        }
        continue;
      }
      next.set(top, at + 1);
      Edge edge = out.get(at);
      Integer depth = depths.get(edge.earlier());
      if (depth != null) {
        List<Edge> cycle = new ArrayList<>(path.subList(depth, path.size()));
        cycle.add(edge);
        report(cycle, findings);
      } else if (!done.contains(edge.earlier())) {
        path.add(edge);
        names.add(edge.earlier());
        next.add(0);
        depths.put(edge.earlier(), names.size() - 1);
      }
    }
  }

  /** Once in each file that closes the ring, with the way round from there. */
  private static void report(List<Edge> cycle, FolderFindings findings) {
    Set<UnitInput> told = new HashSet<>();
    for (int i = 0; i < cycle.size(); i++) {
      Edge edge = cycle.get(i);
      if (!told.add(edge.unit())) {
        continue;
      }
      List<String> way = new ArrayList<>();
      way.add(edge.later());
      for (int j = 0; j < cycle.size(); j++) {
        way.add(cycle.get((i + j) % cycle.size()).earlier());
      }
      String message =
          cycle.size() == 1
              ? edge.later() + " is to start after itself"
              : "the order of starts is a ring: " + String.join(" after ", way);
      findings
          .in(edge.unit())
          .report(
              edge.at(),
              message,
              finding -> {
                for (Edge other : cycle) {
                  if (!other.equals(edge)) {
                    finding.related(
                        other.unit().file().source(),
                        other.at(),
                        other.later() + " after " + other.earlier());
                  }
                }
                if (cycle.size() == 1) {
                  finding.severity(Severity.WARNING); // systemd passes over it
                }
                finding.help(
                    cycle.size() == 1
                        ? "drop the name, which systemd passes over"
                        : "drop one of the orders: systemd drops a start job to get out");
              });
    }
  }
}

package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.rules.folder.StartEdges.Edge;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class DependencyCycle implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S713",
          "dependency-cycle",
          "Units form an ordering cycle, so systemd leaves one of them out");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** The message names only the first two units of a longer cycle. */
  private static final int SHORT = 3;

  /** The maximum number of orders shown for a cycle. */
  private static final int MOST_ORDERS = 7;

  @Override
  public boolean concerns(UnitInput unit) {
    return StartEdges.hasAny(unit);
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    if (folder.lintedUnits(this).isEmpty()) {
      return;
    }
    Map<String, Map<String, Edge>> edges = StartEdges.of(folder);
    Rings rings = new Rings(edges, folder, findings);
    for (String start : edges.keySet()) {
      rings.follow(start);
    }
  }

  /** Searches depth first without recursion: a chain may have as many units as the folder. */
  private static final class Rings {
    private final Map<String, Map<String, Edge>> edges;
    private final FolderInput folder;
    private final FolderFindings findings;
    private final Set<String> done = new HashSet<>();

    /** Units of reported cycles, instances as their template: another cycle adds little. */
    private final Set<String> told = new HashSet<>();

    private final List<Edge> path = new ArrayList<>();
    private final List<Iterator<Edge>> next = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> depths = new HashMap<>();

    Rings(Map<String, Map<String, Edge>> edges, FolderInput folder, FolderFindings findings) {
      this.edges = edges;
      this.folder = folder;
      this.findings = findings;
    }

    void follow(String start) {
      if (!done.contains(start)) {
        enter(start);
      }
      while (!names.isEmpty()) {
        Iterator<Edge> out = next.get(names.size() - 1);
        if (!out.hasNext()) {
          leave();
          continue;
        }
        Edge edge = out.next();
        Integer depth = depths.get(edge.earlier());
        if (depth != null) {
          close(edge, path.subList(depth, path.size()));
        } else if (!done.contains(edge.earlier())) {
          path.add(edge);
          enter(edge.earlier());
        }
      }
    }

    private void enter(String name) {
      depths.put(name, names.size());
      names.add(name);
      next.add(edges.getOrDefault(name, Map.of()).values().iterator());
    }

    private void leave() {
      String name = names.remove(names.size() - 1);
      done.add(name);
      depths.remove(name);
      next.remove(names.size());
      if (!path.isEmpty()) {
        path.remove(path.size() - 1);
      }
    }

    private void close(Edge last, List<Edge> before) {
      if (!told.add(UnitName.template(last.later()))) {
        return;
      }
      List<Edge> ring = new ArrayList<>(before);
      ring.add(last);
      ring.forEach(edge -> told.add(UnitName.template(edge.later())));
      for (int at = 0; at < ring.size(); at++) {
        if (folder.isLinted(ring.get(at).unit(), ring.get(at).at())) {
          Collections.rotate(ring, -at);
          report(ring, findings);
          return;
        }
      }
    }
  }

  /** Reports the cycle in the file of its first order. */
  private static void report(List<Edge> ring, FolderFindings findings) {
    Edge first = ring.get(0);
    List<Edge> shown = ring.subList(0, Math.min(ring.size(), MOST_ORDERS));
    findings
        .in(first.unit())
        .report(
            first.at(),
            ring.size() == 1
                ? first.later() + " is ordered after itself"
                : "ordering cycle: " + way(ring),
            finding -> {
              for (Edge other : shown.subList(1, shown.size())) {
                finding.related(
                    other.unit().file().source(),
                    other.at(),
                    other.later() + " after " + other.earlier());
              }
              if (ring.size() == 1) {
                finding.severity(Severity.WARNING); // systemd ignores it
              }
              finding.help(
                  ring.size() == 1
                      ? "remove the name: systemd ignores it"
                      : "remove one of them: systemd breaks the cycle by not starting one of the units");
            });
  }

  private static String way(List<Edge> ring) {
    int named = ring.size() > SHORT ? 2 : ring.size();
    StringBuilder way = new StringBuilder();
    for (Edge edge : ring.subList(0, named)) {
      way.append(edge.later()).append(" after ");
    }
    if (named < ring.size()) {
      way.append('(').append(ring.size() - named).append(" more) after ");
    }
    return way.append(ring.get(0).later()).toString();
  }
}

package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.manifest.Nearest;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.systemd.UnitReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public final class GhostUnit implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("S707", "ghost-unit", "Setting names a unit that does not exist");

  private static final List<String> KEYS =
      List.of(
          "Requires",
          "Requisite",
          "BindsTo",
          "PartOf",
          "Upholds",
          "Wants",
          "After",
          "Before",
          "OnFailure",
          "OnSuccess",
          "PropagatesReloadTo",
          "ReloadPropagatedFrom");

  /** Settings that need the unit: without it they have no effect, or the start fails. */
  private static final Set<String> NEEDS_IT =
      Set.of("Requires", "Requisite", "BindsTo", "PartOf", "Upholds", "ReloadPropagatedFrom");

  /** Types that systemd generates from other files, so no unit file is expected. */
  private static final Set<String> MADE =
      Set.of("device", "mount", "swap", "slice", "scope", "automount");

  /** Names often confused with units of systemd; Debian has networking.service. */
  private static final Map<String, String> CONFUSED =
      Map.of("networking.target", "network.target", "network-up.target", "network-online.target");

  /** In larger folders names are not compared. */
  private static final int MANY = 2000;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    for (String key : KEYS) {
      for (UnitReference reference : UnitReference.of(unit, "Unit", key)) {
        if (!SystemUnits.contains(reference.unit())) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    Map<String, Optional<String>> near = new HashMap<>();
    Map<String, Nearest> stems = new HashMap<>(); // of the units of each kind
    for (UnitInput unit : folder.lintedUnits(this)) {
      List<UnitReference> references = UnitReference.of(unit, KEYS);
      String stem = stem(unit.name().unit());
      for (UnitReference reference : references) {
        if (isHere(reference, folder)) {
          continue;
        }
        Optional<String> other =
            stem(reference.unit()).equals(stem) // only the type differs, so it is not a typo
                ? Optional.empty()
                : near.computeIfAbsent(
                        reference.unit(),
                        name ->
                            Optional.ofNullable(CONFUSED.get(name))
                                .or(() -> near(name, folder, stems)))
                    .filter(known -> !known.equals(unit.name().unit()))
                    .filter(known -> !isNamed(known, reference.key(), references));
        // Otherwise another package may install it.
        boolean expected = other.isPresent() || unit.image().isComplete();
        if (expected && !NamedUnits.isInImage(reference.unit(), unit)) {
          report(reference, unit, other, findings);
        }
      }
    }
  }

  /** Whether the setting also names that unit, so it cannot be the one that was meant. */
  private static boolean isNamed(String unit, String key, List<UnitReference> references) {
    return references.stream().anyMatch(r -> r.unit().equals(unit) && r.key().equals(key));
  }

  private static String stem(String unit) {
    int end = unit.indexOf('@') < 0 ? unit.lastIndexOf('.') : unit.indexOf('@');
    return end < 0 ? unit : unit.substring(0, end);
  }

  private static boolean isHere(UnitReference reference, FolderInput folder) {
    String name = reference.unit();
    if (folder.unitNames().contains(name) || SystemUnits.contains(name)) {
      return true;
    }
    UnitName parts = UnitName.of(name);
    String template = UnitName.template(name);
    if (reference.hasSpecifier() && !folder.unitNames().isEmpty() && name.indexOf('@') < 0) {
      return true;
    }
    return !parts.isKnown()
        || MADE.contains(parts.type())
        || folder.unitNames().contains(template)
        || SystemUnits.contains(template);
  }

  private static void report(
      UnitReference reference, UnitInput unit, Optional<String> near, FolderFindings findings) {
    String name = reference.unit();
    boolean needed = NEEDS_IT.contains(reference.key());
    findings
        .in(unit)
        .report(
            reference.at(),
            reference.key()
                + "= names "
                + name
                + (unit.image().isComplete()
                    ? ", which does not exist in the image"
                    : ", which does not exist in this folder"),
            finding -> {
              if (!needed) {
                finding.severity(Severity.INFO);
              }
              finding.help(
                  near.map(known -> "did you mean `" + known + "`?")
                      .orElse("add the unit or remove the name"));
              near.ifPresent(
                  known ->
                      finding.fix(Fix.unsafe("Use " + known, new Edit(reference.at(), known))));
            });
  }

  /**
   * Returns a unit of this folder with a similar name and the same instance; among very many there
   * always is one.
   */
  private static Optional<String> near(
      String name, FolderInput folder, Map<String, Nearest> stems) {
    if (folder.unitNames().size() > MANY) {
      return Optional.empty();
    }
    String template = UnitName.template(name);
    String suffix = template.substring(template.lastIndexOf('.'));
    String stem = template.substring(0, template.length() - suffix.length());
    boolean plain = stem.indexOf('@') < 0;
    Nearest known =
        stems.computeIfAbsent(
            plain ? suffix : "@" + suffix, x -> new Nearest(stems(folder, plain, suffix)));
    // One letter in five, and two at most: `app-web` and `app-api` are two programs.
    return known
        .to(stem)
        .filter(
            nearest -> {
              int distance = Nearest.distance(stem, nearest);
              return distance <= 2 && distance * 5 <= Math.max(stem.length(), 5);
            })
        .map(nearest -> nearest + (nearest.endsWith("@") ? instance(name, suffix) : "") + suffix)
        .filter(nearest -> !nearest.equals(name));
  }

  private static String instance(String name, String suffix) {
    return name.substring(name.indexOf('@') + 1, name.length() - suffix.length());
  }

  private static List<String> stems(FolderInput folder, boolean plain, String suffix) {
    return folder.unitNames().stream()
        .map(UnitName::template)
        .filter(name -> name.endsWith(suffix) && name.indexOf('@') < 0 == plain)
        .map(name -> name.substring(0, name.length() - suffix.length()))
        .toList();
  }
}

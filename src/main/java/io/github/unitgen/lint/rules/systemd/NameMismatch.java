package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.PathName;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class NameMismatch implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S030", "name-mismatch", "Name of the unit does not match its path or parent");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("Where", "What", "Slice");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String name = unit.name().unit();
    if (unit.isDropIn() || name.indexOf('@') >= 0) {
      return;
    }
    switch (unit.type()) {
      case "mount" -> path(unit, "Mount", "Where", name, findings);
      case "automount" -> path(unit, "Automount", "Where", name, findings);
      case "swap" -> path(unit, "Swap", "What", name, findings);
      case "slice" -> slice(unit, name, findings);
      default -> {
        // other types have free names
      }
    }
  }

  private static void path(
      UnitInput unit, String section, String key, String name, Findings findings) {
    Optional<Assignment> line = unit.last(section, key);
    if (line.isEmpty() || !line.get().value().startsWith("/") || !isPlain(line.get().value())) {
      return;
    }
    String right = PathName.of(line.get().value()) + "." + unit.type();
    if (!right.equals(name)) {
      findings.report(
          line.get().valueSpan(),
          key + "= does not match the name of the unit: systemd refuses it",
          finding -> finding.help("rename the file to `" + right + "`, or change the path"));
    }
  }

  /** Whether the path has neither specifiers nor {@code ..}, which is not a path here. */
  private static boolean isPlain(String path) {
    return path.indexOf('%') < 0 && !(path + "/").contains("/../");
  }

  /** The name of a slice sets its parent, and systemd accepts no other (unit_set_slice). */
  private static void slice(UnitInput unit, String name, Findings findings) {
    Optional<Assignment> line = unit.set("Slice", "Slice");
    if (line.isPresent() && name.endsWith(".slice")) {
      String stem = name.substring(0, name.length() - ".slice".length());
      int dash = stem.lastIndexOf('-');
      String parent = dash < 1 ? "-.slice" : stem.substring(0, dash) + ".slice";
      findings.report(
          line.get().keySpan(),
          "Slice= is ignored in a slice: the name sets the parent",
          finding -> finding.help("remove it: the parent is " + parent));
    }
  }
}

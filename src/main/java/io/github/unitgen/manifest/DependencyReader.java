package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.source.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells the processes of the group from the units and jobs of the system. */
final class DependencyReader {
  private final String process;
  private final Set<String> group;
  private final Problems problems;

  /** {@code group}: the names of all processes, {@code process} among them. */
  DependencyReader(String process, Set<String> group, Problems problems) {
    this.process = process;
    this.group = group;
    this.problems = problems;
  }

  List<Dependency> read(List<Located<String>> names) {
    List<Dependency> dependencies = new ArrayList<>();
    for (Located<String> name : names) {
      if (name.value().equals(process)) {
        problems.add(
            ManifestRule.DANGLING_REFERENCE.error(
                name.at(), Quoted.of(process) + " depends on itself", "remove it"));
      } else if (group.contains(name.value())) {
        dependencies.add(new Dependency(name.value(), true, name.at()));
      } else if (isSystemUnit(name)) {
        dependencies.add(new Dependency(name.value(), false, name.at()));
      }
    }
    return dependencies;
  }

  /** The unit to start when the process has failed, which is none of the group. */
  Optional<Located<String>> handler(Located<String> unit) {
    String text = unit.value();
    if (group.contains(text) || group.contains(withoutSuffix(text))) {
      problems.add(
          ManifestRule.DANGLING_REFERENCE.error(
              unit.at(),
              Quoted.of(text) + " belongs to this group, which starts it anyway",
              "name a unit outside the group, such as notify@.service"));
      return Optional.empty();
    }
    if (!isUnitName(text)) {
      problems.add(
          ManifestRule.INVALID_NAME.error(
              unit.at(),
              "`on_failure`: expected the name of a unit",
              text.contains("%")
                  ? "end it with `@.service`: unitgen inserts the name of the failed unit"
                  : "write one name, such as notify@.service"));
      return Optional.empty();
    }
    return Optional.of(unit);
  }

  private static String withoutSuffix(String unit) {
    return unit.endsWith(".service")
        ? unit.substring(0, unit.length() - ".service".length())
        : unit;
  }

  private static boolean isUnitName(String text) {
    return text.length() <= 255
        && !text.startsWith("@")
        && text.chars().allMatch(c -> Names.isNameCharacter((char) c) || c == '@' || c == '\\');
  }

  private boolean isSystemUnit(Located<String> name) {
    String text = name.value();
    if (!isUnitName(text)) {
      problems.add(
          ManifestRule.INVALID_NAME.error(
              name.at(),
              "expected a process of the group, a unit or a job",
              "write one name per item, such as redis or postgresql.service"));
      return false;
    }
    meant(text)
        .ifPresent(
            near ->
                problems.add(
                    ManifestRule.DANGLING_REFERENCE.warning(
                        name.at(),
                        "no process of the group has this name: using the system unit",
                        "did you mean `" + near + "`?")));
    return true;
  }

  /** postgres and postgresql, redis and redis2 are two things: then silence is better. */
  private Optional<String> meant(String text) {
    if (text.endsWith(".service")) {
      return Optional.of(withoutSuffix(text)).filter(group::contains);
    }
    return Nearest.of(text, group)
        .filter(near -> !near.startsWith(text) && !text.startsWith(near))
        .filter(near -> near.charAt(0) == text.charAt(0));
  }
}

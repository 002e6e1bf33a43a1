package io.github.unitgen.render.upstart;

import io.github.unitgen.manifest.Instances;
import io.github.unitgen.render.init.ApplyCommands;
import java.util.List;

/** The names of instances as words of a shell: a manifest never has one that needs quotes. */
final class InstanceWords {
  private InstanceWords() {}

  /** Returns the words after {@code for i in}; many consecutive numbers are counted by seq. */
  static String of(List<String> names) {
    if (names.size() <= ApplyCommands.NAMED || !isRow(names)) {
      return String.join(" ", names);
    }
    return "$(seq " + names.get(0) + " " + names.get(names.size() - 1) + ")";
  }

  private static boolean isRow(List<String> names) {
    String first = names.get(0);
    return first.length() < 5
        && first.chars().allMatch(Character::isDigit)
        && names.equals(new Instances.Numbered(Integer.parseInt(first), names.size()).names());
  }
}

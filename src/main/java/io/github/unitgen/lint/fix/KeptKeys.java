package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of lines that fixes rename or move. Such a line keeps the value that someone wrote, so
 * no fix of the same round may add the key with a value of its own.
 */
final class KeptKeys {
  private static final Pattern KEY = Pattern.compile("(?m)^[ \t]*([A-Za-z][A-Za-z0-9_-]*)");

  private final Set<String> keys = new HashSet<>();

  KeptKeys(List<Diagnostic> findings) {
    findings.stream()
        .map(Diagnostic::fix)
        .flatMap(Optional::stream)
        .filter(fix -> !onlyAdds(fix))
        .forEach(fix -> keys.addAll(keys(fix)));
  }

  /** Whether the fix adds one of these keys. */
  boolean isAddedBy(Fix fix) {
    return onlyAdds(fix) && keys(fix).stream().anyMatch(keys::contains);
  }

  private static boolean onlyAdds(Fix fix) {
    return fix.edits().stream().allMatch(edit -> edit.span().isEmpty());
  }

  /** Returns the first word of each line that the fix writes. */
  private static Set<String> keys(Fix fix) {
    Set<String> found = new HashSet<>();
    for (Edit edit : fix.edits()) {
      Matcher key = KEY.matcher(edit.text());
      while (key.find()) {
        found.add(key.group(1));
      }
    }
    return found;
  }
}

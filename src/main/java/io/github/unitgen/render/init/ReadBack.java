package io.github.unitgen.render.init;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Instances;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.source.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares a rendered file, parsed back, with the manifest. A difference is a bug of unitgen if the
 * template is built in, otherwise a problem of the user's template.
 */
public final class ReadBack {
  private static final int LONGEST = 200;
  private static final String NOTHING = "nothing";

  private final Place at;
  private final String file;
  private final boolean builtIn;
  private final List<Diagnostic> problems;

  /** Reports differences at {@code at}; {@code file} is the name of the file. */
  public ReadBack(Place at, boolean builtIn, String file, List<Diagnostic> problems) {
    this.at = at;
    this.builtIn = builtIn;
    this.file = file;
    this.problems = problems;
  }

  /** Returns the instances to check: two, so that a number written out by mistake is noticed. */
  public static List<String> instances(ProcessSpec process) {
    Optional<Instances> instances = process.program().instances();
    if (instances.isPresent() && instances.get() instanceof Instances.Named named) {
      return List.of(named.names().get(0), "a-name.of_none");
    }
    return instances.isPresent() ? List.of("1", "42") : List.of("");
  }

  /** Whether the template is one of unitgen's, which must keep every setting and add no others. */
  public boolean isBuiltIn() {
    return builtIn;
  }

  /** Reports a difference between the two. */
  public void same(String what, Object expected, Object read) {
    if (!Objects.equals(expected, read)) {
      String would = text(read).equals(NOTHING) ? " would be missing" : " would be " + text(read);
      report(what + " of " + file + would, "the manifest says " + text(expected));
    }
  }

  /** Reports missing items; reports additional ones only for a built-in template. */
  public void holds(String what, Collection<String> expected, Collection<String> read) {
    if (builtIn || !read.containsAll(expected)) {
      same(what, List.copyOf(expected), List.copyOf(read));
    }
  }

  /**
   * Reports each variable that is lost or has another value; a user's template may add some. Values
   * are not shown, since they can be secret.
   */
  public void environment(String where, Map<String, String> expected, Map<String, String> read) {
    expected.forEach(
        (name, value) -> {
          if (!value.equals(read.get(name))) {
            fault(
                "`" + name + "` would " + (read.containsKey(name) ? "change" : "be lost") + where);
          }
        });
    for (String name : read.keySet()) {
      if (builtIn && !expected.containsKey(name)) {
        fault("`" + name + "` would be set" + where);
      }
    }
  }

  /** Reports a file that cannot be read, or lacks a required effect. */
  public void fault(String message) {
    report(file + ": " + message, "");
  }

  /** Reports a part that fails on the init; for a user's template it is a warning. */
  public void doubt(String message) {
    if (builtIn) {
      fault(message);
    } else {
      problems.add(ManifestRule.READ_BACK_MISMATCH.warning(at, file + ": " + message, ""));
    }
  }

  private void report(String message, String expected) {
    String help =
        !builtIn
            ? expected
            : (expected.isEmpty() ? "" : expected + "; ")
                + "this is a bug in unitgen: please report it";
    problems.add(ManifestRule.READ_BACK_MISMATCH.error(at, message, help));
  }

  private static String text(Object value) {
    if (value instanceof Duration time) {
      return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
    if (value instanceof Optional<?> perhaps) {
      return perhaps.map(ReadBack::text).orElse(NOTHING);
    }
    if (value instanceof Collection<?> items && !items.isEmpty()) {
      return shortened(items.stream().map(ReadBack::text).collect(Collectors.joining(" ")));
    }
    String text = value instanceof Collection<?> ? "" : value.toString().replace("\n", "\\n");
    return text.isEmpty() ? NOTHING : shortened("`" + text + "`");
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}

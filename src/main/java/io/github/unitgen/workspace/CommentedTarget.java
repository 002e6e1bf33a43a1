package io.github.unitgen.workspace;

import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Inits;
import io.github.unitgen.source.Source;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The target of a manifest according to the render command in its comments. */
final class CommentedTarget {
  private CommentedTarget() {}

  /**
   * The target of all commands {@code # unitgen render … -o DIR} in {@code manifest}; empty where
   * there is none, or not one for all.
   */
  static Optional<Target> of(Source manifest) {
    Set<Optional<Target>> found = new HashSet<>();
    for (String line : manifest.text().split("\n", -1)) {
      String comment = line.strip();
      int command = comment.startsWith("#") ? comment.indexOf("unitgen render ") : -1;
      if (command >= 0) {
        found.add(target(List.of(comment.substring(command).split("\\s+"))));
      }
    }
    return found.size() == 1 ? found.iterator().next() : Optional.empty();
  }

  private static Optional<Target> target(List<String> words) {
    Optional<Target> ofFolder = Optional.empty();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      if (word.equals("--target") && rest.hasNext()) {
        return Target.of(rest.next());
      }
      if ((word.equals("-o") || word.equals("--output")) && rest.hasNext()) {
        ofFolder = Inits.ofFolder(rest.next().replaceFirst("/+$", ""));
      }
    }
    return ofFolder;
  }
}

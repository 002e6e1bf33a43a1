package io.github.unitgen.manifest;

import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Optional;

/** A manifest, its overlays and settings, laid over each other. */
final class Layers {
  private Layers() {}

  /**
   * Empty where one of {@code trees}, of which the first is the manifest, is no map: that is added
   * to {@code problems}. An overlay without a value, all of it a comment perhaps, changes nothing.
   */
  static Optional<Mapping> merge(List<YamlNode> trees, Problems problems, Overlay overlay) {
    YamlNode manifest = trees.get(0);
    Optional<Mapping> merged = Optional.empty();
    boolean whole = true;
    for (YamlNode tree : trees) {
      if (tree instanceof Mapping map) {
        merged = Optional.of(merged.map(below -> overlay.merge(List.of(), below, map)).orElse(map));
      } else if (tree == manifest || !tree.isNull()) {
        whole = false;
        problems.add(
            tree.isNull()
                ? ManifestRule.SCHEMA_VIOLATION.error(
                    tree.at(), "the file contains no manifest", "begin it with `unitgen: 1`")
                : ManifestRule.SCHEMA_VIOLATION.error(
                    Values.opening(tree),
                    "manifest: expected a map, got " + tree.kind(),
                    "begin it with `unitgen: 1`"));
      }
    }
    return whole ? merged : Optional.empty();
  }
}

package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.shell.ShellWords;
import io.github.unitgen.syntax.yaml.ScalarAlignment;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code shell}. */
final class ShellReader {
  private final Values values;

  ShellReader(Problems problems) {
    this.values = new Values(problems);
  }

  /** {@code true}: /bin/sh; a text: that shell with its options; none: no shell. */
  Optional<List<Located<String>>> words(YamlNode node) {
    Optional<Boolean> bool =
        node instanceof Scalar scalar ? YamlTraps.bool(scalar) : Optional.empty();
    if (bool.isPresent()) {
      return bool.filter(Boolean::booleanValue)
          .map(shell -> List.of(new Located<>("/bin/sh", node.at())));
    }
    return values.text("shell", node).flatMap(text -> split(text, ((Scalar) node).alignment()));
  }

  private Optional<List<Located<String>>> split(Located<String> text, ScalarAlignment written) {
    ShellWords.Split split = ShellWords.split(text.value());
    if (!split.problems().isEmpty()
        || split.words().isEmpty()
        || !split.words().get(0).value().startsWith("/")) {
      values.bad(
          text.at(),
          "`shell`: expected true or the absolute path of a shell",
          "write a shell such as `/bin/bash -l`; unitgen adds -c and the command");
      return Optional.empty();
    }
    List<Located<String>> words = new ArrayList<>();
    for (ShellWords.Word word : split.words()) {
      words.add(new Located<>(word.value(), written.place(word.span().start(), word.span().end())));
    }
    return Optional.of(words);
  }
}

package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Memo;
import io.github.unitgen.source.Place;
import java.util.List;

/**
 * The words of a command: at least one, the first not empty. With a shell they are the shell, its
 * options, {@code -c} and the text.
 *
 * @param words the argument vector
 * @param shell whether the words are a shell and its text
 * @param at the place of the command in the manifest
 * @param derived cached facts about the process of this command
 */
public record Command(List<Located<Text>> words, boolean shell, Place at, Memo derived) {
  /** Of which nothing was worked out. */
  public Command(List<Located<Text>> words, boolean shell, Place at) {
    this(words, shell, at, new Memo());
  }

  public Command {
    words = List.copyOf(words);
  }

  /** The argument vector as instance {@code instance} gets it. */
  public List<String> argv(String instance) {
    return words.stream().map(word -> word.value().with(instance)).toList();
  }

  /** The first word. */
  public Located<Text> program() {
    return words.get(0);
  }

  /** Whether the program is looked up in PATH: it has no slash. */
  public boolean isLookedUp() {
    return !program().value().with("1").contains("/");
  }
}

package io.github.unitgen.importer.systemd;

import io.github.unitgen.catalog.SystemdVariables;
import io.github.unitgen.importer.systemd.UnitSpecifiers.Part;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellQuoting;
import io.github.unitgen.syntax.shell.ShellText;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import io.github.unitgen.syntax.systemd.UnitWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A command line of a unit as one of a manifest. What systemd puts in for variables is put in where
 * the unit shows it; else a shell is to do it.
 */
final class UnitCommand {
  private static final Set<String> SHELLS = Set.of("/bin/sh", "/bin/bash", "/bin/dash");

  private final List<List<Piece>> words = new ArrayList<>();
  private final Set<String> left = new LinkedHashSet<>();
  private boolean isPasted;

  /** Of a word: a text, a placeholder, or a variable; one that is {@code split} is all the word. */
  private record Piece(String text, Kind kind) {}

  private enum Kind {
    TEXT,
    PLACEHOLDER,
    VARIABLE,
    SPLIT
  }

  private UnitCommand() {}

  /**
   * Empty where a specifier has no counterpart. {@code known}: what the variables are that only the
   * unit sets; {@code isWhole}: no other is set.
   */
  static Optional<UnitCommand> of(
      ExecLine.Command line,
      List<UnitWords.Word> written,
      UnitSpecifiers specifiers,
      Map<String, String> known,
      boolean isWhole) {
    UnitCommand made = new UnitCommand();
    List<UnitWords.Word> all = new ArrayList<>(List.of(line.program()));
    all.addAll(written);
    boolean isProgram = true;
    for (UnitWords.Word word : all) {
      boolean expands = line.expandsDollars() && !isProgram;
      isProgram = false;
      if (!made.add(word.value(), expands, specifiers, known, isWhole)) {
        return Optional.empty();
      }
    }
    boolean canRun = UnitQuoting.canProgram(written(made.words.get(0)));
    return Optional.of(made).filter(command -> canRun);
  }

  private boolean add(
      String word,
      boolean expands,
      UnitSpecifiers specifiers,
      Map<String, String> known,
      boolean isWhole) {
    boolean isSplit =
        expands && word.startsWith("$") && !word.startsWith("${") && !word.startsWith("$$");
    if (isSplit && ShellNames.isName(word.substring(1))) {
      String name = word.substring(1);
      String value = known.getOrDefault(name, "");
      boolean isPlain = value.chars().allMatch(c -> "\\\"'".indexOf(c) < 0);
      if (known.containsKey(name) && isPlain || isWhole && isUnset(name, known)) {
        for (String part : value.split("[ \t\n\r]+", -1)) {
          if (!part.isEmpty()) {
            words.add(List.of(new Piece(part, Kind.TEXT)));
          }
        }
        return true;
      }
      words.add(List.of(new Piece(name, Kind.SPLIT)));
      left.add("$" + name);
      return true;
    }
    List<Piece> pieces = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < word.length(); at++) {
      int end = expands && word.startsWith("${", at) ? word.indexOf('}', at) : -1;
      String name = end < 0 ? "" : word.substring(at + 2, end);
      if (!name.isEmpty() && ShellNames.isName(name)) {
        if (known.containsKey(name) || isWhole && isUnset(name, known)) {
          plain.append(known.getOrDefault(name, "").replace("%", "%%"));
        } else {
          if (!addPlain(plain, specifiers, pieces)) {
            return false;
          }
          pieces.add(new Piece(name, Kind.VARIABLE));
          left.add("${" + name + "}");
        }
        at = end;
      } else {
        plain.append(word.charAt(at));
        at += expands && word.startsWith("$$", at) ? 1 : 0;
      }
    }
    boolean told = addPlain(plain, specifiers, pieces);
    words.add(pieces);
    return told;
  }

  private static boolean isUnset(String name, Map<String, String> known) {
    return !known.containsKey(name) && !SystemdVariables.contains(name);
  }

  private static boolean addPlain(
      StringBuilder plain, UnitSpecifiers specifiers, List<Piece> pieces) {
    Optional<List<Part>> parts = specifiers.parts(plain.toString());
    plain.setLength(0);
    for (Part part : parts.orElse(List.of())) {
      pieces.add(new Piece(part.text(), part.isPlaceholder() ? Kind.PLACEHOLDER : Kind.TEXT));
    }
    return parts.isPresent();
  }

  /** The variables that a shell is to put in. */
  Set<String> left() {
    return left;
  }

  /** The words where nothing is left to be put in; placeholders are escaped. */
  Optional<List<String>> argv() {
    return left.isEmpty()
        ? Optional.of(words.stream().map(UnitCommand::written).toList())
        : Optional.empty();
  }

  private static String written(List<Piece> word) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : word) {
      switch (piece.kind()) {
        case TEXT -> out.append(ManifestDraft.literal(piece.text()).text());
        case PLACEHOLDER -> out.append(piece.text());
        default -> out.append("${").append(piece.text()).append('}');
      }
    }
    return out.toString();
  }

  /** The same without its first {@code count} words. */
  UnitCommand without(int count) {
    UnitCommand rest = new UnitCommand();
    rest.words.addAll(words.subList(Math.min(count, words.size()), words.size()));
    rest.left.addAll(left);
    return rest;
  }

  /**
   * {@code command}, and {@code shell} where one is needed. {@code canHaveShell}: else only words
   * are given.
   */
  Optional<Map<String, Value>> settings(boolean canHaveShell) {
    Optional<Map<String, Value>> own = ofShell().filter(found -> canHaveShell);
    if (own.isPresent()) {
      isPasted = !left.isEmpty();
      return own;
    }
    if (left.isEmpty()) {
      return Optional.of(Map.of("command", value()));
    }
    return canHaveShell
        ? Optional.of(Map.of("command", new Text(line()), "shell", new Word("true")))
        : Optional.empty();
  }

  /** A text of words as a shell would read it, or the words where that is hard to read. */
  Value value() {
    boolean isPlain =
        words.stream()
            .flatMap(List::stream)
            .allMatch(piece -> piece.text().chars().allMatch(c -> c >= ' ' && c != 0x7F));
    return isPlain
        ? new Text(line())
        : new Items(words.stream().map(UnitCommand::written).toList());
  }

  private String line() {
    boolean isText = words.get(0).stream().allMatch(piece -> piece.kind() == Kind.TEXT);
    String program = isText ? ShellQuoting.name(written(words.get(0))) : quoted(words.get(0));
    return words.stream()
        .skip(1)
        .map(UnitCommand::quoted)
        .collect(Collectors.joining(" ", program + (words.size() > 1 ? " " : ""), ""));
  }

  private static String quoted(List<Piece> word) {
    if (word.size() == 1 && word.get(0).kind() == Kind.SPLIT) {
      return "$" + word.get(0).text();
    }
    boolean isSafe =
        !word.isEmpty()
            && word.stream()
                .allMatch(
                    piece ->
                        piece.kind() == Kind.PLACEHOLDER
                            || piece.kind() == Kind.TEXT
                                && ShellQuoting.word(piece.text()).equals(piece.text()));
    if (isSafe) {
      return written(word);
    }
    StringBuilder out = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (Piece piece : word) {
      if (piece.kind() == Kind.VARIABLE) {
        out.append(text.isEmpty() ? "" : ShellQuoting.word(text.toString()));
        out.append("\"${").append(piece.text()).append("}\"");
        text.setLength(0);
      } else {
        text.append(written(List.of(piece)));
      }
    }
    return out.append(out.isEmpty() || !text.isEmpty() ? ShellQuoting.word(text.toString()) : "")
        .toString();
  }

  /** A shell that is given a text with {@code -c}. */
  private Optional<Map<String, Value>> ofShell() {
    List<String> plain = words.stream().map(UnitCommand::written).toList();
    int last = plain.size() - 1;
    boolean isSplit =
        words.stream().flatMap(List::stream).anyMatch(piece -> piece.kind() == Kind.SPLIT);
    if (last < 2 || last > 3 || isSplit || !SHELLS.contains(plain.get(0))) {
      return Optional.empty();
    }
    String option = plain.get(last - 1);
    String before = last == 3 ? plain.get(1) : "";
    boolean isCommand =
        option.length() > 1
            && option.startsWith("-")
            && option.endsWith("c")
            && option.chars().skip(1).allMatch(c -> "lec".indexOf(c) >= 0)
            && (before.isEmpty() || before.equals("-l") || before.equals("-e"));
    if (!isCommand || plain.get(last).isBlank()) {
      return Optional.empty();
    }
    String others = option.substring(1, option.length() - 1);
    String shell =
        plain.get(0)
            + (before.isEmpty() ? "" : " " + before)
            + (others.isEmpty() ? "" : " -" + others);
    return Optional.of(
        Map.of(
            "command",
            new Text(plain.get(last)),
            "shell",
            shell.equals("/bin/sh") ? new Word("true") : new Text(shell)));
  }

  /** What a manifest changes of it, if anything. */
  Optional<String> change(Map<String, Value> settings) {
    if (!left.isEmpty()) {
      String names = "`" + String.join("`, `", left) + "`";
      return Optional.of(
          isPasted
              ? "the shell puts " + names + " in, not systemd: quotes in a value have no effect"
              : "a shell puts " + names + " in: it splits at spaces and expands patterns");
    }
    boolean getsExec =
        settings.containsKey("shell")
            && settings.get("command") instanceof Text text
            && ShellText.of(text.text()).withExec().filter(t -> !t.equals(text.text())).isPresent();
    return getsExec
        ? Optional.of("`exec` is added, so that the program replaces the shell")
        : Optional.empty();
  }

  /** What a prefix says that no key does. */
  static List<String> changes(Set<Prefix> prefixes, boolean hasUser) {
    List<String> changes = new ArrayList<>();
    if (prefixes.contains(Prefix.IGNORE_FAILURE)) {
      changes.add("the `-` is removed: list the allowed exit codes in `success_exit`");
    }
    if (prefixes.contains(Prefix.ARGV0)) {
      changes.add("the `@` is removed: the program is told its own path as its name");
    }
    boolean isPrivileged =
        prefixes.contains(Prefix.FULL_PRIVILEGES)
            || prefixes.contains(Prefix.NO_SETUID)
            || prefixes.contains(Prefix.AMBIENT);
    if (isPrivileged && hasUser) {
      changes.add("it runs as `user`: remove `user` if the program switches to it");
    }
    if (prefixes.contains(Prefix.SHELL)) {
      changes.add("the `|` is removed: set `shell` to run it with a shell");
    }
    return changes;
  }
}

package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit with its file and its drop-ins, some of which may be only consulted. For use by one
 * thread.
 */
final class UnitTask implements Runnable {
  private final String unit;
  private final Optional<FolderFile> main;
  private final List<FolderFile> own;
  private final List<FolderFile> dropIns;
  private Optional<UnitInput> whole = Optional.empty();
  private Optional<Merged> merged = Optional.empty();
  private final boolean ofMany;
  private boolean isRead;

  /** A bit for each folder rule that the unit concerns, or null while none of them was asked. */
  private long @Nullable [] concerned;

  /**
   * Creates a task. {@code own} holds the files to report on, {@code dropIns} all that count for
   * {@code main}, in the order in which systemd reads them. {@code ofMany} says that there are too
   * many units to keep the derived data of each.
   */
  UnitTask(
      String unit,
      Optional<FolderFile> main,
      List<FolderFile> own,
      List<FolderFile> dropIns,
      boolean ofMany) {
    this.ofMany = ofMany;
    this.unit = unit;
    this.main = main;
    this.own = List.copyOf(own);
    this.dropIns = List.copyOf(dropIns);
  }

  String unit() {
    return unit;
  }

  boolean isLinted() {
    for (FolderFile file : own) {
      if (file.isLinted()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void run() {
    if (!isLinted()) {
      return;
    }
    Optional<UnitInput> input = whole();
    for (FolderFile file : own) {
      if (file.isLinted()) {
        boolean together = merged.isPresent();
        UnitInput alone =
            (together ? Optional.<UnitInput>empty() : input).orElseGet(() -> alone(file));
        UnitRules rules = file.linted().criteria().unitRules();
        file.add(rules.check(alone, FolderFile.alone(together)));
        file.suppress(Suppressions.of(alone.file()));
      }
    }
    if (input.isPresent() && merged.isPresent()) {
      List<RawFinding> found = UnitRules.every().check(input.get(), FolderFile.together(own));
      FolderFile.hand(found, List.of(merged.get()), own);
    }
    // Rules of folders look at all units, but need few facts about each.
    if (ofMany && input.isPresent()) {
      concerned = concerned(input.get());
      input.get().forget();
    }
  }

  private static long[] concerned(UnitInput unit) {
    List<FolderRule> rules = Rules.folders();
    long[] concerned = new long[rules.size() / Long.SIZE + 1];
    for (int place = 0; place < rules.size(); place++) {
      if (rules.get(place).concerns(unit)) {
        concerned[place / Long.SIZE] |= 1L << place;
      }
    }
    return concerned;
  }

  /** Whether the unit concerns {@code rule}, which is at {@code place} among the folder rules. */
  boolean concerns(FolderRule rule, int place) {
    Optional<UnitInput> unit = whole();
    long[] known = concerned;
    return unit.isPresent()
        && (known == null
            ? rule.concerns(unit.get())
            : (known[place / Long.SIZE] & 1L << place) != 0);
  }

  /** Returns the unit with all its drop-ins, or empty if its own file is not here. */
  Optional<UnitInput> whole() {
    if (!isRead) {
      isRead = true;
      main.ifPresent(file -> file.read(Kind.SYSTEMD).ifPresent(text -> read(file, text)));
    }
    return whole;
  }

  /** Whether the text of {@link #whole} at {@code at} is in a file to report on. */
  boolean isLinted(Span at) {
    for (FolderFile file : own) {
      boolean here =
          merged.isEmpty()
              ? main.filter(file::equals).isPresent()
              : file.isLinted()
                  && merged.get().sourceOf(at).filter(file.source()::equals).isPresent();
      if (here && file.isLinted()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the mapping from {@link #whole} back to the files, or empty if it is made of one file.
   */
  Optional<Merged> merged() {
    return merged;
  }

  private void read(FolderFile file, LintFile text) {
    List<UnitFile> files = new ArrayList<>();
    files.add(file.unit());
    for (FolderFile dropIn : dropIns) {
      if (dropIn.read(Kind.SYSTEMD).isPresent()) {
        files.add(dropIn.unit());
      }
    }
    UnitFile all = file.unit();
    if (files.size() > 1) {
      Merged texts = Merged.of(files.stream().map(UnitFile::source).toList());
      merged = Optional.of(texts);
      all = texts.unit(files);
    }
    UnitName name = new UnitName(unit, UnitName.of(text.source().name()).type(), false);
    whole = Optional.of(input(all, name, text));
  }

  private static UnitInput alone(FolderFile file) {
    return input(file.unit(), UnitName.of(file.name()), file.linted());
  }

  /** Creates the input; {@code parsed} is the tree of {@code text}, or of it with its drop-ins. */
  private static UnitInput input(UnitFile parsed, UnitName name, LintFile text) {
    return new UnitInput(
        parsed,
        name,
        text.criteria().targets().systemd(),
        text.document().image(),
        text.criteria().reviewer());
  }
}

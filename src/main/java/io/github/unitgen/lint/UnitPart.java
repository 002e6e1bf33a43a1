package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Reason;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A unit: its file and its drop-ins, of which some may be only looked at. Used by one thread. */
final class UnitPart implements Runnable {
  private final String unit;
  private final Optional<Slot> main;
  private final List<Slot> own;
  private final List<Slot> dropIns;
  private Optional<UnitInput> whole = Optional.empty();
  private Optional<Merged> merged = Optional.empty();
  private boolean isRead;

  /**
   * {@code own}: the files to report on; {@code dropIns}: all that count for {@code main}, in the
   * order in which systemd reads them.
   */
  UnitPart(String unit, Optional<Slot> main, List<Slot> own, List<Slot> dropIns) {
    this.unit = unit;
    this.main = main;
    this.own = List.copyOf(own);
    this.dropIns = List.copyOf(dropIns);
  }

  String unit() {
    return unit;
  }

  boolean isLinted() {
    for (Slot slot : own) {
      if (slot.isLinted()) {
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
    for (Slot slot : own) {
      if (slot.isLinted()) {
        boolean together = merged.isPresent();
        UnitInput alone =
            (together ? Optional.<UnitInput>empty() : input).orElseGet(() -> unit(slot));
        List<UnitRule> rules = slot.linted().linter().unitRules();
        slot.add(Checks.of(alone, Slot.alone(rules, together)));
        slot.suppress(Suppressions.of(alone.file()));
      }
    }
    if (input.isPresent() && merged.isPresent()) {
      List<Found> found = Checks.of(input.get(), Slot.together(Rules.units(), own));
      Slot.hand(found, List.of(merged.get()), own);
    }
    // Rules of folders look at all units, but ask little of each.
    input.ifPresent(UnitInput::forget);
  }

  /** The unit with all its drop-ins; empty where its own file is not here. */
  Optional<UnitInput> whole() {
    if (!isRead) {
      isRead = true;
      main.flatMap(slot -> slot.entry(Kind.SYSTEMD)).ifPresent(this::read);
    }
    return whole;
  }

  /** How to come back from {@link #whole} to the files, where it is made of several. */
  Optional<Merged> merged() {
    return merged;
  }

  private void read(FolderLinter.Entry entry) {
    List<Source> sources = new ArrayList<>();
    sources.add(entry.document().source());
    boolean headless = false;
    for (Slot slot : dropIns) {
      Optional<FolderLinter.Entry> dropIn = slot.entry(Kind.SYSTEMD);
      if (dropIn.isPresent()) {
        Source source = dropIn.get().document().source();
        headless |= startsOutsideSections(UnitParser.parse(source));
        sources.add(source);
      }
    }
    Source text = entry.document().source();
    if (sources.size() > 1) {
      // A file begins outside of all sections; a header that says so is put in only where needed.
      Merged files = Merged.of(sources, headless ? "[]\n" : "");
      merged = Optional.of(files);
      text = files.text();
    }
    UnitName name = new UnitName(unit, UnitName.of(entry.document().source().name()).type(), false);
    whole =
        Optional.of(
            new UnitInput(
                UnitParser.parse(text),
                name,
                entry.linter().targets().systemd(),
                entry.document().image(),
                entry.linter().reviewer()));
  }

  private static boolean startsOutsideSections(UnitFile file) {
    for (Line line : file.lines()) {
      if (line instanceof Junk junk) {
        return junk.reason() == Reason.BEFORE_SECTION;
      }
      if (line instanceof UnitFile.Section) {
        return false;
      }
    }
    return false;
  }

  private static UnitInput unit(Slot slot) {
    Document document = slot.linted().document();
    return new UnitInput(
        UnitParser.parse(document.source()),
        UnitName.of(document.source().name()),
        slot.linted().linter().targets().systemd(),
        document.image(),
        slot.linted().linter().reviewer());
  }
}

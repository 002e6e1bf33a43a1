package io.github.unitgen.importer.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.Remarks;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Comment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

/**
 * A unit as systemd reads it, with its drop-ins behind it, and what became of each of its lines.
 */
final class UnitSource {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final UnitInput unit;
  private final List<Source> sources;
  private final IdentityHashMap<Line, Place> places = new IdentityHashMap<>();
  private final IdentityHashMap<Line, List<Fate>> fates = new IdentityHashMap<>();
  private final List<Fate> ofUnit = new ArrayList<>();

  /** {@code files}: the unit's own first, then its drop-ins in the order of systemd. */
  UnitSource(String name, List<ImportFile> files) {
    this.sources = files.stream().map(ImportFile::source).toList();
    StringBuilder text = new StringBuilder();
    List<Line> lines = new ArrayList<>();
    for (Source source : sources) {
      String own = source.text();
      int skipped = !own.isEmpty() && own.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
      if (!text.isEmpty()) {
        int end = text.length();
        text.append("\n\n");
        lines.add(new UnitFile.Blank(new Span(end, text.length())));
      }
      UnitFile file = UnitParser.parse(source);
      List<Line> moved = file.moved(text.length(), skipped);
      for (int i = 0; i < moved.size(); i++) {
        places.put(moved.get(i), new Place(source, span(file.lines().get(i))));
      }
      lines.addAll(moved);
      text.append(own, skipped, own.length());
    }
    this.unit =
        new UnitInput(
            new UnitFile(new Source(name, text.toString()), lines),
            UnitName.of(name),
            SystemdVersions.NEWEST);
  }

  private static Span span(Line line) {
    if (line instanceof Assignment assignment) {
      return assignment.keySpan();
    }
    return line instanceof Junk junk ? junk.textSpan() : line.span();
  }

  UnitInput unit() {
    return unit;
  }

  /** The name with its suffix. */
  String name() {
    return unit.name().unit();
  }

  /** The name without its suffix, and of a template without the sign. */
  String stem() {
    String plain = name().substring(0, name().length() - unit.type().length() - 1);
    return plain.endsWith("@") ? plain.substring(0, plain.length() - 1) : plain;
  }

  /** What the comments say, those left out that say nothing of the service. */
  List<String> comments() {
    List<String> comments = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (Line line : unit.file().lines()) {
      if (line instanceof Comment comment) {
        String written = unit.file().source().slice(comment.textSpan());
        block.add(written.replaceAll("^[#;]+", "").strip());
      } else {
        addBlock(block, comments);
        block.clear();
      }
    }
    addBlock(block, comments);
    return comments;
  }

  /**
   * Settings that are switched off and headers say nothing, and licences nothing of the service.
   */
  private static void addBlock(List<String> block, List<String> comments) {
    String all = String.join(" ", block).toLowerCase(Locale.ROOT);
    boolean isLegal =
        all.contains("spdx-") || all.contains("copyright") || all.contains("warranty");
    List<String> own = new ArrayList<>();
    for (String line : isLegal ? List.<String>of() : block) {
      boolean isOurs = Ownership.begins("# " + line, 0) || line.startsWith("unitgen: ignore");
      if (!isOurs && !line.matches("[A-Za-z-]+ *=.*|\\[[A-Za-z]+\\]")) {
        own.add(line);
      }
    }
    comments.addAll(Remarks.of(own));
  }

  /** All settings of {@code section}. */
  List<Assignment> of(String section) {
    return unit.assignments().stream().filter(line -> line.section().equals(section)).toList();
  }

  boolean isOpen(Assignment line) {
    return !fates.containsKey(line);
  }

  void carried(Assignment line, String key) {
    add(line, Fate.carried(place(line), line.key(), key));
  }

  void approximated(Assignment line, String how) {
    add(line, Fate.approximated(place(line), line.key(), how));
  }

  void notCarried(Assignment line, String toDo) {
    add(line, Fate.notCarried(place(line), line.key(), toDo));
  }

  /** What holds of the unit, and of none of its settings. */
  void approximated(String what, String how) {
    ofUnit.add(Fate.approximated(sources.get(0).place(0, 0), what, how));
  }

  /** The settings that have no fate yet. */
  void restNotCarried(String toDo) {
    for (Assignment line : unit.assignments()) {
      if (isOpen(line)) {
        notCarried(line, toDo);
      }
    }
  }

  /** Tells what became of a line, or of a part of it. */
  void add(Assignment line, Fate fate) {
    List<Fate> known = fates.computeIfAbsent(line, key -> new ArrayList<>());
    if (!known.contains(fate)) {
      known.add(fate);
    }
  }

  /** What became {@code key} is not carried after all; an empty one stands for all. */
  void demote(String key, String toDo) {
    for (Assignment line : unit.assignments()) {
      List<Fate> known = fates.getOrDefault(line, List.of());
      boolean became = key.isEmpty() || known.stream().anyMatch(fate -> names(fate.become(), key));
      if (became && !known.isEmpty()) {
        fates.remove(line);
        notCarried(line, toDo);
      }
    }
  }

  /** The line became what {@code other}, of another unit, became. */
  void takeOver(Assignment line, UnitSource of, Assignment other) {
    for (Fate fate : of.fates.getOrDefault(other, List.of())) {
      add(line, new Fate(fate.outcome(), place(line), fate.setting(), fate.become()));
    }
  }

  private static boolean names(String become, String key) {
    return become.equals(key) || become.startsWith(key + ".") || become.contains("`" + key + "`");
  }

  /** Where the line is written. */
  Place place(Line line) {
    return places.getOrDefault(line, sources.get(0).whole());
  }

  /** One or more for each line that is to be a setting, in file order. */
  List<Fate> fates() {
    List<Fate> all = new ArrayList<>(ofUnit);
    for (Line line : unit.file().lines()) {
      if (line instanceof Junk) {
        all.add(Fate.notCarried(place(line), "line", "systemd ignores it: remove it"));
      }
      all.addAll(fates.getOrDefault(line, List.of()));
    }
    return all;
  }
}

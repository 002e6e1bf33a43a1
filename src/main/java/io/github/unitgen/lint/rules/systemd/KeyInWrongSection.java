package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Blank;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public final class KeyInWrongSection implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S003", "key-in-wrong-section", "Setting is in the wrong section and ignored");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Map<String, Room> rooms = new HashMap<>();
    for (Assignment line : Standing.all(unit, Standing.WRONG_SECTION)) {
      Standing.home(unit, line)
          .map(home -> rooms.computeIfAbsent(home, section -> Room.of(unit, section)))
          .ifPresent(room -> report(unit, line, room, findings));
    }
  }

  /** The place for more lines in a section; searched once for all lines. */
  private record Room(String section, Optional<Span> end, int start) {
    static Room of(UnitInput unit, String section) {
      return new Room(section, KeyInWrongSection.end(unit, section), KeyInWrongSection.start(unit));
    }
  }

  private static void report(UnitInput unit, Assignment line, Room room, Findings findings) {
    String home = room.section();
    findings.report(
        line.keySpan(),
        line.key() + "= belongs in [" + home + "]: in [" + line.section() + "] it is ignored",
        finding -> {
          finding.help(
              since(unit, line, home)
                  .map(since -> "remove it: [" + home + "] accepts it only since systemd " + since)
                  .orElse("move it to [" + home + "]"));
          // A move must not change a value that is already set there.
          boolean alone = unit.all(home, line.key()).isEmpty();
          if (alone && unit.versions().know(home, line.key()) && !isOpen(unit, line)) {
            finding.fix(move(unit, line, room));
          }
        });
  }

  private static Optional<Integer> since(UnitInput unit, Assignment line, String home) {
    if (unit.versions().know(home, line.key())) {
      return Optional.empty();
    }
    return Directives.all()
        .find(home, line.key())
        .filter(directive -> directive.addedIn() > unit.versions().oldest())
        .map(directive -> directive.addedIn());
  }

  /** Whether it ends with a backslash, which would swallow the next line elsewhere. */
  private static boolean isOpen(UnitInput unit, Assignment line) {
    return unit.file().source().slice(line.span()).stripTrailing().endsWith("\\");
  }

  private static Fix move(UnitInput unit, Assignment line, Room room) {
    String home = room.section();
    String text = unit.file().source().slice(line.span());
    String moved = text.endsWith("\n") ? text : text + "\n";
    Edit remove = new Edit(line.span(), "");
    String title = "Move " + line.key() + "= to [" + home + "]";
    if (room.end().isEmpty()) {
      String section = "[" + home + "]\n" + moved + "\n";
      return Fix.safe(title, new Edit(Span.at(room.start()), section), remove);
    }
    int at = room.end().get().end();
    boolean open = unit.file().source().text().charAt(at - 1) != '\n';
    return Fix.safe(title, new Edit(Span.at(at), open ? "\n" + moved : moved), remove);
  }

  /** Returns the start of the text, or of the first section if lines come before it. */
  private static int start(UnitInput unit) {
    boolean outside = false;
    for (Line line : unit.file().lines()) {
      if (line instanceof Section) {
        return outside ? line.span().start() : 0;
      }
      outside |= line instanceof Junk;
    }
    return 0;
  }

  /** Returns the last line of the section that is not empty. */
  private static Optional<Span> end(UnitInput unit, String section) {
    Optional<Span> end = Optional.empty();
    boolean inside = false;
    for (Line line : unit.file().lines()) {
      if (line instanceof Section header) {
        if (inside) {
          break;
        }
        inside = header.name().equals(section);
      }
      if (inside && !(line instanceof Blank)) {
        end = Optional.of(line.span());
      }
    }
    return end;
  }
}

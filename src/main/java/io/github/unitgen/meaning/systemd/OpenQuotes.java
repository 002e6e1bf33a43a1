package io.github.unitgen.meaning.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Fault;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * The lines that are meant to belong to a text in quotes that a command opens: systemd ends the
 * command with its own line. {@code quotes} has the place of the quote for each.
 */
public record OpenQuotes(IdentityHashMap<Line, Span> quotes) {
  /** Returns the place of the quote that {@code line} is meant to follow, or empty. */
  public static Optional<Span> before(UnitInput unit, Line line) {
    return Optional.ofNullable(unit.derived(OpenQuotes.class, OpenQuotes::of).quotes().get(line));
  }

  private static OpenQuotes of(UnitInput unit) {
    IdentityHashMap<Line, Span> found = new IdentityHashMap<>();
    Optional<Span> quote = Optional.empty();
    for (Line line : unit.file().lines()) {
      if (line instanceof Section) {
        quote = Optional.empty();
      } else if (line instanceof Assignment setting
          && unit.versions().know(setting.section(), setting.key())) {
        quote = opened(unit, setting);
      } else if (quote.isPresent() && (line instanceof Assignment || line instanceof Junk)) {
        found.put(line, quote.get());
        String mark = unit.file().source().slice(quote.get());
        if (unit.file().source().slice(line.span()).contains(mark)) {
          quote = Optional.empty(); // closed
        }
      }
    }
    return new OpenQuotes(found);
  }

  private static Optional<Span> opened(UnitInput unit, Assignment line) {
    if (ExecLines.isExec(line)) {
      for (ExecLine.Problem problem : unit.exec(line).problems()) {
        if (problem.fault() == Fault.UNBALANCED_QUOTE) {
          Span at = problem.at();
          return Optional.of(line.sourceSpan(new Span(at.start(), at.start() + 1)));
        }
      }
    }
    return Optional.empty();
  }
}

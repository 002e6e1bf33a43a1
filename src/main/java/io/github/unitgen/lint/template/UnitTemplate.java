package io.github.unitgen.lint.template;

import io.github.unitgen.catalog.KnownSpecifiers;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Recognizes a unit file that is a template. A marker is in a header, in a key, alone on a line, a
 * whole value, in the program of an Exec line, or in a value that is refused because of it. A
 * program below a name in capitals is one as well, and a variable that is the description. In other
 * arguments it is text, as in docker's <code>{{.State.Running}}</code>.
 */
public final class UnitTemplate {
  /** Words that a shell would read as operators; rules report them. */
  private static final Set<String> OPERATORS = Set.of("|", "||", "&", "&&", ";");

  private final UnitInput unit;

  private UnitTemplate(UnitInput unit) {
    this.unit = unit;
  }

  /** Returns the offset of the first such marker, or empty if {@code source} is not a template. */
  public static OptionalInt find(Source source) {
    // Nearly all files have no markers, and need no parsing for this.
    String text = source.text();
    if (Marker.in(text).isEmpty() && !mayNameFolder(text) && !text.contains("Description=${")) {
      return OptionalInt.empty();
    }
    UnitName name = UnitName.of(source.name());
    return new UnitTemplate(new UnitInput(UnitParser.parse(source), name, SystemdVersions.NEWEST))
        .find();
  }

  /** Whether an Exec line of {@code text} may begin with a name in capitals and a slash. */
  private static boolean mayNameFolder(String text) {
    int at = text.indexOf("Exec");
    while (at >= 0) {
      int end = at;
      while (end < text.length() && (Character.isLetter(text.charAt(end)) || isSpace(text, end))) {
        end++;
      }
      if (text.startsWith("=", end) && Marker.namesFolder(text, end + 1)) {
        return true;
      }
      at = text.indexOf("Exec", end);
    }
    return false;
  }

  private static boolean isSpace(String text, int at) {
    return " \t".indexOf(text.charAt(at)) >= 0;
  }

  private OptionalInt find() {
    Source source = unit.file().source();
    for (Line line : unit.file().lines()) {
      if (line instanceof Section section) {
        if (!Marker.in(section.name()).isEmpty()) {
          return OptionalInt.of(section.nameSpan().start());
        }
      } else if (line instanceof Junk junk) {
        if (isPart(source.slice(junk.textSpan()))) {
          return OptionalInt.of(junk.textSpan().start());
        }
      } else if (line instanceof Assignment assignment) {
        if (isPart(assignment.key()) || isIn(assignment)) {
          return OptionalInt.of(assignment.keySpan().start());
        }
      }
    }
    return OptionalInt.empty();
  }

  /** Whether there is a marker, or the start of one that continues after this text. */
  private static boolean isPart(String text) {
    return Marker.opens(text) || !Marker.in(text).isEmpty();
  }

  private boolean isIn(Assignment line) {
    String value = line.value();
    if (ExecLines.isExec(line) && Marker.namesFolder(value, 0)) {
      return true; // systemd refuses a relative path
    }
    if (line.key().equals("Description") && Marker.isVariable(value)) {
      return true; // nobody expects systemd to replace it there
    }
    List<Marker> markers = Marker.in(value);
    if (markers.isEmpty()) {
      return false;
    }
    if (Marker.isWhole(value) || hasStatementLine(line)) {
      return true;
    }
    if (ExecLines.isExec(line)) {
      return markers.stream()
          .anyMatch(marker -> marker.isInFirstWord(value) || isRefusedCommand(line, marker));
    }
    return Environment.isSetBy(line)
        ? markers.stream().anyMatch(marker -> isDroppedVariable(line, marker))
        : markers.stream().anyMatch(marker -> isRefusedValue(line, marker));
  }

  /** Whether a line that continues the value consists of a statement only. */
  private boolean hasStatementLine(Assignment line) {
    if (line.seams().isEmpty()) {
      return false;
    }
    for (String written : unit.file().source().slice(line.valueSpan()).split("\n", -1)) {
      String part = written.strip();
      String bare = part.endsWith("\\") ? part.substring(0, part.length() - 1) : part;
      if (!bare.startsWith("{{") && Marker.opens(bare) && Marker.isWhole(bare)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRefusedCommand(Assignment line, Marker marker) {
    String written = line.value().substring(marker.span().start(), marker.span().end());
    boolean refused =
        unit.exec(line).problems().stream()
            .anyMatch(
                problem ->
                    problem.outcome() != ExecLine.Outcome.KEPT
                        && meet(problem.at(), marker.span()));
    return refused
        || hasUnknownSpecifier(written)
        || hasOperator(written) && !marker.isQuoted(line.value());
  }

  private static boolean hasUnknownSpecifier(String text) {
    return text.startsWith("%")
        && Specifiers.uses(text).stream()
            .anyMatch(use -> KnownSpecifiers.since(use.letter()).isEmpty());
  }

  private static boolean hasOperator(String text) {
    for (String word : text.split("[ \t]+", -1)) {
      if (OPERATORS.contains(word) || word.startsWith("<") || word.startsWith(">")) {
        return true;
      }
    }
    return false;
  }

  private boolean isDroppedVariable(Assignment line, Marker marker) {
    EnvironmentLine read = unit.environment(line);
    return read.dropped().stream().anyMatch(dropped -> meet(dropped.at(), marker.span()));
  }

  private boolean isRefusedValue(Assignment line, Marker marker) {
    for (ValueFault found : unit.valueFaults()) {
      // The name of an account that is only unusual is reported, too.
      boolean isComment = found.fault().kind() == Kind.COMMENT;
      if (found.line().equals(line) && !isComment && meet(found.fault().at(), marker.span())) {
        return true;
      }
    }
    return false;
  }

  private static boolean meet(Span one, Span other) {
    return one.start() < other.end() && other.start() < one.end();
  }
}

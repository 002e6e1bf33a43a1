package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a unit followed by those of its drop-ins, or of a job followed by its override, as
 * the init reads them, and the mapping back to the files.
 */
record Merged(Source text, List<Part> parts) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * A file that starts at {@code start} of the merged text; {@code skipped} is the length of its
   * byte order mark.
   */
  record Part(Source source, int start, int skipped) {
    int end() {
      return start + source.text().length() - skipped;
    }

    Span back(Span span) {
      int shift = skipped - start;
      return new Span(span.start() + shift, Math.min(span.end(), end()) + shift);
    }
  }

  Merged {
    parts = List.copyOf(parts);
  }

  /**
   * Merges the sources, which are in the order in which the init reads them. The result has the
   * name of the first.
   */
  static Merged of(List<Source> sources) {
    StringBuilder text = new StringBuilder();
    List<Part> parts = new ArrayList<>();
    for (Source source : sources) {
      String own = source.text();
      int skipped = !own.isEmpty() && own.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
      if (!text.isEmpty()) {
        // Two line ends, so that a backslash at the end of a file joins no text to it.
        text.append(text.charAt(text.length() - 1) == '\n' ? "\n" : "\n\n");
      }
      parts.add(new Part(source, text.length(), skipped));
      text.append(own, skipped, own.length());
    }
    return new Merged(new Source(sources.get(0).name(), text.toString()), parts);
  }

  /**
   * Returns the tree of the whole text, made of those of the parts: each part begins outside of
   * sections.
   */
  UnitFile unit(List<UnitFile> files) {
    List<UnitFile.Line> lines = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < files.size(); i++) {
      Part part = parts.get(i);
      if (at < part.start()) {
        lines.add(new UnitFile.Blank(new Span(at, part.start())));
      }
      lines.addAll(files.get(i).moved(part.start(), part.skipped()));
      at = part.end();
    }
    return new UnitFile(text, lines);
  }

  /** Maps a finding to its file. Returns empty if it is between the files. */
  Optional<Diagnostic> back(Diagnostic finding) {
    Optional<Place> at = back(finding.at());
    if (at.isEmpty()) {
      return Optional.empty();
    }
    List<Diagnostic.Label> related = new ArrayList<>();
    for (Diagnostic.Label label : finding.related()) {
      back(label.at()).ifPresent(place -> related.add(new Diagnostic.Label(place, label.text())));
    }
    return Optional.of(
        new Diagnostic(
            finding.rule(),
            finding.name(),
            finding.severity(),
            at.get(),
            finding.message(),
            related,
            finding.help(),
            finding.fix().flatMap(fix -> back(fix, at.get().source()))));
  }

  /** Returns the file that contains {@code at}, or empty if it is between the files. */
  Optional<Source> sourceOf(Span at) {
    return part(at).map(Part::source);
  }

  /** Maps a place to its file; a place of another source does not change. */
  private Optional<Place> back(Place place) {
    if (place.source() != text) {
      return Optional.of(place);
    }
    return part(place.span()).map(part -> new Place(part.source(), part.back(place.span())));
  }

  private Optional<Part> part(Span span) {
    for (Part part : parts) {
      if (part.start() <= span.start() && span.start() <= part.end()) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /**
   * Maps a fix to {@code source}, the file of the finding. Returns empty if it would change another
   * file.
   */
  private Optional<Fix> back(Fix fix, Source source) {
    List<Edit> edits = new ArrayList<>();
    for (Edit edit : fix.edits()) {
      Optional<Part> part = part(edit.span());
      if (part.isEmpty() || part.get().source() != source || edit.span().end() > part.get().end()) {
        return Optional.empty();
      }
      edits.add(new Edit(part.get().back(edit.span()), edit.text()));
    }
    return Optional.of(new Fix(fix.title(), fix.safety(), edits));
  }
}

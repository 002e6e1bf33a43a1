package io.github.unitgen.posix;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings as bytes for a process that has the same sources. */
public final class FindingBytes {
  private FindingBytes() {}

  /** Writes the findings in one source after those in another. */
  public static final class Writer {
    private byte[] bytes = new byte[256];
    private int length;
    private boolean complete = true;

    /** Begins with {@code count} findings in {@code source}. */
    public void begin(Source source, int count) {
      number(source.text().length());
      number(count);
    }

    /** Writes a finding of {@code source}. */
    public void finding(Source source, Diagnostic finding) {
      text(finding.rule());
      text(finding.name());
      number(finding.severity().ordinal());
      place(source, finding.at());
      text(finding.message());
      number(finding.related().size());
      for (Diagnostic.Label label : finding.related()) {
        place(source, label.at());
        text(label.text());
      }
      number(finding.help().isPresent() ? 1 : 0);
      finding.help().ifPresent(this::text);
      number(finding.fix().isPresent() ? 1 : 0);
      finding.fix().ifPresent(this::fix);
    }

    private void fix(Fix fix) {
      text(fix.title());
      number(fix.safety().ordinal());
      number(fix.edits().size());
      for (Edit edit : fix.edits()) {
        span(edit.span());
        text(edit.text());
      }
    }

    /** The other process may not have a second source. */
    private void place(Source source, Place place) {
      complete &= place.source() == source;
      span(place.span());
    }

    private void span(Span span) {
      number(span.start());
      number(span.end());
    }

    /** Writes any text; a half of a pair of characters stays one. */
    public void text(String text) {
      number(text.length());
      room(2 * text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        bytes[length++] = (byte) (c >> 8);
        bytes[length++] = (byte) c;
      }
    }

    private void number(int number) {
      room(4);
      for (int shift = 24; shift >= 0; shift -= 8) {
        bytes[length++] = (byte) (number >> shift);
      }
    }

    private void room(int count) {
      if (bytes.length - length < count) {
        byte[] more = new byte[2 * (length + count)];
        System.arraycopy(bytes, 0, more, 0, length);
        bytes = more;
      }
    }

    /** Returns all, or nothing where a finding has a place that cannot be written. */
    public byte[] bytes() {
      byte[] all = new byte[complete ? length : 0];
      System.arraycopy(bytes, 0, all, 0, all.length);
      return all;
    }
  }

  /** Reads what a {@link Writer} has written; anything else is an {@link IllegalStateException}. */
  public static final class Reader {
    private final byte[] bytes;
    private int at;

    public Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    /** Returns how many findings in {@code source} follow. */
    public int begin(Source source) {
      if (number() != source.text().length()) {
        throw new IllegalStateException("findings of another file");
      }
      return number();
    }

    /** Returns the next finding. */
    public Diagnostic finding(Source source) {
      String rule = text();
      String name = text();
      Severity severity = Severity.values()[number()];
      Place at = new Place(source, span());
      String message = text();
      List<Diagnostic.Label> related = new ArrayList<>();
      for (int left = number(); left > 0; left--) {
        related.add(new Diagnostic.Label(new Place(source, span()), text()));
      }
      Optional<String> help = number() == 0 ? Optional.empty() : Optional.of(text());
      Optional<Fix> fix = number() == 0 ? Optional.empty() : Optional.of(fix());
      return new Diagnostic(rule, name, severity, at, message, related, help, fix);
    }

    private Fix fix() {
      String title = text();
      Fix.Safety safety = Fix.Safety.values()[number()];
      List<Edit> edits = new ArrayList<>();
      for (int left = number(); left > 0; left--) {
        edits.add(new Edit(span(), text()));
      }
      return new Fix(title, safety, edits);
    }

    private Span span() {
      int start = number();
      return new Span(start, number());
    }

    /** Returns the next text. */
    public String text() {
      char[] text = new char[number()];
      need(2 * text.length);
      for (int i = 0; i < text.length; i++) {
        text[i] = (char) (bytes[at++] << 8 | bytes[at++] & 0xFF);
      }
      return new String(text);
    }

    private int number() {
      need(4);
      int number = 0;
      for (int i = 0; i < 4; i++) {
        number = number << 8 | bytes[at++] & 0xFF;
      }
      return number;
    }

    private void need(int count) {
      if (bytes.length - at < count) {
        throw new IllegalStateException("findings are missing");
      }
    }

    /** Checks that all was read. */
    public void end() {
      if (at != bytes.length) {
        throw new IllegalStateException("findings are left");
      }
    }
  }
}

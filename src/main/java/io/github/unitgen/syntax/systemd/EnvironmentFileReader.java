package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Assignment;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Comment;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Entry;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Junk;
import java.util.ArrayList;
import java.util.List;

/** Reads the entries of one file. */
final class EnvironmentFileReader {
  private final String text;
  private final List<Entry> entries = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private int at;

  EnvironmentFileReader(String text) {
    this.text = text;
  }

  List<Entry> read() {
    while (at < text.length()) {
      entry();
    }
    return entries;
  }

  private void entry() {
    int start = at;
    at = UnitText.skipBlanks(text, at, text.length());
    int from = at;
    if (at < text.length() && (text.charAt(at) == '#' || text.charAt(at) == ';')) {
      comment();
      entries.add(new Comment(new Span(start, at)));
      return;
    }
    while (at < text.length() && !isLineEnd(text.charAt(at)) && text.charAt(at) != '=') {
      at++;
    }
    Span key = new Span(from, UnitText.trimEnd(text, from, at));
    if (at == text.length() || text.charAt(at) != '=') {
      lineEnd();
      entries.add(new Junk(new Span(start, at), key));
      return;
    }
    at++;
    int first = at;
    int open = value();
    int last = at;
    lineEnd();
    entries.add(
        new Assignment(
            new Span(start, at),
            key,
            text.substring(key.start(), key.end()),
            new Span(first, last),
            value.toString(),
            open));
  }

  private void comment() {
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      at += text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
    }
    lineEnd();
  }

  /** Reads up to the end of the line; returns the offset of a quote that is never closed, or -1. */
  private int value() {
    value.setLength(0);
    skipBlanks();
    while (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      int quote = at++;
      if (!quoted(text.charAt(quote))) {
        return quote;
      }
      skipBlanks(); // spaces after a closing quote are dropped
    }
    int bare = value.length();
    int kept = bare;
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      char c = text.charAt(at++);
      if (c != '\\') {
        value.append(c);
        kept = UnitText.isBlank(c) ? kept : value.length();
      } else if (at < text.length()) {
        char escaped = text.charAt(at++);
        if (!isLineEnd(escaped)) {
          value.append(escaped);
        }
        kept = value.length();
      }
    }
    value.setLength(Math.max(kept, bare));
    return -1;
  }

  private boolean quoted(char quote) {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return true;
      }
      if (c != '\\' || quote == '\'' || at == text.length()) {
        value.append(c);
        continue;
      }
      char escaped = text.charAt(at++);
      if ("\"\\`$".indexOf(escaped) >= 0) {
        value.append(escaped);
      } else if (escaped != '\n') {
        value.append(c).append(escaped);
      }
    }
    return false;
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private void lineEnd() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}

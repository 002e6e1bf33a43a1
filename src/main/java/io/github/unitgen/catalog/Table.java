package io.github.unitgen.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code unitgen/catalog/NAME.tsv}: a line that names source and date, a line of column
 * names, then a row a fact with tabs between the cells.
 */
final class Table {
  private Table() {}

  /** The rows after the head; short rows are filled up with empty cells. */
  static List<String[]> rows(String name, int columns) {
    String text;
    try (InputStream in = Table.class.getResourceAsStream("/unitgen/catalog/" + name + ".tsv")) {
      if (in == null) {
        throw new IllegalStateException("the table " + name + " is missing from the jar");
      }
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String[]> rows = new ArrayList<>();
    int line = 0;
    for (int at = 0; at < text.length(); line++) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      if (line > 1 && end > at) {
        rows.add(cells(text, at, end, columns));
      }
      at = end + 1;
    }
    return rows;
  }

  /** The number in a cell; 0 where it is empty. */
  static int number(String cell) {
    return cell.isEmpty() ? 0 : Integer.parseInt(cell);
  }

  private static String[] cells(String text, int from, int end, int columns) {
    String[] cells = new String[columns];
    int at = from;
    for (int i = 0; i < columns; i++) {
      int tab = at > end ? -1 : text.indexOf('\t', at);
      int stop = tab < 0 || tab > end ? end : tab;
      cells[i] = at > end ? "" : text.substring(at, stop);
      at = stop + 1;
    }
    return cells;
  }
}

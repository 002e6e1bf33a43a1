package io.github.unitgen.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code unitgen/catalog/NAME.tsv}. The first line names source and date, the second the
 * columns. Each further line is one fact, with tabs between its cells.
 */
final class Table {
  private Table() {}

  /** Returns the rows after the head; short rows are padded with empty cells. */
  static List<String[]> rows(String name, int columns) {
    List<String[]> rows = new ArrayList<>();
    for (Row row : lines(name)) {
      rows.add(row.cells(columns));
    }
    return rows;
  }

  /** One row that is not split into cells yet: most rows of a long table are never asked for. */
  record Row(String text, int start, int end) {
    /** Returns the cells; a short row is padded with empty ones. */
    String[] cells(int columns) {
      return Table.cells(text, start, end, columns);
    }

    /** Returns the first cell. */
    String first() {
      return decoded(text.substring(start, tab(start)));
    }

    /** Returns the second cell, which must exist. */
    String second() {
      int from = tab(start) + 1;
      return decoded(text.substring(from, tab(from)));
    }

    /** Whether the first cell is {@code cell}. */
    boolean isOf(String cell) {
      return text.startsWith(cell, start) && tab(start) == start + cell.length();
    }

    private int tab(int from) {
      int tab = text.indexOf('\t', from);
      return tab < 0 || tab > end ? end : tab;
    }
  }

  /** Returns the rows after the head. */
  static List<Row> lines(String name) {
    String text = TableText.of(name);
    List<Row> rows = new ArrayList<>();
    for (int at = body(text); at < text.length(); ) {
      int end = end(text, at);
      if (end > at) {
        rows.add(new Row(text, at, end));
      }
      at = end + 1;
    }
    return rows;
  }

  /** A long table that is sorted by its first column, and of which only some rows are read. */
  record Sorted(String text) {
    static Sorted of(String name) {
      return new Sorted(TableText.of(name));
    }

    /** Returns the rows whose first cell is {@code first}. */
    List<Row> rows(String first) {
      List<Row> rows = new ArrayList<>();
      for (int at = find(first); at < text.length(); ) {
        Row row = new Row(text, at, end(text, at));
        if (!row.isOf(first)) {
          break;
        }
        rows.add(row);
        at = row.end() + 1;
      }
      return rows;
    }

    /** Returns the offset of the first row whose first cell is {@code first} or sorts after it. */
    private int find(String first) {
      int low = body(text);
      int high = text.length();
      while (low < high) {
        int start = Math.max(low, text.lastIndexOf('\n', (low + high) / 2 - 1) + 1);
        Row row = new Row(text, start, end(text, start));
        if (row.first().compareTo(first) < 0) {
          low = row.end() + 1;
        } else {
          high = start;
        }
      }
      return low;
    }
  }

  private static int body(String text) {
    return end(text, end(text, 0) + 1) + 1;
  }

  private static int end(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** Returns the number in a cell, or 0 if the cell is empty. */
  static int number(String cell) {
    return cell.isEmpty() ? 0 : Integer.parseInt(cell);
  }

  /** Decodes a cell, in which each character is one byte, as UTF-8. */
  private static String decoded(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) > 0x7F) {
        return new String(cell.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      }
    }
    return cell;
  }

  private static String[] cells(String text, int from, int end, int columns) {
    String[] cells = new String[columns];
    int at = from;
    for (int i = 0; i < columns; i++) {
      int tab = at > end ? -1 : text.indexOf('\t', at);
      int stop = tab < 0 || tab > end ? end : tab;
      cells[i] = at > end ? "" : decoded(text.substring(at, stop));
      at = stop + 1;
    }
    return cells;
  }
}

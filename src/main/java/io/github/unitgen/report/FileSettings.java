package io.github.unitgen.report;

import java.util.List;

/** The settings that files are linted with, each with its origin. */
public record FileSettings(List<String> files, List<Setting> settings) {
  /** Of more files than this the first few are named. */
  private static final int MOST_FILES = 4;

  public FileSettings {
    files = List.copyOf(files);
    settings = List.copyOf(settings);
  }

  /**
   * A setting.
   *
   * @param name its name in the configuration
   * @param value what it is for these files
   * @param origin the file and line or the option that says so, or {@code default}; empty where the
   *     lines below say it
   */
  public record Setting(String name, String value, String origin) {}

  /** The files, then a line for each setting. */
  public static String text(List<FileSettings> all) {
    StringBuilder out = new StringBuilder();
    for (FileSettings one : all) {
      out.append(out.isEmpty() ? "" : "\n");
      int named = one.files.size() > MOST_FILES ? MOST_FILES - 1 : one.files.size();
      one.files.subList(0, named).forEach(file -> line(Columns.visible(file), out));
      if (named < one.files.size()) {
        line("and " + (one.files.size() - named) + " more files", out);
      }
      int names = 0;
      int values = 0;
      for (Setting setting : one.settings) {
        names = Math.max(names, setting.name().length());
        values = Math.max(values, setting.value().length());
      }
      for (Setting setting : one.settings) {
        String name = setting.name() + " ".repeat(names - setting.name().length());
        String value = setting.value() + " ".repeat(values - setting.value().length());
        String line = "  " + name + "  " + value + "  " + setting.origin();
        line(Columns.visible(line.stripTrailing()), out);
      }
    }
    return out.toString();
  }

  private static void line(String text, StringBuilder out) {
    out.append(text).append('\n');
  }
}

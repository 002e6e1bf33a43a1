package io.github.unitgen.importer.upstart;

import static io.github.unitgen.importer.ImportChecks.request;

import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Jobs to import, and what has to hold of any import of them. */
final class UpstartFiles {
  private UpstartFiles() {}

  static Imported imported(List<ImportFile> files) {
    return imported(files, List.of());
  }

  /** {@code tables}: files of cron that start some of the jobs. */
  static Imported imported(List<ImportFile> files, List<ImportFile> tables) {
    return Importer.jobs(files, tables, request("app"));
  }

  static ImportFile file(String name, String text) {
    return new ImportFile(new Source(name, text), "/etc/init/" + name);
  }

  static List<ImportFile> of(List<NamedText> rendered) {
    return rendered.stream().map(file -> file(file.name(), file.text())).toList();
  }

  /** The jobs and overrides that lie in {@code folder}. */
  static List<ImportFile> in(Path folder) throws IOException {
    List<ImportFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.sorted().toList()) {
        String name = String.valueOf(path.getFileName());
        if (Files.isRegularFile(path) && name.matches(".*\\.(conf|override|upstart)")) {
          Source source = Source.of(name, Files.readAllBytes(path));
          files.add(new ImportFile(source, "/etc/init/" + name));
        }
      }
    }
    return files;
  }

  /** The stanzas of {@code files} about which {@code imported} says nothing. */
  static List<String> unaccounted(List<ImportFile> files, Imported imported) {
    List<String> silent = new ArrayList<>();
    for (ImportFile file : files) {
      for (JobFile.Stanza stanza : JobParser.parse(file.source()).stanzas()) {
        boolean says = !(stanza instanceof JobFile.Blank || stanza instanceof JobFile.Comment);
        if (says && imported.fates().stream().noneMatch(fate -> isIn(fate, file, stanza))) {
          silent.add(file.name() + ": " + file.source().slice(stanza.span()).strip());
        }
      }
    }
    return silent;
  }

  private static boolean isIn(Fate fate, ImportFile file, JobFile.Stanza stanza) {
    return fate.at().source() == file.source()
        && fate.at().span().start() >= stanza.span().start()
        && fate.at().span().end() <= stanza.span().end();
  }

  /** A line for each fate, in their order. */
  static String report(Imported imported) {
    StringBuilder out = new StringBuilder();
    for (Fate fate : imported.fates()) {
      int line = fate.at().source().at(fate.at().span().start()).line();
      out.append(fate.at().source().name()).append(':').append(line).append(": ");
      out.append(fate.outcome()).append(' ').append(fate.setting()).append(": ");
      out.append(fate.become()).append('\n');
    }
    return out.toString();
  }
}

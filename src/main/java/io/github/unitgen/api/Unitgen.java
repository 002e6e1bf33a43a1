package io.github.unitgen.api;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Neighbours;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import io.github.unitgen.workspace.FullCriteria;
import io.github.unitgen.workspace.GivenImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders and lints texts as the commands {@code render} and {@code lint} do without options and
 * without a configuration. Whatever is wrong with a text is a finding at its place, never an
 * exception. The class holds no state, so threads can share it.
 */
public final class Unitgen {
  private Unitgen() {}

  /**
   * Renders for the init that the manifest names, or for systemd if it names no init.
   *
   * @throws IndexOutOfBoundsException if {@code layers} is empty
   */
  public static Rendering render(List<Source> layers) {
    return RenderPipeline.run(layers, List.of(), Unitgen::target, name -> Optional.empty());
  }

  /**
   * Renders a manifest: the first of {@code layers}, overridden by each layer after it. Findings
   * and the first lines of the files use the names of the sources.
   *
   * @throws IndexOutOfBoundsException if {@code layers} is empty
   */
  public static Rendering render(List<Source> layers, Target target) {
    return RenderPipeline.run(layers, List.of(), manifest -> target, name -> Optional.empty());
  }

  private static Target target(Optional<Manifest> manifest) {
    return manifest.flatMap(Manifest::impliedTarget).orElse(Target.SYSTEMD);
  }

  /**
   * Returns the findings in each file, sorted by place: exactly what {@code unitgen lint} reports
   * if no other files exist. Files of one folder are judged together. Files that units name, such
   * as configurations of their programs, are looked up among {@code files}. The name and the text
   * of a file determine its kind ({@code sidekiq@.service}, {@code etc/init/workers.conf}); a file
   * of an unknown kind has no key in the map.
   */
  public static Map<Source, List<Diagnostic>> lint(List<Source> files) {
    Criteria criteria = FullCriteria.ofDefaults();
    GivenImages images = new GivenImages(files);
    List<LintFile> known = new ArrayList<>();
    for (Source file : files) {
      Recognizer.recognize(file, true)
          .kind()
          .map(kind -> new Document(file, kind, images.around(file.name())))
          .ifPresent(document -> known.add(new LintFile(document, criteria)));
    }
    return Linter.lint(known, folder -> Optional.of(new Given(files, folder)));
  }

  /**
   * The files that the caller passed, including those that are not linted: a template is a unit by
   * its name.
   */
  private record Given(List<Source> files, String folder) implements Neighbours {
    @Override
    public List<String> names() {
      return files.stream()
          .map(Source::name)
          .filter(name -> Linter.folderOf(name).equals(folder) && Recognizer.isBeside(name))
          .sorted()
          .toList();
    }

    @Override
    public Optional<LintFile> read(String name) {
      return Optional.empty();
    }
  }

  /** Returns the findings in a file of a known kind, whatever its name. */
  public static List<Diagnostic> lint(Source file, Kind kind) {
    return Linter.lint(new Document(file, kind), FullCriteria.ofDefaults());
  }

  /**
   * Formats the findings for people, each with the line that it is about. Of many findings of a
   * rule on one line it shows the first 20 and counts the others. Returns an empty text if {@code
   * findings} is empty.
   */
  public static String report(List<Diagnostic> findings) {
    return new TextReporter(false).report(findings);
  }
}

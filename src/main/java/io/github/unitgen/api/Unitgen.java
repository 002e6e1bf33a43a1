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
 * Renders and lints texts, as the commands {@code render} and {@code lint} do without options and
 * without a configuration. Total: whatever is wrong with a text is a finding at its place. Holds no
 * state, so that threads can share it.
 */
public final class Unitgen {
  private Unitgen() {}

  /** The same for the init that the manifest names, or systemd where it names none. */
  public static Rendering render(List<Source> layers) {
    return RenderPipeline.run(layers, List.of(), Unitgen::target, name -> Optional.empty());
  }

  /**
   * Renders a manifest, the first of {@code layers}, with the others laid over it. The names of the
   * sources are what findings and the first lines of the files call them.
   *
   * @throws IndexOutOfBoundsException where there are no layers
   */
  public static Rendering render(List<Source> layers, Target target) {
    return RenderPipeline.run(layers, List.of(), manifest -> target, name -> Optional.empty());
  }

  private static Target target(Optional<Manifest> manifest) {
    return manifest.flatMap(Manifest::impliedTarget).orElse(Target.SYSTEMD);
  }

  /**
   * What is wrong with each file, by the source: exactly what {@code unitgen lint} says of these
   * files where they are all that there is. Those of a folder are judged with an eye on each other,
   * and files that units name, such as configurations of their programs, are looked for among them.
   * What a file is, its name and its text say ({@code sidekiq@.service}, {@code
   * etc/init/workers.conf}); one that unitgen does not lint is not among the keys. The findings are
   * in the order of their places.
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

  /** The files that are given, also those that are not linted: a template is a unit by its name. */
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

  /** The findings as people read them, with the lines that they are about; empty for none. */
  public static String report(List<Diagnostic> findings) {
    return new TextReporter(false).report(findings);
  }
}

package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.RenderedManifest;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.meaning.Origin;
import io.github.unitgen.render.Inits;
import io.github.unitgen.render.Origins;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rendered files of a manifest, in the form that the linter expects. */
public final class RenderedGroup implements RenderedManifest {
  private final Manifest manifest;
  private final Target target;
  private final List<Diagnostic> problems;
  private final List<Document> files = new ArrayList<>();
  private final Map<Source, Origins> origins = new HashMap<>();

  /** {@code rendered}: what became of {@code manifest}, for {@code target}. */
  public RenderedGroup(Manifest manifest, Target target, Parsed<List<NamedText>> rendered) {
    this.manifest = manifest;
    this.target = target;
    this.problems = rendered.problems();
    Kind kind = target == Target.UPSTART ? Kind.UPSTART : Kind.SYSTEMD;
    String folder = Inits.of(target).folder() + "/";
    for (NamedText file : rendered.value().orElse(List.of())) {
      String text = Ownership.stamp(manifest.source().name(), manifest.group(), file.text());
      files.add(new Document(new Source(folder + file.name(), text), kind));
    }
  }

  @Override
  public List<Diagnostic> problems() {
    return problems;
  }

  @Override
  public List<Document> files() {
    return files;
  }

  @Override
  public Origin origin(Source file, Span span) {
    return origins.computeIfAbsent(file, one -> new Origins(manifest, target, one)).of(span);
  }
}

package io.github.unitgen.lint;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a file that its reader sees: all but comments and empty lines, in order. */
public final class Reading {
  private final List<String> texts = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final Source source;

  private Reading(Source source) {
    this.source = source;
  }

  /**
   * Reads a file. Returns empty for YAML that cannot be parsed, since it is unknown which of its
   * lines are comments.
   */
  public static Optional<Reading> of(LintFile file) {
    Reading reading = new Reading(file.source());
    switch (file.document().kind()) {
      case SYSTEMD -> FolderFile.linted(file).unit().lines().forEach(reading::add);
      case UPSTART -> {
        JobFile job = FolderFile.linted(file).job();
        job.stanzas().forEach(reading::add);
        job.error().ifPresent(error -> reading.texts.add(error.message()));
      }
      case ENVIRONMENT -> EnvironmentFile.read(file.source()).entries().forEach(reading::add);
      case MANIFEST, CONFIG -> {
        Optional<YamlNode> root = YamlParser.parse(file.source()).value();
        if (root.isEmpty()) {
          return Optional.empty();
        }
        reading.add(root.get());
      }
    }
    return Optional.of(reading);
  }

  /** Whether the reader sees the same parts in both. */
  public boolean isSameAs(Reading other) {
    return texts.equals(other.texts);
  }

  /**
   * Returns the setting, stanza or variable that contains {@code offset}, or empty if there is
   * none.
   */
  public Optional<Span> partAt(int offset) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < spans.size() && spans.get(low).start() <= offset
        ? Optional.of(spans.get(low))
        : Optional.empty();
  }

  private void add(UnitFile.Line line) {
    if (!(line instanceof UnitFile.Blank || line instanceof UnitFile.Comment)) {
      add(line.span());
    }
  }

  private void add(JobFile.Stanza stanza) {
    if (!(stanza instanceof JobFile.Blank || stanza instanceof JobFile.Comment)) {
      add(stanza.span());
    }
  }

  private void add(EnvironmentFile.Entry entry) {
    boolean blank = entry instanceof EnvironmentFile.Junk junk && junk.textSpan().isEmpty();
    if (!blank && !(entry instanceof EnvironmentFile.Comment)) {
      add(entry.span());
    }
  }

  private void add(Span span) {
    spans.add(span);
    texts.add(source.slice(span));
  }

  private void add(YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar) {
      texts.add(scalar.style() + " " + scalar.text());
    } else if (node instanceof YamlNode.Sequence sequence) {
      texts.add("[");
      sequence.items().forEach(this::add);
      texts.add("]");
    } else if (node instanceof YamlNode.Mapping mapping) {
      texts.add("{");
      for (YamlNode.Entry entry : mapping.entries()) {
        add(entry.key());
        add(entry.value());
      }
      texts.add("}");
    }
  }
}

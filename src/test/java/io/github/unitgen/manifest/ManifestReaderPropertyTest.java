package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever a file holds, it is read or refused with places that exist. */
class ManifestReaderPropertyTest {
  @Property(tries = 500)
  void readsAnyBytes(@ForAll @Size(max = 200) byte[] bytes) {
    read(List.of(Source.of("manifest.yml", bytes)), List.of());
  }

  @Property(tries = 500)
  void readsAnyMutationOfAManifest(@ForAll("texts") String text, @ForAll Random random) {
    read(List.of(new Source("manifest.yml", Mutations.of(text, random))), List.of());
  }

  @Property(tries = 200)
  void readsAnyMutationOfAnOverlay(@ForAll("texts") String text, @ForAll Random random) {
    Source overlay = new Source("overlay.yml", Mutations.of(text, random));
    read(List.of(new Source("manifest.yml", text), overlay), List.of());
  }

  @Property(tries = 300)
  void readsAnySetting(@ForAll Random random) {
    String setting = Mutations.of("processes.web.env={A: \"b\", C: [1]}", random);
    Parsed<YamlNode> layer = Settings.layer("--set", setting);
    layer.problems().forEach(problem -> checkPlace(problem.at()));
    Source manifest = new Source("manifest.yml", "unitgen: 1\n");
    layer.value().ifPresent(value -> read(List.of(manifest), List.of(value)));
  }

  @Property(tries = 100)
  void findsTheSameInAFileWithCarriageReturns(@ForAll("texts") String text) {
    String plain = text.replace("\r\n", "\n");
    List<String> places = places(plain);
    assertThat(places(plain.replace("\n", "\r\n"))).isEqualTo(places);
    assertThat(places("\uFEFF" + plain)).isEqualTo(places);
  }

  private static List<String> places(String text) {
    List<String> places = new ArrayList<>();
    for (Diagnostic problem : read(List.of(new Source("m", text)), List.of()).problems()) {
      Source.Position at = problem.at().source().at(problem.at().span().start());
      places.add(at.line() + ":" + at.column() + " " + problem.message());
    }
    return places;
  }

  @Provide
  Arbitrary<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String kind : List.of("ok", "err")) {
      for (Fixture fixture : Fixture.all(kind)) {
        String text = fixture.layers().get(0).text();
        if (!text.startsWith("\uFEFF") && text.indexOf('\u0000') < 0) {
          texts.add(text);
        }
      }
    }
    return Arbitraries.of(texts);
  }

  private static Parsed<Manifest> read(List<Source> layers, List<YamlNode> settings) {
    Parsed<Manifest> manifest = ManifestReader.read(layers, settings);
    for (Diagnostic problem : manifest.problems()) {
      checkPlace(problem.at());
      problem.related().forEach(label -> checkPlace(label.at()));
      assertThat(problem.message()).hasSizeLessThanOrEqualTo(80);
    }
    assertThat(manifest.value().isPresent()).isNotEqualTo(manifest.hasErrors());
    assertThat(new TextReporter(true).report(manifest.problems())).doesNotContain("\u0007");
    return manifest;
  }

  private static void checkPlace(Place at) {
    assertThat(at.span().end()).isLessThanOrEqualTo(at.source().text().length());
  }
}

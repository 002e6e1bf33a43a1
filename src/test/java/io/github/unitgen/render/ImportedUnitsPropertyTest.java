package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.RandomGroup.Kind;
import io.github.unitgen.render.RandomGroup.World;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Any value of a manifest comes back from its units by way of an import, too. */
class ImportedUnitsPropertyTest {
  private static final World WORLD =
      new World(
          List.of("/usr/bin/p", "bundle", "/opt/$x/it", "/opt/my app/100%", "a=b"),
          List.of("", "/srv", "/srv/it's 100% \"odd\" $x", "/srv/back\\slash", "/srv/ü 😀"),
          List.of("", "/etc/x", "-/etc/it's 100%"));

  @Provide
  Arbitrary<RandomGroup> groups() {
    return RandomGroup.groups(6, Kind.values());
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void everyValueIsImported(@ForAll("groups") RandomGroup group, @ForAll boolean user) {
    Target target = user ? Target.SYSTEMD_USER : Target.SYSTEMD;
    List<NamedText> files = rendered(group.manifest(WORLD, Map.of()), target);
    List<ImportFile> given = new ArrayList<>();
    for (NamedText file : files) {
      given.add(
          new ImportFile(
              new Source(file.name(), file.text()), "/etc/systemd/system/" + file.name()));
    }
    Imported imported =
        Importer.units(
            given,
            List.of(),
            new ImportRequest(
                "g", Optional.empty(), Optional.empty(), Map.of(), OptionalInt.empty()));
    String manifest = imported.manifest().map(ManifestPrinter::print).orElse("");
    Parsed<Manifest> read =
        ManifestReader.read(List.of(new Source("manifest.yml", manifest)), List.of());
    assertThat(read.value()).as("%s%s", manifest, read.problems()).isPresent();
    assertThat(rendered(read.value().orElseThrow(), target)).as(manifest).isEqualTo(files);
  }

  private static List<NamedText> rendered(Manifest manifest, Target target) {
    Parsed<List<NamedText>> rendered = Renderer.render(manifest, target, name -> Optional.empty());
    assertThat(rendered.value()).as("%s", rendered.problems()).isPresent();
    return rendered.value().orElseThrow();
  }
}

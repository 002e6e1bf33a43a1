package io.github.unitgen.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.meaning.command.StopTimes;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What tests ask of an import, whatever tool it is of. */
public final class ImportChecks {
  private ImportChecks() {}

  /** Returns a request that sets nothing but the name of the group. */
  public static ImportRequest request(String name) {
    return new ImportRequest(
        name, Optional.empty(), Optional.empty(), Map.of(), OptionalInt.empty());
  }

  /** Returns the text of the manifest, which must be there. */
  public static String manifest(Imported imported) {
    return ManifestPrinter.print(imported.manifest().orElseThrow());
  }

  /** Returns the settings with this outcome, and what became of each. */
  public static List<String> fates(Imported imported, Fate.Outcome outcome) {
    return imported.fates().stream()
        .filter(fate -> fate.outcome() == outcome)
        .map(fate -> fate.setting() + ": " + fate.become())
        .toList();
  }

  /** Fails if {@code render} refuses the manifest; {@code what}: the source, for the message. */
  public static void assertReadable(String what, Imported imported) {
    String manifest = imported.manifest().map(ManifestPrinter::print).orElse("");
    if (!manifest.isEmpty()) {
      var read = StopTimes.read(List.of(new Source("manifest.yml", manifest)), List.of());
      assertThat(read.value())
          .as("%s: %s\n%s of\n%s", Seed.OPTION, read.problems(), manifest, what)
          .isPresent();
    }
  }

  /** Fails unless the settings at {@code places}, and no others, have a fate. */
  public static void assertEachHasAFate(String what, List<Place> places, Imported imported) {
    assertThat(
            starts(imported.fates().stream().map(Fate::at).toList()).stream().distinct().toList())
        .as("%s of %s", Seed.OPTION, what)
        .isEqualTo(starts(places));
  }

  private static List<Integer> starts(List<Place> places) {
    return places.stream().map(place -> place.span().start()).sorted().toList();
  }
}

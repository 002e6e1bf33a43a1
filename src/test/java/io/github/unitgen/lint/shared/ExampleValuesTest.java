package io.github.unitgen.lint.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.catalog.SystemdVersion;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.syntax.systemd.value.ValueChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExampleValuesTest {
  @Test
  void eachExampleIsAValueThatItsSettingsTake() {
    List<String> refused = new ArrayList<>();
    int taken = 0;
    for (Directive directive : directives()) {
      Optional<String> value = ExampleValues.of(directive, SystemdVersions.NEWEST);
      if (value.isEmpty()) {
        continue;
      }
      if (ValueChecks.faults(directive, value.get(), "a.service", SystemdVersion.NEWEST)
          .isEmpty()) {
        taken++;
      } else {
        refused.add(directive.section() + " " + directive.key() + "=" + value.get());
      }
    }
    assertThat(refused).isEmpty();
    assertThat(taken).isGreaterThan(500);
  }

  private static List<Directive> directives() {
    TreeSet<String> sections = new TreeSet<>();
    UnitName.TYPES.forEach(type -> sections.addAll(UnitSections.of(type)));
    List<Directive> found = new ArrayList<>();
    for (String section : sections) {
      for (String key : Directives.all().keys(section)) {
        found.add(Directives.all().find(section, key).orElseThrow());
      }
    }
    return found;
  }
}

package io.github.unitgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectivesTest {
  private static final int COLUMNS = 12;

  @Test
  void theTableIsSortedBySection() {
    assertThat(Table.rows("directives", COLUMNS)).extracting(row -> row[0]).isSorted();
  }

  @Test
  void eachSectionHasTheKeysOfTheTableInItsOrder() {
    Map<String, Set<String>> keys = new LinkedHashMap<>();
    for (String[] row : Table.rows("directives", COLUMNS)) {
      keys.computeIfAbsent(row[0], section -> new LinkedHashSet<>()).add(row[1]);
    }
    assertThat(UnitSections.all()).containsAll(keys.keySet());
    for (String section : UnitSections.all()) {
      assertThat(Directives.all().keys(section))
          .as(section)
          .containsExactlyElementsOf(keys.getOrDefault(section, Set.of()));
    }
  }

  @Test
  void noOtherSectionHasKeys() {
    for (String section : new String[] {"", "Aaa", "Serv", "Services", "Zzz"}) {
      assertThat(Directives.all().keys(section)).isEmpty();
      assertThat(Directives.all().find(section, "Description")).isEmpty();
    }
  }
}

package io.github.unitgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.Deprecations.Deprecation;
import io.github.unitgen.catalog.Directives.Directive;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeprecationsTest {
  private static final List<String> SECTIONS =
      List.of(
          "Unit",
          "Service",
          "Socket",
          "Timer",
          "Path",
          "Mount",
          "Automount",
          "Swap",
          "Slice",
          "Scope",
          "Install");

  @Test
  void namesOnlyReplacementsThatAreThereWhenTheyAreNeeded() {
    directives().forEach(DeprecationsTest::check);
  }

  @Test
  void knowsWhenAConditionWorksAsTheTableOfDirectivesDoes() {
    for (String key : Directives.all().keys("Unit")) {
      int addedIn = Directives.all().find("Unit", key).orElseThrow().addedIn();
      EarlyDocumentation.of(key)
          .ifPresent(
              since -> {
                assertThat(since.works()).as(key).isEqualTo(addedIn);
                assertThat(since.documented()).as(key).isLessThan(addedIn);
              });
    }
  }

  @Test
  void everySectionWithKeysIsOneOfAType() {
    assertThat(SECTIONS).allMatch(UnitSections::isKnown);
  }

  private static void check(Directive directive) {
    Optional<Deprecation> old = Deprecations.find(directive.section(), directive.key());
    if (old.isEmpty()) {
      return;
    }
    String as = directive.section() + "/" + directive.key();
    assertThat(old.get().since()).as(as).isGreaterThan(directive.addedIn());
    if (old.get().loggedSince() > 0) {
      assertThat(old.get().loggedSince()).as(as).isGreaterThanOrEqualTo(old.get().since());
    }
    if (!old.get().key().isEmpty()) {
      String section = old.get().section().isEmpty() ? directive.section() : old.get().section();
      Directive now = Directives.all().find(section, old.get().key()).orElseThrow();
      assertThat(now.removedIn()).as(as).isZero();
      if (old.get().sameSince() > 0) {
        assertThat(now.addedIn()).as(as).isLessThanOrEqualTo(old.get().sameSince());
      }
    }
  }

  private static Stream<Directive> directives() {
    return SECTIONS.stream()
        .flatMap(
            section ->
                Directives.all().keys(section).stream()
                    .flatMap(key -> Directives.all().find(section, key).stream()));
  }
}

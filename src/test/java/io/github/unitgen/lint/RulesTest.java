package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.unitgen");

  private static final Map<Class<? extends Rule>, List<? extends Rule>> LISTS =
      Map.of(
          UnitRule.class, Rules.units(),
          JobRule.class, Rules.jobs(),
          EnvironmentRule.class, Rules.environments(),
          GroupRule.class, Rules.groups(),
          FolderRule.class, Rules.folders());

  @Test
  void everyClassThatIsARuleIsListedUnderEachOfItsKinds() {
    LISTS.forEach(
        (kind, list) ->
            assertThat(list)
                .extracting(rule -> rule.getClass().getName())
                .as(kind.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(
                    CLASSES.stream()
                        .filter(type -> type.isAssignableTo(kind))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(type -> type.getName())
                        .toList()));
  }

  @Test
  void rulesAreListedById() {
    LISTS.forEach(
        (kind, list) ->
            assertThat(list)
                .extracting(rule -> rule.info().id())
                .as(kind.getSimpleName())
                .isSorted()
                .doesNotHaveDuplicates());
  }
}

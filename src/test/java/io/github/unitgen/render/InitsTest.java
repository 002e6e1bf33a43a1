package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.InitVersions;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.init.Init;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitsTest {
  @ParameterizedTest
  @EnumSource
  void eachTargetHasAnInitAndAFolderOfItsOwn(Target target) {
    assertThat(Inits.of(target).target()).isEqualTo(target);
    assertThat(Inits.all()).extracting(Init::target).containsExactly(Target.values());
    assertThat(Inits.all()).extracting(Init::folder).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void eachReadsAllFilesThatAreRenderedForIt(Target target) {
    Manifest manifest = Manifests.everything();
    Init init = Inits.of(target);
    assertThat(Manifests.render(manifest, target).keySet())
        .contains(init.starter(manifest))
        .allMatch(init::reads);
  }

  @ParameterizedTest
  @EnumSource
  void theExampleOfForNamesAVersionOfIt(Target target) {
    Manifest manifest =
        Manifests.of(
            "unitgen: 1\nname: g\nfor: "
                + Inits.of(target).exampleOfFor()
                + "\nprocesses:\n  w: { command: /x }\n");
    InitVersions versions = manifest.versions().orElseThrow();
    assertThat(versions.cover(target)).isTrue();
  }
}

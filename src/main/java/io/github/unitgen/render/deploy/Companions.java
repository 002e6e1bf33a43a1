package io.github.unitgen.render.deploy;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.render.template.TemplateSource;
import io.github.unitgen.render.template.Templates;
import io.github.unitgen.source.NamedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders companions. Pure: the same manifest yields the same bytes, and nothing is written. */
public final class Companions {
  private static final String RULES = "sudoers/rules.ftl";

  private Companions() {}

  /**
   * Returns the files of {@code companions} in their order; absent if a template fails. {@code
   * deployer} is the user that the sudoers file allows to run the commands; a user's own manager
   * needs no such file.
   */
  public static Parsed<List<NamedText>> render(
      Deployment deployment,
      String group,
      List<Companion> companions,
      String deployer,
      TemplateSource source) {
    List<NamedText> files = new ArrayList<>();
    try {
      for (Companion companion : companions) {
        String body =
            switch (companion) {
              case SUDOERS ->
                  new Templates(source, SudoersFormat.INSTANCE)
                      .fill(RULES, Map.of("sudoers", SudoersView.of(deployment, deployer)));
              case CAPISTRANO ->
                  new Templates(source, RubyFormat.INSTANCE)
                      .fill(deployment.template(), Map.of("deploy", deployment.tasks()));
              case CRON -> CronTable.of(deployment.crontab());
            };
        files.add(new NamedText(companion.fileName(group), body));
      }
    } catch (Templates.Failed failed) {
      return new Parsed<>(Optional.empty(), List.of(failed.problem()));
    }
    return new Parsed<>(Optional.of(List.copyOf(files)), List.of());
  }
}

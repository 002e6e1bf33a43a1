package io.github.unitgen.render.init;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;

/** What no init keeps of {@code requires}. */
public final class Requirements {
  private Requirements() {}

  /**
   * Of a unit or job outside of the group: the file of a process of the group can have what
   * requires it start again, that of another cannot (seen on systemd 252 and Upstart 1.13.2).
   */
  public static Diagnostic outside(ProcessSpec process, Dependency required) {
    return ManifestRule.UNSUPPORTED_SETTING.info(
        required.at(),
        "`"
            + process.name().value()
            + "` stays down when "
            + required.name()
            + " is stopped and started again",
        "use `wants`, with which it also starts later and keeps running");
  }
}

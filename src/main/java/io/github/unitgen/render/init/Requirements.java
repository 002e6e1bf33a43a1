package io.github.unitgen.render.init;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;

/** The parts of {@code requires} that every init lacks. */
public final class Requirements {
  private Requirements() {}

  /**
   * Returns the note about a required unit or job outside the group. The file of a process in the
   * group can restart the processes that require it; the file of another process cannot (seen on
   * systemd 252 and Upstart 1.13.2).
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

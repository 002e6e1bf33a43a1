package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.meaning.Inputs;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several assignments to a setting with one value the last valid one counts. */
@Timeout(300)
class RealSystemdIgnoredIT {
  @RegisterExtension static final Rig RIG = new Rig();

  @ParameterizedTest
  @CsvSource({
    "Service, Type, forking, bogus, Type",
    "Service, Type, oneshot, Simple, Type",
    "Service, Restart, always, sometimes, Restart",
    "Service, RestartSec, 7, soon, RestartUSec",
    "Service, KillMode, mixed, all, KillMode",
    "Service, KillSignal, SIGINT, SIGFOO, KillSignal",
    "Service, SendSIGKILL, no, maybe, SendSIGKILL",
    "Service, TimeoutStopSec, 5s, 5 parsecs, TimeoutStopUSec",
    "Service, RemainAfterExit, yes, perhaps, RemainAfterExit",
    "Service, GuessMainPID, no, ask, GuessMainPID",
    "Service, NotifyAccess, all, everyone, NotifyAccess",
    "Service, OOMPolicy, continue, shrug, OOMPolicy",
    "Service, PrivateNetwork, yes, partly, PrivateNetwork",
    "Service, WorkingDirectory, /var, -here, WorkingDirectory",
    "Service, Nice, 5, 50, Nice",
    "Service, UMask, 0027, 0999, UMask",
    "Service, LimitNOFILE, 4096, many, LimitNOFILE",
    "Service, MemoryMax, 1G, 1X, MemoryMax",
    "Service, StandardOutput, null, /var/log/x.log, StandardOutput",
    "Unit, DefaultDependencies, no, none, DefaultDependencies",
    "Unit, StartLimitBurst, 7, few, StartLimitBurst",
    "Unit, StartLimitIntervalSec, 90, long, StartLimitIntervalUSec"
  })
  void whatIsInvalidOrEmptyLeavesWhatSystemdLeaves(
      String section, String key, String good, String bad, String property) throws IOException {
    String alone = show("", section, key, property, good);
    String unset = show("Unset", section, key, property);
    assertThat(alone).as("the valid value shows").isNotEqualTo(unset);
    assertThat(show("Bad", section, key, property, good, bad)).isEqualTo(alone);
    assertThat(counts(section, key, good, bad)).isEqualTo(good);
    boolean isReset = show("Empty", section, key, property, good, "").equals(unset);
    assertThat(counts(section, key, good, "")).isEqualTo(isReset ? "" : good);
  }

  /** What the property is of a unit with these assignments, one after the other. */
  private static String show(
      String suffix, String section, String key, String property, String... values)
      throws IOException {
    String unit =
        key + "-" + Integer.toHexString(String.join("+", values).hashCode()) + suffix + ".service";
    Files.writeString(RIG.units().resolve(unit), text(section, key, values));
    return RIG.show(unit, property);
  }

  private static String text(String section, String key, String... values) {
    StringBuilder text = new StringBuilder("[Service]\nExecStart=/bin/true\n[" + section + "]\n");
    for (String value : values) {
      text.append(key).append('=').append(value).append('\n');
    }
    return text.toString();
  }

  /** The value that counts for the linter, as the installed systemd takes it. */
  private static String counts(String section, String key, String... values) {
    UnitInput unit = Inputs.unit("x.service", text(section, key, values), SystemdVersions.of(252));
    return unit.last(section, key).map(Assignment::value).orElse("nothing");
  }
}

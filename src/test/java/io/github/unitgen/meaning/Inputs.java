package io.github.unitgen.meaning;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.upstart.JobParser;

/** Units and jobs of tests, judged for the newest inits. */
public final class Inputs {
  private Inputs() {}

  /** Returns the unit {@code x.service} with that text. */
  public static UnitInput unit(String text) {
    return unit("x.service", text);
  }

  /** Returns the unit of that name with that text. */
  public static UnitInput unit(String name, String text) {
    return unit(name, text, SystemdVersions.NEWEST);
  }

  /** Returns the unit of that name with that text, judged for {@code versions}. */
  public static UnitInput unit(String name, String text, SystemdVersions versions) {
    return new UnitInput(UnitParser.parse(new Source(name, text)), UnitName.of(name), versions);
  }

  /** Returns what is written at {@code place}. */
  public static String slice(String text, Span place) {
    return text.substring(place.start(), place.end());
  }

  /** Returns the job {@code x.conf} with that text. */
  public static JobInput job(String text) {
    return JobInput.of(JobParser.parse(new Source("x.conf", text)), "x.conf", Targets.NEWEST);
  }
}

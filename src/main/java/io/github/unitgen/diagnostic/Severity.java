package io.github.unitgen.diagnostic;

import java.util.Locale;

/** How bad a finding is; the order is the order of the exit threshold. */
public enum Severity {
  STYLE,
  INFO,
  WARNING,
  ERROR;

  /** As it is written in reports: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what so many findings are called: {@code warning}, {@code style findings}. */
  public String noun(int count) {
    return label() + (this == STYLE ? " finding" : "") + (count == 1 ? "" : "s");
  }
}

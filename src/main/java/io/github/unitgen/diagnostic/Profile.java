package io.github.unitgen.diagnostic;

import java.util.Locale;

/** Who wants a rule: everybody, or those who ask for it by name. */
public enum Profile {
  DEFAULT,
  /** Style rules on which experts disagree. */
  PEDANTIC,
  /** Sandboxing and limits that not every service can bear. */
  HARDENING;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** As it is written in options and lists: lower case. */
  public String label() {
    return label;
  }
}

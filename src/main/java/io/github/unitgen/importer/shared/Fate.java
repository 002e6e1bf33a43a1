package io.github.unitgen.importer.shared;

import io.github.unitgen.source.Place;

/**
 * What became of one setting of a source.
 *
 * @param outcome in which of the three lists it stands
 * @param at where the source has it
 * @param setting what it is called there
 * @param become the key of the manifest that has it now; of one that is approximated how, and of
 *     one that is not carried what to do
 */
public record Fate(Outcome outcome, Place at, String setting, String become) {
  /** The three lists. */
  public enum Outcome {
    CARRIED,
    APPROXIMATED,
    NOT_CARRIED
  }

  /** Becomes of a setting that says what holds without it. */
  public static final String DEFAULT = "(the default)";

  /** Returns the fate of a setting that {@code key} of the manifest has now. */
  public static Fate carried(Place at, String setting, String key) {
    return new Fate(Outcome.CARRIED, at, setting, key);
  }

  /** Returns the fate of a setting of which the manifest has nearly the same. */
  public static Fate approximated(Place at, String setting, String how) {
    return new Fate(Outcome.APPROXIMATED, at, setting, how);
  }

  /** Returns the fate of a setting that the manifest does not have. */
  public static Fate notCarried(Place at, String setting, String toDo) {
    return new Fate(Outcome.NOT_CARRIED, at, setting, toDo);
  }
}

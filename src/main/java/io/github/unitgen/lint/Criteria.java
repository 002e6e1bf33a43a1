package io.github.unitgen.lint;

import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file is judged by: the rules that are on, the inits it is for, and who is asked besides
 * the rules. Threads may share it.
 */
public final class Criteria {
  private final Targets targets;
  private final Selection selection;
  private final OtherChecks others;
  private final ShellReviewer reviewer;

  /** Asked for with each file; two threads may both work it out. */
  private @Nullable UnitRules unitRules;

  private @Nullable List<JobRule> jobRules;

  /**
   * @param targets the inits that files are judged for
   * @param selection the rules that are on
   * @param others the checks of other rooms
   * @param reviewer who is asked about shell texts
   */
  public Criteria(
      Targets targets, Selection selection, OtherChecks others, ShellReviewer reviewer) {
    this.targets = targets;
    // Where nobody is asked, a suppression of what he would say is not unused.
    this.selection =
        reviewer.equals(ShellReviewer.NONE)
            ? selection.then(ShellReviewer.RULE, Effect.OFF)
            : selection;
    this.others = others;
    this.reviewer = reviewer;
  }

  /** The rules alone: no other room and no other program is asked. */
  public static Criteria ofRules(Targets targets, Selection selection) {
    return new Criteria(targets, selection, OtherChecks.NONE, ShellReviewer.NONE);
  }

  Targets targets() {
    return targets;
  }

  Selection selection() {
    return selection;
  }

  OtherChecks others() {
    return others;
  }

  ShellReviewer reviewer() {
    return reviewer;
  }

  /** The rules for unit files that are on, by id. */
  UnitRules unitRules() {
    UnitRules known = unitRules;
    if (known == null) {
      known = new UnitRules(selection.of(Rules.units()));
      unitRules = known;
    }
    return known;
  }

  /** The rules for jobs that are on, by id. */
  List<JobRule> jobRules() {
    List<JobRule> known = jobRules;
    if (known == null) {
      known = List.copyOf(selection.of(Rules.jobs()));
      jobRules = known;
    }
    return known;
  }

  /** Whether the rule of this id is on. */
  public boolean isOn(String rule) {
    return Rules.find(rule).filter(selection::isOn).isPresent();
  }

  /** The same, for the versions that the manifest is for. */
  Criteria forVersions(Manifest manifest) {
    return manifest
        .versions()
        .map(versions -> new Criteria(targets.with(versions), selection, others, reviewer))
        .orElse(this);
  }

  /** The same, with every rule of the default profile and no other; no program is asked. */
  public Criteria withDefaultRules() {
    return new Criteria(targets, Selection.DEFAULT, others, ShellReviewer.NONE);
  }
}

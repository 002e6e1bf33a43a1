package io.github.unitgen.lint;

import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The criteria that a file is judged by: the enabled rules, the inits that it is for, and the
 * reviewers besides the rules. Threads may share it.
 */
public final class Criteria {
  private final Targets targets;
  private final Selection selection;
  private final OtherChecks others;
  private final ShellReviewer reviewer;

  /** Used for each file, and computed on first use; two threads may both compute it. */
  private @Nullable UnitRules unitRules;

  private @Nullable List<JobRule> jobRules;

  /**
   * Creates criteria.
   *
   * @param targets the inits that files are judged for
   * @param selection the enabled rules
   * @param others the checks of other rooms
   * @param reviewer the reviewer of shell texts
   */
  public Criteria(
      Targets targets, Selection selection, OtherChecks others, ShellReviewer reviewer) {
    this.targets = targets;
    // Without a reviewer, a suppression of its remarks is not unused.
    this.selection =
        reviewer.equals(ShellReviewer.NONE)
            ? selection.then(ShellReviewer.RULE, Effect.OFF)
            : selection;
    this.others = others;
    this.reviewer = reviewer;
  }

  /** Returns criteria with the rules alone, without other rooms and other programs. */
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

  /** Returns the enabled rules for unit files, by id. */
  UnitRules unitRules() {
    UnitRules known = unitRules;
    if (known == null) {
      known = new UnitRules(selection.of(Rules.units()));
      unitRules = known;
    }
    return known;
  }

  /** Returns the enabled rules for jobs, by id. */
  List<JobRule> jobRules() {
    List<JobRule> known = jobRules;
    if (known == null) {
      known = List.copyOf(selection.of(Rules.jobs()));
      jobRules = known;
    }
    return known;
  }

  /** Whether the rule with this id is enabled. */
  public boolean isOn(String rule) {
    return Rules.find(rule).filter(selection::isOn).isPresent();
  }

  /** Returns these criteria for the versions that the manifest is for. */
  Criteria forVersions(Manifest manifest) {
    return manifest
        .versions()
        .map(versions -> new Criteria(targets.with(versions), selection, others, reviewer))
        .orElse(this);
  }

  /**
   * Returns these criteria with exactly the rules of the default profile, and without other
   * programs.
   */
  public Criteria withDefaultRules() {
    return new Criteria(targets, Selection.DEFAULT, others, ShellReviewer.NONE);
  }
}

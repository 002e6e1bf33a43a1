package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.RuleInfo;

/** A finding of a rule before it is graded or suppressed. */
record RawFinding(RuleInfo rule, Diagnostic finding) {}

package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.RuleInfo;

/** What a rule said, not yet graded or suppressed. */
record RawFinding(RuleInfo rule, Diagnostic finding) {}

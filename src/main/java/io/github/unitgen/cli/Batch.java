package io.github.unitgen.cli;

import io.github.unitgen.files.Wanted;

/** The files for one folder, which is named as the user would write it. */
record Batch(String folder, Wanted wanted) {}

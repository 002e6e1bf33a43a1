/**
 * A run of the linter over files of a disk and of its caller: what to read, the configuration, the
 * baseline, what lies beside a file and around it, and the fixes. {@link
 * io.github.unitgen.workspace.Workspace} prints nothing and knows no options. Looks into lint,
 * render, files, report and what these look into.
 */
@NullMarked
package io.github.unitgen.workspace;

import org.jspecify.annotations.NullMarked;

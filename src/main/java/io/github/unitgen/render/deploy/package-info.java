/** Files for those who deploy a group: tasks, and the rules that let them be run. */
@NullMarked
package io.github.unitgen.render.deploy;

import org.jspecify.annotations.NullMarked;

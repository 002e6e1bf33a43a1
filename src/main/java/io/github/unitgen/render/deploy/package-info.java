/** Files for the deployment of a group: tasks, and the rules that allow their commands. */
@NullMarked
package io.github.unitgen.render.deploy;

import org.jspecify.annotations.NullMarked;

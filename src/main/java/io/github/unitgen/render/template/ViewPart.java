package io.github.unitgen.render.template;

/**
 * A record that is part of a view. A template sees its components as those of the view itself, so a
 * view can be split by concern while templates use short names.
 */
public interface ViewPart {}

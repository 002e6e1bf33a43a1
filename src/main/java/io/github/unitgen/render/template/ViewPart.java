package io.github.unitgen.render.template;

/**
 * A record that is part of a view: a template sees its components as those of the view itself, so
 * that a view can be put together by concern while templates use short names.
 */
public interface ViewPart {}

package io.github.unitgen.render.template;

import io.github.unitgen.source.Source;
import java.util.Optional;

/** A source of templates, by names such as {@code systemd/group.target.ftl}. */
@FunctionalInterface
public interface TemplateSource {
  /**
   * Returns the template of this name; empty if this source lacks it and the built-in one is used.
   */
  Optional<Source> find(String name);
}

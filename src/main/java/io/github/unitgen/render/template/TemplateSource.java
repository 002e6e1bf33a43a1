package io.github.unitgen.render.template;

import io.github.unitgen.source.Source;
import java.util.Optional;

/** Where templates come from, by names such as {@code systemd/group.target.ftl}. */
@FunctionalInterface
public interface TemplateSource {
  /** The template of this name; empty where this source has none and the built-in one is taken. */
  Optional<Source> find(String name);
}

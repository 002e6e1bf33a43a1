package io.github.unitgen.meaning;

import io.github.unitgen.meaning.RenderedSettings.Setting;
import io.github.unitgen.source.Place;
import java.util.Optional;

/**
 * The place in a manifest that a part of a rendered file comes from.
 *
 * @param at the place of the value, or of the name of the process or group if no key sets it
 * @param owner the name of the process or group that the file belongs to
 * @param setting the setting that unitgen wrote by itself or from a key; empty for raw settings
 */
public record Origin(Place at, Place owner, Optional<Setting> setting) {}

package io.github.unitgen.meaning;

import io.github.unitgen.meaning.RenderedSettings.Setting;
import io.github.unitgen.source.Place;
import java.util.Optional;

/**
 * Where a manifest has what a rendered file says.
 *
 * @param at where the value is written; where no key says it, the name of the process or group
 * @param owner the name of the process or group that the file is of
 * @param setting what unitgen wrote by itself or from a key; empty for raw settings
 */
public record Origin(Place at, Place owner, Optional<Setting> setting) {}

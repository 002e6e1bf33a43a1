package io.github.unitgen.render.systemd;

import java.util.List;

/**
 * The view that {@code systemd/group.target.ftl} sees as {@code group}.
 *
 * @param description the description of the group, or its name
 * @param wants for each process with something to start: its units, separated by spaces
 * @param wantedBy the target that starts the group at boot
 */
public record TargetView(SystemdText description, List<String> wants, String wantedBy) {}

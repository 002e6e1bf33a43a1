package io.github.unitgen.render.systemd;

import java.util.List;

/**
 * What {@code systemd/group.target.ftl} sees as {@code group}. {@code wants} has a text for each
 * process that has instances to start: its units, parted by blanks.
 */
public record TargetView(SystemdText description, List<String> wants, String wantedBy) {}

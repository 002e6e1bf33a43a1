package io.github.unitgen.render.systemd;

import java.util.List;

/**
 * What {@code systemd/group.slice.ftl} sees as {@code group}.
 *
 * @param description what the group is, else its name
 * @param limits {@code MemoryMax}, {@code TasksMax}, {@code CPUQuota}, in the order of the manifest
 */
public record SliceView(SystemdText description, List<ServiceView.Setting> limits) {}

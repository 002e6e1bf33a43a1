package io.github.unitgen.render.systemd;

import java.util.List;

/**
 * The view that {@code systemd/group.slice.ftl} sees as {@code group}.
 *
 * @param description the description of the group, or its name
 * @param limits {@code MemoryMax}, {@code TasksMax}, {@code CPUQuota}, in the order of the manifest
 */
public record SliceView(SystemdText description, List<ServiceView.Setting> limits) {}

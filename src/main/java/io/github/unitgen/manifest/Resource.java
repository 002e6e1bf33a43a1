package io.github.unitgen.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code limits} can limit: the resources of setrlimit(2) that both inits know (RTTIME and
 * LOCKS are unknown to Upstart 1.13), and three of the control group, which only systemd has.
 */
public enum Resource {
  AS(Unit.BYTES),
  CORE(Unit.BYTES),
  CPU_TIME(Unit.SECONDS),
  DATA(Unit.BYTES),
  FSIZE(Unit.BYTES),
  MEMLOCK(Unit.BYTES),
  MSGQUEUE(Unit.BYTES),
  NICE(Unit.NUMBER),
  NOFILE(Unit.NUMBER),
  NPROC(Unit.NUMBER),
  RSS(Unit.BYTES),
  RTPRIO(Unit.NUMBER),
  SIGPENDING(Unit.NUMBER),
  STACK(Unit.BYTES),
  /** MemoryMax=: of the whole service, its children included. */
  MEMORY(Unit.GROUP_BYTES),
  /** TasksMax=. */
  TASKS(Unit.GROUP_NUMBER),
  /** CPUQuota=, in percent of one processor. */
  CPU(Unit.GROUP_PERCENT);

  /** The unit of a limit. */
  public enum Unit {
    BYTES,
    SECONDS,
    NUMBER,
    GROUP_BYTES,
    GROUP_NUMBER,
    GROUP_PERCENT
  }

  private final Unit unit;

  Resource(Unit unit) {
    this.unit = unit;
  }

  /** Returns the unit of the values. */
  public Unit unit() {
    return unit;
  }

  /** Whether only systemd, through control groups, can keep it. */
  public boolean isControlGroup() {
    return unit == Unit.GROUP_BYTES || unit == Unit.GROUP_NUMBER || unit == Unit.GROUP_PERCENT;
  }

  /** As it is written in a manifest. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the resource in {@code LimitNAME=} and, in lower case, in {@code limit NAME}. */
  public String rlimit() {
    return this == CPU_TIME ? "CPU" : name();
  }

  /** The resource of this key. */
  public static Optional<Resource> of(String key) {
    return Arrays.stream(values()).filter(r -> r.key().equals(key)).findFirst();
  }

  /** The keys of what a control group limits. */
  public static List<String> ofGroups() {
    return Arrays.stream(values()).filter(Resource::isControlGroup).map(Resource::key).toList();
  }

  /** Every key. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Resource::key).toList();
  }
}

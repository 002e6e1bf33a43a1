package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.syntax.yaml.YamlRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every rule, by id. Only the kind asked for is loaded, once. No other class knows how rules are
 * found.
 */
public final class Rules {
  /** The rule for mistakes in {@code .unitgen.yml}. */
  public static final RuleInfo CONFIGURATION =
      RuleInfo.error(
          "X914", "invalid-configuration", "Key or value in the configuration is invalid");

  private Rules() {}

  /** Returns the rules for unit files. */
  public static List<UnitRule> units() {
    return RuleList.Units.ALL;
  }

  /** Returns the rules for jobs. */
  public static List<JobRule> jobs() {
    return RuleList.Jobs.ALL;
  }

  /** Returns the rules for files that {@code EnvironmentFile=} names. */
  public static List<EnvironmentRule> environments() {
    return RuleList.Environments.ALL;
  }

  /**
   * Returns the rules for manifests that can be read, without those that the reader checks itself.
   */
  public static List<GroupRule> groups() {
    return RuleList.Groups.ALL;
  }

  /** Returns the rules for files of one folder. */
  public static List<FolderRule> folders() {
    return RuleList.Folders.ALL;
  }

  private static final class Infos {
    static final List<RuleInfo> ALL = loadInfos();
    static final Map<String, RuleInfo> BY_ID_OR_NAME = byIdOrName();

    private static Map<String, RuleInfo> byIdOrName() {
      Map<String, RuleInfo> found = new HashMap<>();
      for (RuleInfo info : ALL) {
        found.put(info.id(), info);
        found.put(info.name(), info);
      }
      return found;
    }
  }

  /** Returns the facts about every rule, including those of the reader of manifests, by id. */
  public static List<RuleInfo> infos() {
    return Infos.ALL;
  }

  private static List<RuleInfo> loadInfos() {
    TreeMap<String, RuleInfo> infos = new TreeMap<>();
    List<RuleInfo> all = new ArrayList<>();
    units().forEach(rule -> all.add(rule.info()));
    jobs().forEach(rule -> all.add(rule.info()));
    groups().forEach(rule -> all.add(rule.info()));
    folders().forEach(rule -> all.add(rule.info()));
    environments().forEach(rule -> all.add(rule.info()));
    all.addAll(Suppressions.RULES);
    all.add(CONFIGURATION);
    all.addAll(YamlRule.ALL);
    for (ManifestRule rule : ManifestRule.values()) {
      all.add(rule.info());
    }
    all.forEach(info -> infos.put(info.id(), info));
    return List.copyOf(infos.values());
  }

  /** Returns the rule with this id or name, or empty if it is unknown. */
  public static Optional<RuleInfo> find(String idOrName) {
    return Optional.ofNullable(Infos.BY_ID_OR_NAME.get(idOrName));
  }
}

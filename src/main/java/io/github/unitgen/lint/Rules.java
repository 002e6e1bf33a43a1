package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.syntax.yaml.YamlRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every rule on the class path, by id. Only the kind asked for is loaded, once. No other class
 * knows how rules are found.
 */
public final class Rules {
  /** What is wrong with {@code .unitgen.yml}. */
  public static final RuleInfo CONFIGURATION =
      RuleInfo.error("X914", "configuration", "a key or value is not of the configuration");

  private Rules() {}

  private static final class Units {
    static final List<UnitRule> ALL = load(UnitRule.class);
  }

  private static final class Jobs {
    static final List<JobRule> ALL = load(JobRule.class);
  }

  private static final class Environments {
    static final List<EnvironmentRule> ALL = load(EnvironmentRule.class);
  }

  private static final class Groups {
    static final List<GroupRule> ALL = load(GroupRule.class);
  }

  /** The rules for unit files. */
  public static List<UnitRule> units() {
    return Units.ALL;
  }

  /** The rules for jobs. */
  public static List<JobRule> jobs() {
    return Jobs.ALL;
  }

  /** The rules for files that {@code EnvironmentFile=} names. */
  public static List<EnvironmentRule> environments() {
    return Environments.ALL;
  }

  /** The rules for manifests that can be read; what the reader finds itself is not among them. */
  public static List<GroupRule> groups() {
    return Groups.ALL;
  }

  private static final class Folders {
    static final List<FolderRule> ALL = load(FolderRule.class);
  }

  /** The rules for files that lie together. */
  public static List<FolderRule> folders() {
    return Folders.ALL;
  }

  private static final class Infos {
    static final List<RuleInfo> ALL = loadInfos();
  }

  /** What there is to know of every rule, also of those of the reader of manifests, by id. */
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

  /**
   * Ids and names that a rule no longer bears, and its id: they go on working on the command line,
   * in configurations, in comments and with explain.
   */
  private static final Map<String, String> FORMER = Map.of("U506", "X506");

  /** The id of a rule that was called so before; anything else as it is. */
  static String current(String idOrName) {
    return FORMER.getOrDefault(idOrName, idOrName);
  }

  /** The rule of this id or name, or that was called so before. */
  public static Optional<RuleInfo> find(String idOrName) {
    String current = current(idOrName);
    return infos().stream()
        .filter(info -> info.id().equals(current) || info.name().equals(current))
        .findFirst();
  }

  /**
   * The classes listed for {@code kind}, a line each. {@code ServiceLoader} reads the same lists,
   * and takes some milliseconds more.
   */
  private static List<String> names(Class<? extends Rule> kind) {
    List<String> names = new ArrayList<>();
    try {
      Enumeration<URL> lists =
          Rules.class.getClassLoader().getResources("META-INF/services/" + kind.getName());
      while (lists.hasMoreElements()) {
        try (InputStream in = lists.nextElement().openStream()) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          int at = 0;
          for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
            if (end > at && text.charAt(at) != '#') {
              names.add(text.substring(at, end));
            }
            at = end + 1;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static <R extends Rule> List<R> load(Class<R> kind) {
    List<R> rules = new ArrayList<>();
    for (String name : names(kind)) {
      try {
        rules.add(Class.forName(name).asSubclass(kind).getDeclaredConstructor().newInstance());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the rule " + name + " cannot be loaded", e);
      }
    }
    rules.sort((one, other) -> one.info().id().compareTo(other.info().id()));
    return List.copyOf(rules);
  }
}

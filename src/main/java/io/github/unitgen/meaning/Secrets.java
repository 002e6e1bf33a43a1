package io.github.unitgen.meaning;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognizes variables that hold a secret by name and value. The entropy of values does not count.
 */
public final class Secrets {
  private static final Set<String> WORDS =
      Set.of("PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "SECRETS", "TOKEN", "APIKEY");

  /**
   * Variables that PostgreSQL, sshpass, MySQL and redis-cli read, and names that are written in one
   * word.
   */
  private static final Set<String> NAMES =
      Set.of("PGPASSWORD", "SSHPASS", "MYSQL_PWD", "REDISCLI_AUTH", "DBPASSWORD", "DBPASS");

  /** Words that make a following KEY a secret. */
  private static final Set<String> KEYS =
      Set.of("API", "ACCESS", "PRIVATE", "MASTER", "ENCRYPTION", "SIGNING", "AUTH", "SECRET");

  /** Last words of names that describe the secret and do not hold it. */
  private static final Set<String> ABOUT =
      Set.of(
          "FILE",
          "STDIN",
          "PATH",
          "DIR",
          "URL",
          "URI",
          "ID",
          "NAME",
          "USER",
          "TTL",
          "EXPIRY",
          "EXPIRES",
          "LENGTH",
          "SIZE",
          "TYPE",
          "ENABLED",
          "HEADER",
          "COUNT",
          "LIMIT",
          "TIMEOUT",
          "ALGORITHM",
          "FORMAT",
          "ENDPOINT",
          "HOST",
          "PORT",
          "MIN",
          "MAX",
          "LIFETIME",
          "REQUIRED",
          "PREFIX",
          "COMMAND",
          "STORE",
          "MANAGER",
          "POLICY");

  private static final Set<String> PLAIN =
      Set.of(
          "true",
          "false",
          "yes",
          "no",
          "on",
          "off",
          "none",
          "null",
          "secret",
          "password",
          "test",
          "guest",
          "token",
          "default");

  /** Parts of a value that someone else is meant to replace. */
  private static final List<String> PLACEHOLDERS =
      List.of(
          "change",
          "your",
          "xxx",
          "***",
          "...",
          "replace",
          "placeholder",
          "example",
          "dummy",
          "todo",
          "insert");

  /** Prefixes that issuers use for their keys. */
  private static final List<String> ISSUED =
      List.of("ghp_", "github_pat_", "glpat-", "sk_live_", "rk_live_", "xoxb-", "xoxp-", "AKIA");

  private static final int SHORTEST_ISSUED = 16;
  private static final int SHORT_NUMBER = 4;

  private Secrets() {}

  /** Whether the variable holds a secret; {@code value} is unquoted. */
  public static boolean isSecret(String name, String value) {
    if (isIssued(value)) {
      return true;
    }
    return isName(name) ? isValue(value) : isUrl(value);
  }

  /**
   * Whether the variable only identifies the client, as in a pair of X_API_KEY and X_API_SECRET;
   * {@code names} are those of all variables.
   */
  public static boolean isPublicHalf(String name, Collection<String> names) {
    String key = "_KEY";
    return name.endsWith(key)
        && names.contains(name.substring(0, name.length() - key.length()) + "_SECRET");
  }

  private static boolean isName(String name) {
    if (name.isEmpty()) {
      return false; // of most words
    }
    String upper = name.toUpperCase(Locale.ROOT);
    if (NAMES.contains(upper)) {
      return true;
    }
    List<String> words = List.of(upper.split("_", -1));
    String last = words.get(words.size() - 1);
    if (ABOUT.contains(last) || words.contains("PUBLIC")) {
      return false;
    }
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      boolean key = word.equals("KEY") && at > 0 && KEYS.contains(words.get(at - 1));
      if (key || WORDS.contains(word)) {
        return true;
      }
    }
    return last.equals("PASS") && words.size() > 1;
  }

  private static boolean isValue(String value) {
    String lower = value.strip().toLowerCase(Locale.ROOT);
    if (lower.isEmpty() || "/%$~<{[@".indexOf(lower.charAt(0)) >= 0 || lower.contains("${")) {
      return false;
    }
    boolean number = lower.chars().allMatch(c -> c >= '0' && c <= '9');
    return !(number && lower.length() <= SHORT_NUMBER)
        && !PLAIN.contains(lower)
        && PLACEHOLDERS.stream().noneMatch(lower::contains);
  }

  /** Whether the value is {@code scheme://user:password@host} with a secret password. */
  private static boolean isUrl(String value) {
    int scheme = value.indexOf("://");
    if (scheme < 0) {
      return false;
    }
    int from = scheme + "://".length();
    int slash = value.indexOf('/', from);
    int at = value.substring(0, slash < 0 ? value.length() : slash).lastIndexOf('@');
    int colon = value.indexOf(':', from);
    if (colon < 0 || at < colon) {
      return false;
    }
    String password = value.substring(colon + 1, at);
    return isValue(password) && !password.equals(value.substring(from, colon));
  }

  private static boolean isIssued(String value) {
    return value.length() >= SHORTEST_ISSUED
        && value.indexOf(' ') < 0
        && ISSUED.stream().anyMatch(value::startsWith)
        && isValue(value);
  }
}

package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The facts about a rule that lists and pages show besides its own words: its theme and its fixes.
 * The table is read on the first lookup, since no check needs it.
 */
public final class RuleTable {
  private static final int COLUMNS = 3;
  private static final Map<String, Facts> RULES = new HashMap<>();

  static {
    for (String[] row : Table.rows("rules", COLUMNS)) {
      RULES.put(row[0], new Facts(Theme.valueOf(upper(row[1])), Fixes.valueOf(upper(row[2]))));
    }
  }

  private RuleTable() {}

  private record Facts(Theme theme, Fixes fixes) {}

  /** The kinds of fixes that the findings of a rule can have. */
  public enum Fixes {
    NONE,
    SAFE,
    UNSAFE,
    /** Some findings have a safe fix, others an unsafe one. */
    BOTH;

    /** Returns the name for lists, in lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The subject of a rule, in the order of the index. */
  public enum Theme {
    SYNTAX("Syntax, names and encoding"),
    VALUES("Values and combinations of settings"),
    VERSIONS("Versions of the init"),
    PROCESSES("Main process, forking and PID files"),
    COMMANDS("Commands, quoting and shells"),
    VARIABLES("Variables, specifiers and secrets"),
    LOGS("Logs"),
    RESTART("Restart and start limits"),
    STOP("Stop, reload and signals"),
    BOOT("Boot, dependencies and order"),
    TRIGGERS("Timers and sockets"),
    GROUPS("Instances and groups"),
    RIGHTS("Users, rights and sandbox"),
    RESOURCES("Memory"),
    CONTAINERS("Containers"),
    STYLE("Descriptions and style"),
    RENDERING("Rendered files and templates"),
    LINTER("Suppressions and configuration");

    private final String title;

    Theme(String title) {
      this.title = title;
    }

    /** Returns the heading in the index. */
    public String title() {
      return title;
    }

    /** Returns the name for the table and for JSON, in lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the theme of the rule with this id. */
  public static Theme theme(String rule) {
    return facts(rule).theme();
  }

  /** Returns the fixes of the rule with this id. */
  public static Fixes fixes(String rule) {
    return facts(rule).fixes();
  }

  private static Facts facts(String rule) {
    Facts facts = RULES.get(rule);
    if (facts == null) {
      throw new IllegalArgumentException("rules.tsv lacks a row for " + rule);
    }
    return facts;
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}

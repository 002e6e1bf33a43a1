package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What lists and pages say of a rule besides its own words: its theme, and which fixes it has. Read
 * only where it is asked for, since no check needs it.
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

  /** Which fixes the findings of a rule can have. */
  public enum Fixes {
    NONE,
    SAFE,
    UNSAFE,
    /** Some findings have a safe fix, others an unsafe one. */
    BOTH;

    /** As it is written in lists: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a rule is about; the order is that of the index. */
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

    /** Its heading. */
    public String title() {
      return title;
    }

    /** As it is written in the table and in JSON: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The theme of the rule of this id. */
  public static Theme theme(String rule) {
    return facts(rule).theme();
  }

  /** The fixes of the rule of this id. */
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

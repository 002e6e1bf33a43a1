package io.github.unitgen.meaning.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the variables that a shell text sets itself, as far as its words show. */
public final class ShellAssignments {
  private static final String SEPARATORS = ";&|(\n";

  /** The offset at which each variable is first set. */
  private final Map<String, Integer> set = new HashMap<>();

  private final String text;

  /** An assignment whose word has not ended yet. */
  private record Open(String name, int depth) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Open> openInQuotes = new ArrayList<>();

  private ShellAssignments(String text) {
    this.text = text;
  }

  public static ShellAssignments of(String text) {
    ShellAssignments assignments = new ShellAssignments(text);
    assignments.read();
    return assignments;
  }

  /** Whether a word before {@code use}, and not around it, sets the variable. */
  public boolean isSet(String name, int use) {
    return set.getOrDefault(name, Integer.MAX_VALUE) <= use;
  }

  private void read() {
    char quote = 0;
    int depth = 0;
    int command = 0; // the offset of the first word of the command
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (at == 0 || " \t\n;&|({`\"".indexOf(text.charAt(at - 1)) >= 0) {
        start(at, command, depth, quote);
      }
      if (" \t;\n&|".indexOf(c) >= 0) {
        end(at, depth, quote);
      } else if (quote != 0 && c == quote) {
        quote = 0;
        openInQuotes.forEach(open::push);
        openInQuotes.clear();
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote == 0 && (c == '(' || c == ')')) {
        depth += c == '(' ? 1 : -1;
        close(depth);
      }
      if (SEPARATORS.indexOf(c) >= 0 || (at == command && Character.isWhitespace(c))) {
        command = at + 1;
      }
    }
  }

  /** Starts a word, which may be an assignment, or a name that {@code for} or {@code read} sets. */
  private void start(int at, int command, int depth, char quote) {
    int end = at;
    while (end < text.length() && isName(text.charAt(end))) {
      end++;
    }
    if (end == at || end == text.length()) {
      return;
    }
    char next = text.charAt(end);
    if (next == '=') {
      // `A=${A} cmd` and `PATH=/x:${PATH}` need the value from outside.
      Open assignment = new Open(text.substring(at, end), depth);
      if (quote == 0) {
        open.push(assignment);
      } else {
        openInQuotes.add(assignment);
      }
    } else if (" \t;)".indexOf(next) >= 0
        && (isBehindFor(at) || isWord("read", command) || isWord("while read", command))) {
      set.putIfAbsent(text.substring(at, end), at + 1);
    }
  }

  private void end(int at, int depth, char quote) {
    if (quote == 0) {
      while (!open.isEmpty() && open.peek().depth() == depth) {
        set.putIfAbsent(open.pop().name(), at);
      }
    } else {
      openInQuotes.forEach(assignment -> set.putIfAbsent(assignment.name(), at));
      openInQuotes.clear();
    }
  }

  /** Ends a subshell, whose assignments are lost. */
  private void close(int depth) {
    while (!open.isEmpty() && open.peek().depth() > depth) {
      open.pop();
    }
  }

  private boolean isBehindFor(int at) {
    int end = at;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.startsWith("for", end - 3);
  }

  private boolean isWord(String word, int at) {
    int end = at + word.length();
    return text.startsWith(word, at) && Character.isWhitespace(text.charAt(end));
  }

  private static boolean isName(char c) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}

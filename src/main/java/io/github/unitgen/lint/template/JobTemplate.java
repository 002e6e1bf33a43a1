package io.github.unitgen.lint.template;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Junk;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.upstart.Word;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Recognizes an Upstart job that is a template. A marker is in the name of a stanza, alone on a
 * line, the whole argument of a stanza, the program of a command, or in a place where Upstart or
 * the shell refuses it. In other arguments, strings and comments it is text.
 */
public final class JobTemplate {
  /** Stanzas whose names have a second word. */
  private static final Set<String> PAIRS =
      Set.of(
          "console", "expect", "kill", "limit", "normal", "oom", "reload", "respawn", "start",
          "stop");

  /** Signs that end a word of the shell. */
  private static final String OPERATORS = "|&;<>()";

  private final Source source;
  private final JobFile job;

  private JobTemplate(Source source) {
    this.source = source;
    this.job = JobParser.parse(source);
  }

  /** Returns the offset of the first such marker, or empty if {@code source} is not a template. */
  public static OptionalInt find(Source source) {
    return Marker.in(source.text()).isEmpty()
        ? OptionalInt.empty()
        : new JobTemplate(source).find();
  }

  private OptionalInt find() {
    for (Stanza stanza : job.stanzas()) {
      if (stanza instanceof Words words) {
        if (isIn(words)) {
          return OptionalInt.of(words.words().get(0).span().start());
        }
      } else if (stanza instanceof Junk junk) {
        String text = source.slice(junk.span());
        if (Marker.opens(text) || !Marker.in(text).isEmpty()) {
          return OptionalInt.of(junk.span().start());
        }
      } else if (stanza instanceof Script script) {
        OptionalInt found = inScript(script.body());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return refusal();
  }

  private boolean isIn(Words stanza) {
    List<Word> words = stanza.words();
    String name = source.slice(words.get(0).span());
    if (Marker.opens(name) || !Marker.in(name).isEmpty()) {
      return true;
    }
    if (stanza.command().isPresent()) {
      return isInCommand(source.slice(stanza.command().get().span()));
    }
    int first = PAIRS.contains(name) && words.size() > 2 ? 2 : 1;
    if (words.size() <= first) {
      return false;
    }
    int end = words.get(words.size() - 1).span().end();
    return Marker.isWhole(source.slice(new Span(words.get(1).span().start(), end)))
        || Marker.isWhole(source.slice(new Span(words.get(first).span().start(), end)));
  }

  private OptionalInt inScript(Span body) {
    int at = body.start();
    for (String line : source.slice(body).split("\n", -1)) {
      String command = line.strip();
      if (!command.startsWith("#") && (Marker.opens(command) || isInCommand(command))) {
        return OptionalInt.of(at);
      }
      at += line.length() + 1;
    }
    return OptionalInt.empty();
  }

  private static boolean isInCommand(String text) {
    String command = text.startsWith("exec ") ? text.substring("exec ".length()).strip() : text;
    for (Marker marker : Marker.in(command)) {
      if (marker.style() == Marker.Style.PLAIN) {
        continue; // a normal word for a shell
      }
      String written = command.substring(marker.span().start(), marker.span().end());
      boolean assigned = command.substring(0, marker.span().start()).indexOf('=') >= 0;
      boolean isProgram = !assigned && marker.isInFirstWord(command);
      if (isProgram || hasOperator(written) && !marker.isQuoted(command)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOperator(String text) {
    return text.chars().anyMatch(c -> OPERATORS.indexOf(c) >= 0);
  }

  private OptionalInt refusal() {
    if (job.error().isEmpty()) {
      return OptionalInt.empty();
    }
    Span wrong = job.error().get().span();
    for (Marker marker : Marker.in(source.text())) {
      boolean isText = source.slice(marker.span()).indexOf('\n') >= 0;
      if (!isText && marker.span().start() < wrong.end() && wrong.start() < marker.span().end()) {
        return OptionalInt.of(marker.span().start());
      }
    }
    return OptionalInt.empty();
  }
}

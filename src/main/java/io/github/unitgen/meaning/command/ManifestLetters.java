package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the places of the letters of a word in a manifest. A word that is written without escapes,
 * and the lines of a block of text, are followed letter by letter. In any other word, a part is at
 * its only occurrence, or else anywhere in the word.
 */
final class ManifestLetters implements Places {
  /** The longest word in which parts are searched; a part of a longer word is the whole word. */
  private static final int LONGEST = 1000;

  private final Place at;
  private final String value;
  private Optional<Places> known = Optional.empty();

  ManifestLetters(Place at, String value) {
    this.at = at;
    this.value = value;
  }

  @Override
  public Span of(int from, int to) {
    Places places = known.orElseGet(this::read);
    known = Optional.of(places);
    return places.of(from, to);
  }

  private Places read() {
    String written = at.text();
    int start = at.span().start();
    int first = written.indexOf(value);
    if (first >= 0 && (first == 0 || written.indexOf(value, first + 1) < 0)) {
      return Places.from(start + first);
    }
    return block(written)
        .orElse(
            written.length() > LONGEST
                ? Places.within(at.span())
                : (from, to) -> at.of(value.substring(from, to)));
  }

  /**
   * Returns the places of the lines of a block, which starts below the first line and is indented.
   */
  private Optional<Places> block(String written) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    int from = 0;
    int line = written.indexOf('\n') + 1;
    while (line > 0 && from < value.length()) {
      int to = end(value, from);
      int end = end(written, line);
      int begin = end - (to - from);
      if (begin < line
          || !written.startsWith(value.substring(from, to), begin)
          || !written.substring(line, begin).isBlank()) {
        return Optional.empty();
      }
      starts.add(from);
      places.add(at.span().start() + begin);
      from = to + 1;
      line = end < written.length() ? end + 1 : 0;
    }
    if (from < value.length() || starts.isEmpty()) {
      return Optional.empty();
    }
    int[] inValue = starts.stream().mapToInt(Integer::intValue).toArray();
    return Optional.of(
        (start, end) -> {
          int begin = place(start, inValue, places);
          return new Span(begin, Math.max(begin, place(end, inValue, places)));
        });
  }

  private static int place(int inText, int[] starts, List<Integer> places) {
    int found = Arrays.binarySearch(starts, inText);
    int line = found >= 0 ? found : -found - 2;
    return places.get(line) + inText - starts[line];
  }

  private static int end(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}

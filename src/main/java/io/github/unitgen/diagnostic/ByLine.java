package io.github.unitgen.diagnostic;

import io.github.unitgen.source.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value derived from the line in which a finding begins. Where findings are asked for in the
 * order of their places it is made once for each line, however long that is and however many begin
 * in it.
 */
public final class ByLine<T> {
  private record Made<T>(Source source, int line, T result) {}

  private final Function<String, T> maker;
  private Optional<Made<T>> last = Optional.empty();

  /** {@code maker} is given the text of a line without its terminator. */
  public ByLine(Function<String, T> maker) {
    this.maker = maker;
  }

  /**
   * As the constructor says, but that equal results are one, so that to compare them costs nothing
   * however long they are.
   */
  public static <T> ByLine<T> shared(Function<String, T> maker) {
    Map<T, T> made = new HashMap<>();
    return new ByLine<>(line -> made.computeIfAbsent(maker.apply(line), same -> same));
  }

  /** Returns the value for the first line of a finding. */
  public T of(Diagnostic finding) {
    Source source = finding.at().source();
    int line = source.lineAt(finding.at().span().start());
    Made<T> made =
        last.filter(known -> known.source() == source && known.line() == line)
            .orElseGet(() -> new Made<>(source, line, maker.apply(source.line(line))));
    last = Optional.of(made);
    return made.result();
  }
}

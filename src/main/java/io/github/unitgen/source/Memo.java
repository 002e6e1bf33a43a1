package io.github.unitgen.source;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was worked out of a value that never changes, by its type. It is no part of the value: any
 * two are equal.
 */
public final class Memo {
  private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

  /** Returns the result of {@code make}, which is called once for each type. */
  public <T> T of(Class<T> type, Supplier<T> make) {
    Object known = made.get(type);
    if (known == null) {
      known = make.get();
      made.put(type, known);
    }
    return type.cast(known);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Memo;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "";
  }
}

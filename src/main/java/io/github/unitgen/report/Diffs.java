package io.github.unitgen.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Differences of two texts in the unified format of diff(1). */
public final class Diffs {
  private static final int CONTEXT = 3;

  private Diffs() {}

  /** Empty where the texts are equal; an absent text is {@code /dev/null}. */
  public static String unified(String path, Optional<String> before, Optional<String> after) {
    List<String> old = before.map(Diffs::lines).orElse(List.of());
    List<String> now = after.map(Diffs::lines).orElse(List.of());
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            before.isPresent() ? path : "/dev/null",
            after.isPresent() ? path : "/dev/null",
            old,
            patch(old, now),
            CONTEXT);
    // diff(1) counts from 0 where there is no line; patch(1) insists on it.
    String text = String.join("\n", lines);
    text = old.isEmpty() ? text.replace("\n@@ -1,0 +", "\n@@ -0,0 +") : text;
    text = now.isEmpty() ? text.replace(" +1,0 @@\n", " +0,0 @@\n") : text;
    return text.isEmpty() ? "" : text + "\n";
  }

  /**
   * The lines that only one of the texts has are in no other: without them, which can be all, the
   * search for what the two have in common is short.
   */
  private static Patch<String> patch(List<String> old, List<String> now) {
    int[] oldShared = shared(old, new HashSet<>(now));
    int[] nowShared = shared(now, new HashSet<>(old));
    List<AbstractDelta<String>> deltas =
        DiffUtils.diff(lines(old, oldShared), lines(now, nowShared)).getDeltas();
    int[] oldSame = without(oldShared, deltas.stream().map(AbstractDelta::getSource).toList());
    int[] nowSame = without(nowShared, deltas.stream().map(AbstractDelta::getTarget).toList());
    Patch<String> patch = new Patch<>();
    int oldAt = 0;
    int nowAt = 0;
    for (int i = 0; i <= oldSame.length; i++) {
      int oldEnd = i < oldSame.length ? oldSame[i] : old.size();
      int nowEnd = i < nowSame.length ? nowSame[i] : now.size();
      if (oldAt < oldEnd || nowAt < nowEnd) {
        patch.addDelta(
            new ChangeDelta<>(
                new Chunk<>(oldAt, old.subList(oldAt, oldEnd)),
                new Chunk<>(nowAt, now.subList(nowAt, nowEnd))));
      }
      oldAt = oldEnd + 1;
      nowAt = nowEnd + 1;
    }
    return patch;
  }

  /** The numbers of the lines that {@code others} have, too. */
  private static int[] shared(List<String> lines, Set<String> others) {
    return IntStream.range(0, lines.size()).filter(i -> others.contains(lines.get(i))).toArray();
  }

  private static List<String> lines(List<String> lines, int[] numbers) {
    return Arrays.stream(numbers).mapToObj(lines::get).toList();
  }

  /** Returns the numbers outside all chunks: the lines that both texts share. */
  private static int[] without(int[] numbers, List<Chunk<String>> chunks) {
    BitSet gone = new BitSet(numbers.length);
    chunks.forEach(chunk -> gone.set(chunk.getPosition(), chunk.getPosition() + chunk.size()));
    return IntStream.range(0, numbers.length)
        .filter(i -> !gone.get(i))
        .map(i -> numbers[i])
        .toArray();
  }

  /** Parted at LF alone, so that a CR is a difference; a last line without LF says so. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String last = lines.remove(lines.size() - 1);
    if (!last.isEmpty()) {
      lines.add(last + "\n\\ No newline at end of file");
    }
    return lines;
  }
}

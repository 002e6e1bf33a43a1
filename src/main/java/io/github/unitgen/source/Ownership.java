package io.github.unitgen.source;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the first line of a file of ours says: the manifest's base name (unprintables escaped), the
 * group, and whether all that follows the line is still as it was written.
 */
public record Ownership(String manifest, String group, boolean intact) {
  /**
   * The line lies within so many bytes or a file is not ours: 255-byte names leave it far below.
   */
  public static final int HEAD = 8192;

  private static final String BEFORE_MANIFEST = "# Rendered by unitgen from ";
  private static final String BEFORE_GROUP = " for group ";
  private static final String BEFORE_HASH = "; edit that, not this: sha256 ";
  private static final int HASH_LENGTH = 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /**
   * The whole text of a file: the line that says it is ours, then {@code body}. Of {@code manifest}
   * only what follows the last slash is used, so the bytes do not depend on where it lies.
   *
   * @throws IllegalArgumentException if the group is empty or has blanks or unprintable characters,
   *     or if the line would be longer than 8192 bytes
   */
  public static String stamp(String manifest, String group, String body) {
    requireGroup(group);
    String line =
        BEFORE_MANIFEST
            + baseName(manifest)
            + BEFORE_GROUP
            + group
            + BEFORE_HASH
            + hash(Source.encode(body), 0)
            + "\n";
    if (Source.encode(line).length > HEAD) {
      throw new IllegalArgumentException("names too long for a head line: " + line);
    }
    return line + body;
  }

  /**
   * Whether a text begins like a rendered file at {@code at}; cheap, but only {@link #of} is
   * certain.
   */
  public static boolean begins(String text, int at) {
    return text.startsWith(BEFORE_MANIFEST, at);
  }

  /**
   * Total: any bytes give an answer; empty means that the file is not ours. A file of ours that was
   * given a byte order mark or CR LF line ends is ours and not intact.
   */
  public static Optional<Ownership> of(byte[] content) {
    boolean marked =
        content.length >= BYTE_ORDER_MARK.length
            && Arrays.equals(content, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
    int start = marked ? BYTE_ORDER_MARK.length : 0;
    int end = start;
    while (end < content.length && end < HEAD && content[end] != '\n') {
      end++;
    }
    boolean ended = end < content.length && content[end] == '\n';
    boolean carriageReturn = end > start && content[end - 1] == '\r';
    String line =
        Source.of("", Arrays.copyOfRange(content, start, carriageReturn ? end - 1 : end)).text();
    int hashAt = line.length() - HASH_LENGTH;
    int groupEnd = hashAt - BEFORE_HASH.length();
    if (!line.startsWith(BEFORE_MANIFEST) || !line.startsWith(BEFORE_HASH, groupEnd)) {
      return Optional.empty();
    }
    // The last one: a manifest's name may have blanks, a group's may not.
    int manifestEnd = line.lastIndexOf(BEFORE_GROUP, groupEnd - BEFORE_GROUP.length());
    if (manifestEnd < BEFORE_MANIFEST.length()) {
      return Optional.empty();
    }
    String manifest = line.substring(BEFORE_MANIFEST.length(), manifestEnd);
    String group = line.substring(manifestEnd + BEFORE_GROUP.length(), groupEnd);
    if (!Printable.isPrintable(manifest) || !isGroup(group)) {
      return Optional.empty();
    }
    boolean intact =
        !marked
            && !carriageReturn
            && ended
            && line.substring(hashAt).equals(hash(content, end + 1));
    return Optional.of(new Ownership(manifest, group, intact));
  }

  /** What a line says of {@code manifest}: what follows the last slash, printable. */
  public static String baseName(String manifest) {
    return Printable.escape(manifest.substring(manifest.lastIndexOf('/') + 1));
  }

  public static void requireGroup(String group) {
    if (!isGroup(group)) {
      throw new IllegalArgumentException("not the name of a group: " + Printable.escape(group));
    }
  }

  private static boolean isGroup(String text) {
    return !text.isEmpty()
        && Printable.isPrintable(text)
        && text.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static String hash(byte[] bytes, int from) {
    return Sha256.hex(bytes, from, HASH_LENGTH);
  }
}

package io.github.unitgen.files;

import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Printable;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.util.Optional;

/** Why a file is left alone, in words that follow its path and end in what to do. */
final class Refusals {
  static final String TO_DELETE =
      "is no longer wanted, but was changed after unitgen wrote it; "
          + "move it away, or delete it with --force";

  static final String TO_REMOVE =
      "was changed after unitgen wrote it; move it away, or delete it with --force";

  private static final String MOVE = "; move it away";
  private static final String LARGE = "is larger than 64 MiB, so unitgen did not write it";

  static final String HUGE = LARGE + MOVE;

  private static final String FOREIGN = "was not written by unitgen";

  private Refusals() {}

  static String unreadable(IOException e) {
    return "cannot be read: " + IoReason.of(e) + "; make it readable or move it away";
  }

  /** Empty for a file that {@code claim} covers and that is as it was written. */
  static Optional<String> toReplace(Seen seen, Claim claim) {
    if (seen instanceof Seen.File file) {
      return Ownership.of(Source.encode(file.text()))
          .map(owner -> toReplace(owner, claim))
          .orElse(Optional.of(FOREIGN + "; move it away, or overwrite it with --force"));
    }
    if (seen instanceof Seen.Link link) {
      return Optional.of(
          link(link)
              + (isMasked(link)
                  ? "; unmask it, or replace it with --force"
                  : ", which is not followed; remove it, or replace it with --force"));
    }
    return Optional.of(other(seen) + MOVE);
  }

  /** Why a file with a name of the group does not go with it; empty for one that is covered. */
  static Optional<String> toLeave(Seen seen, Claim claim) {
    if (seen instanceof Seen.File file) {
      return Ownership.of(Source.encode(file.text()))
          .map(owner -> claim.covers(owner) ? Optional.<String>empty() : Optional.of(of(owner)))
          .orElse(Optional.of(FOREIGN));
    }
    return Optional.of(seen instanceof Seen.Link link ? link(link) : other(seen));
  }

  private static boolean isMasked(Seen.Link link) {
    return link.target().equals("/dev/null");
  }

  private static String link(Seen.Link link) {
    return isMasked(link)
        ? "is masked, a symbolic link to /dev/null"
        : "is a symbolic link to " + Printable.escape(link.target());
  }

  /** Describes a path that is neither a readable file nor a link. */
  private static String other(Seen seen) {
    return seen == Seen.Other.FOLDER
        ? "is a folder"
        : seen == Seen.Other.HUGE ? LARGE : "is a pipe, socket or device";
  }

  private static String of(Ownership owner) {
    return "belongs to group " + owner.group() + " of " + owner.manifest();
  }

  private static Optional<String> toReplace(Ownership owner, Claim claim) {
    if (!claim.covers(owner)) {
      return Optional.of(
          of(owner)
              + (claim.isAkin(owner)
                  ? "; if the group was renamed, add `formerly: "
                      + owner.group()
                      + "` to the manifest, else change a name or the prefix"
                  : "; change a name or the prefix, or overwrite it with --force"));
    }
    return owner.intact()
        ? Optional.empty()
        : Optional.of(
            "was changed after unitgen wrote it; move the change to "
                + owner.manifest()
                + ", or overwrite it with --force");
  }
}

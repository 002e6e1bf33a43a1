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

  static final String HUGE = "is larger than 64 MiB, which no file of unitgen is; move it away";

  private Refusals() {}

  static String unreadable(IOException e) {
    return "cannot be read: " + IoReason.of(e) + "; make it readable or move it away";
  }

  /** Empty for a file that {@code claim} covers and that is as it was written. */
  static Optional<String> toReplace(Seen seen, Claim claim) {
    if (seen instanceof Seen.File file) {
      return Ownership.of(Source.encode(file.text()))
          .map(owner -> toReplace(owner, claim))
          .orElse(
              Optional.of(
                  "was not written by unitgen; move it away, or overwrite it with --force"));
    }
    if (seen instanceof Seen.Link link) {
      return Optional.of(
          link.target().equals("/dev/null")
              ? "is masked, a symbolic link to /dev/null; unmask it, or replace it with --force"
              : "is a symbolic link to "
                  + Printable.escape(link.target())
                  + ", which is not followed; remove it, or replace it with --force");
    }
    return Optional.of(
        seen instanceof Seen.Folder
            ? "is a folder; move it away"
            : seen instanceof Seen.Huge ? HUGE : "is a pipe, socket or device; move it away");
  }

  private static Optional<String> toReplace(Ownership owner, Claim claim) {
    if (!claim.covers(owner)) {
      return Optional.of(
          "belongs to group "
              + owner.group()
              + " of "
              + owner.manifest()
              + (claim.isAkin(owner)
                  ? "; if the group was renamed, write `formerly: "
                      + owner.group()
                      + "` into the manifest, else change a name or the prefix"
                  : "; change a name or the prefix, or overwrite it with --force"));
    }
    return owner.intact()
        ? Optional.empty()
        : Optional.of(
            "was changed after unitgen wrote it; bring the change into "
                + owner.manifest()
                + ", or overwrite it with --force");
  }
}

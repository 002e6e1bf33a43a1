package io.github.unitgen.files;

import io.github.unitgen.source.Printable;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One run of {@link FolderPlan#applyAll} in one folder. */
final class Writing {
  private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-r--r--");

  private final FolderPlan plan;
  private final Disk disk;
  private final List<Change> replaced;
  private final List<Change> deleted;

  /** The temporaries that exist; once all are written, one for each change yet to be moved. */
  private final Deque<Path> drafts = new ArrayDeque<>();

  private final Deque<Path> newFolders = new ArrayDeque<>();

  /** While drafts exist: the file that says that this run lives. */
  private Optional<Held> held = Optional.empty();

  private record Held(Path path, FileChannel channel) {}

  private final List<Path> written = new ArrayList<>();

  /** What the message of a failure begins with: the path at work, and what was tried. */
  private Path at;

  private String failing = "cannot write";
  private String run = Temporaries.run();
  private int number = 1;

  private Writing(FolderPlan plan, Disk disk) {
    this.plan = plan;
    this.disk = disk;
    this.at = plan.folder();
    this.replaced = plan.changes().stream().filter(c -> after(c).isPresent()).toList();
    this.deleted = plan.changes().stream().filter(Change.Delete.class::isInstance).toList();
  }

  private static Optional<String> after(Change change) {
    if (change instanceof Change.Create create) {
      return Optional.of(create.after());
    }
    return change instanceof Change.Update update ? Optional.of(update.after()) : Optional.empty();
  }

  /** Each step in every folder before the next step in any. */
  static void run(List<FolderPlan> plans, Disk disk) throws WriteFailed {
    List<Writing> all =
        plans.stream()
            .map(plan -> new Writing(plan, disk))
            .filter(writing -> !writing.replaced.isEmpty() || !writing.deleted.isEmpty())
            .toList();
    if (!all.isEmpty()) {
      try (Gate gate = new Gate(() -> clean(all))) {
        run(all, gate);
      }
    }
  }

  private static void run(List<Writing> all, Gate gate) throws WriteFailed {
    int current = 0;
    boolean done = false;
    try {
      for (Step step :
          List.<Step>of(
              Writing::prepare, Writing::move, Writing::delete, Writing::release, Writing::sync)) {
        for (current = 0; current < all.size(); current++) {
          step.run(all.get(current), gate);
        }
      }
      done = true;
    } catch (IOException e) {
      Writing failed = all.get(current);
      failed.settle();
      String message = WriteFailed.message(failed.at, failed.failing, e) + clean(all);
      done = true;
      throw new WriteFailed(
          message,
          e,
          all.stream().flatMap(writing -> writing.written.stream()).toList(),
          all.stream().flatMap(writing -> writing.unchanged().stream()).toList());
    } finally {
      if (!done) {
        clean(all);
      }
    }
  }

  private interface Step {
    void run(Writing writing, Gate gate) throws IOException;
  }

  private void prepare(Gate gate) throws IOException {
    if (!replaced.isEmpty()) {
      gate.pass(this::createFolders);
      gate.pass(this::hold);
    }
    for (Change change : replaced) {
      at = change.path();
      gate.pass(() -> write(change));
    }
    // All of them before the first is replaced: what changed meanwhile mostly shows up here, while
    // nothing is done yet.
    for (Change change : replaced) {
      requireUnchanged(change);
    }
    for (Change change : deleted) {
      requireUnchanged(change);
    }
  }

  private void createFolders() throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path p = plan.folder(); p != null && !Files.isDirectory(p); p = p.getParent()) {
      missing.push(p);
    }
    failing = "cannot create the folder";
    for (Path folder : missing) {
      at = folder;
      try {
        disk.createFolder(folder);
      } catch (FileAlreadyExistsException e) {
        if (Files.isDirectory(folder)) {
          continue; // Another run was first.
        }
        throw e;
      }
      newFolders.push(folder);
    }
    failing = "cannot write";
  }

  private void hold() throws IOException {
    while (held.isEmpty()) {
      Path path = plan.folder().resolve(Temporaries.name(run, 0));
      try {
        held = Optional.of(new Held(path, disk.hold(path)));
      } catch (FileAlreadyExistsException e) {
        run = Temporaries.run(); // Another run took this one for dead before it held the lock.
      }
    }
  }

  private void write(Change change) throws IOException {
    try (FileChannel out = draft(change.path())) {
      disk.write(out, Source.encode(after(change).orElseThrow()));
      if (plan.keepsOwners()) {
        failing = "cannot keep its owner";
        disk.owner(drafts.getLast(), change.path());
        failing = "cannot write";
      }
      disk.mode(drafts.getLast(), mode(change));
      disk.sync(out);
      disk.close(out);
    }
  }

  private Set<PosixFilePermission> mode(Change change) {
    Optional<Set<PosixFilePermission>> most = plan.most();
    Set<PosixFilePermission> mode =
        plan.seen(change) instanceof Seen.File file ? file.mode().orElse(MODE) : most.orElse(MODE);
    return most.map(allowed -> mode.stream().filter(allowed::contains).collect(Collectors.toSet()))
        .orElse(mode);
  }

  private FileChannel draft(Path target) throws IOException {
    Path draft = target.resolveSibling(Temporaries.name(run, number++));
    FileChannel out = disk.create(draft);
    drafts.add(draft);
    return out;
  }

  private void requireUnchanged(Change change) throws IOException {
    at = change.path();
    if (!disk.look(at).equals(plan.seen(change))) {
      throw new FileSystemException(
          at.toString(), null, "another program has just changed it; run the command again");
    }
  }

  private void move(Gate gate) throws IOException {
    for (Change change : replaced) {
      requireUnchanged(change);
      gate.pass(
          () -> {
            disk.move(drafts.element(), at);
            drafts.remove();
          });
      written.add(at);
    }
  }

  private void delete(Gate gate) throws IOException {
    failing = "cannot delete";
    for (Change change : deleted) {
      requireUnchanged(change);
      gate.pass(() -> disk.delete(at));
      written.add(at);
    }
  }

  private void release(Gate gate) throws IOException {
    if (held.isPresent()) {
      at = held.get().path();
      failing = "cannot delete";
      gate.pass(() -> disk.delete(at));
      held.get().channel().close();
      held = Optional.empty();
    }
  }

  private void sync(Gate gate) throws IOException {
    failing = "was written, but may be lost in a power failure";
    at = plan.folder();
    disk.syncFolder(at);
    for (Path folder : newFolders) {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        disk.syncFolder(parent);
      }
    }
  }

  /** A step may be reported as failed and yet be done: network file systems do that. */
  private void settle() {
    for (Change change : plan.changes()) {
      if (change.path().equals(at) && !written.contains(at)) {
        try {
          Seen now = disk.look(at);
          boolean done =
              change instanceof Change.Delete
                  ? now == Seen.Other.ABSENT
                  : now instanceof Seen.File file && after(change).equals(Optional.of(file.text()));
          if (done) {
            written.add(at);
          }
        } catch (IOException e) {
          return; // Not known to be new.
        }
      }
    }
  }

  private List<Path> unchanged() {
    return plan.changes().stream()
        .filter(c -> !(c instanceof Change.Same))
        .map(Change::path)
        .filter(p -> !written.contains(p))
        .toList();
  }

  /** Says what could not be removed, as the end of a message; empty: nothing is left. */
  private static String clean(List<Writing> all) {
    List<String> left = new ArrayList<>();
    for (Writing writing : all) {
      List<Path> temporaries = new ArrayList<>(writing.drafts);
      writing.held.ifPresent(held -> temporaries.add(held.path()));
      for (Path temporary : temporaries) {
        if (!writing.isRemoved(temporary)) {
          left.add(Printable.escape(temporary.toString()));
        }
      }
      writing.held.ifPresent(held -> close(held.channel()));
    }
    for (int i = all.size() - 1; i >= 0; i--) { // One may be in a folder that another has made.
      Writing writing = all.get(i);
      writing.newFolders.forEach(writing::isRemoved); // Fails, as it is to, where something is in.
    }
    return left.isEmpty() ? "" : "; not removed: " + String.join(", ", left);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written to it.
    }
  }

  private boolean isRemoved(Path path) {
    try {
      disk.delete(path);
      return true;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

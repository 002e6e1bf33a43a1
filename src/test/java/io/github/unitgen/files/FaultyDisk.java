package io.github.unitgen.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** A disk of which one step fails; counts them all. */
final class FaultyDisk implements Disk {
  enum Fault {
    /** The step is not done. */
    NOT_DONE,
    /** The step is done, or half of it, and yet reported as failed. */
    DONE,
    /** The step is not done, and nothing can be written ever after. */
    FOR_EVER,
    /** The program dies: no more step is done, to clean up neither. */
    KILLED
  }

  /** Not an exception that any code could mean to handle. */
  static final class Killed extends Error {}

  private final int failing;
  private final Fault fault;
  private int steps;
  private boolean killed;

  FaultyDisk(int failing, Fault fault) {
    this.failing = failing;
    this.fault = fault;
  }

  /** Does nothing but count. */
  static FaultyDisk counting() {
    return new FaultyDisk(-1, Fault.NOT_DONE);
  }

  int steps() {
    return steps;
  }

  @Override
  public Seen look(Path path) throws IOException {
    if (fault != Fault.FOR_EVER && fault != Fault.DONE) {
      step(() -> {});
    }
    return REAL.look(path);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    step(() -> REAL.createFolder(folder));
  }

  @Override
  public FileChannel create(Path file) throws IOException {
    if (fault != Fault.DONE) { // A create that fails has created nothing (open(2)).
      step(() -> {});
    }
    return REAL.create(file);
  }

  @Override
  public FileChannel hold(Path file) throws IOException {
    if (fault != Fault.DONE) {
      step(() -> {});
    }
    return REAL.hold(file);
  }

  @Override
  public void write(FileChannel file, byte[] content) throws IOException {
    if (steps == failing && fault != Fault.NOT_DONE) {
      REAL.write(file, Arrays.copyOf(content, content.length / 2));
      step(() -> {});
    }
    step(() -> REAL.write(file, content));
  }

  @Override
  public void mode(Path file, Set<PosixFilePermission> mode) throws IOException {
    step(() -> REAL.mode(file, mode));
  }

  @Override
  public void owner(Path file, Path like) throws IOException {
    step(() -> REAL.owner(file, like));
  }

  @Override
  public void sync(FileChannel file) throws IOException {
    step(() -> REAL.sync(file));
  }

  @Override
  public void close(FileChannel file) throws IOException {
    step(() -> REAL.close(file));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step(() -> REAL.move(from, to));
  }

  @Override
  public void delete(Path file) throws IOException {
    step(() -> REAL.delete(file));
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    step(() -> REAL.syncFolder(folder));
  }

  private void step(Step step) throws IOException {
    int number = steps++;
    if (killed) {
      throw new Killed();
    }
    if (number == failing || (fault == Fault.FOR_EVER && failing >= 0 && number > failing)) {
      if (fault == Fault.DONE) {
        step.run();
      }
      if (fault == Fault.KILLED) {
        killed = true;
        throw new Killed();
      }
      throw new IOException("Input/output error");
    }
    step.run();
  }

  private interface Step {
    void run() throws IOException;
  }
}

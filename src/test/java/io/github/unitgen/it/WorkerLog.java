package io.github.unitgen.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What the stand-in workers of one test wrote down, in the order in which it happened. */
final class WorkerLog {
  private static final long SECONDS = 30;

  private final Path file;

  /** {@code folder}: nothing else is written to it. */
  WorkerLog(Path folder) {
    this.file = folder.resolve("log");
  }

  /** One line: who and what. */
  record Event(String unit, int pid, String what) {}

  Path file() {
    return file;
  }

  List<Event> events() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(WorkerLog::event).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Event event(String line) {
    String[] parts = line.split(" ", 3);
    return new Event(parts[0], Integer.parseInt(parts[1]), parts[2]);
  }

  /** What a unit did. */
  List<String> of(String unit) {
    return events().stream().filter(e -> e.unit().equals(unit)).map(Event::what).toList();
  }

  int count(String unit, String what) {
    return (int) of(unit).stream().filter(what::equals).count();
  }

  /** Waits until each of the units has done it so often. */
  void await(List<String> units, String what, int times) {
    await(
        what + " " + times + " times by " + units,
        events -> units.stream().allMatch(unit -> times <= count(events, unit, what)));
  }

  private static long count(List<Event> events, String unit, String what) {
    return events.stream().filter(e -> e.unit().equals(unit) && e.what().equals(what)).count();
  }

  void await(String described, Predicate<List<Event>> reached) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try (WatchService watch = file.getFileSystem().newWatchService()) {
      file.getParent()
          .register(
              watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      while (!reached.test(events())) {
        WatchKey key = watch.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (key == null) {
          throw new AssertionError("waited in vain for: " + described + "; seen: " + events());
        }
        key.pollEvents();
        key.reset();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

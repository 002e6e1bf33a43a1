package org.example.orders;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * Works off the files *.order of the working folder, one at a time. USR2: takes no new one. TERM:
 * ends when the one in hand is done.
 */
public final class Worker {
  private static volatile boolean quiet;
  private static final CountDownLatch stop = new CountDownLatch(1);

  private Worker() {}

  /** Runs until TERM comes. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Thread worker = Thread.currentThread();
    Signal.handle(
        new Signal("USR2"),
        signal -> {
          System.out.println("taking no new order");
          quiet = true;
        });
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  try {
                    worker.join(); // the JVM ends when its hooks have
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    System.out.println("ready");
    do {
      if (!quiet) {
        workOff(Path.of(""));
      }
    } while (!stop.await(1, TimeUnit.SECONDS));
  }

  private static void workOff(Path spool) throws IOException {
    try (DirectoryStream<Path> orders = Files.newDirectoryStream(spool, "*.order")) {
      for (Path order : orders) {
        if (quiet || stop.getCount() == 0) {
          return;
        }
        Path mine = Path.of(order + "." + ProcessHandle.current().pid());
        try {
          Files.move(order, mine); // of several workers only one can
        } catch (NoSuchFileException e) {
          continue;
        }
        System.out.println("order " + order);
        Files.move(mine, Path.of(order + ".done"));
      }
    }
  }
}

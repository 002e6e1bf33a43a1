package io.github.unitgen.it;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Clients of a server at a path, several at a time, each of which asks again and again. */
final class Clients implements AutoCloseable {
  private static final long PAUSE_MILLIS = 2;

  private final Path socket;
  private final ExecutorService threads;
  private final List<Future<?>> running = new ArrayList<>();
  private final Map<String, Integer> answers = Collections.synchronizedMap(new TreeMap<>());
  private final Semaphore allowed = new Semaphore(0);
  private final Semaphore answered = new Semaphore(0);
  private volatile boolean over;

  Clients(Path socket, int atATime) {
    this.socket = socket;
    this.threads = Executors.newFixedThreadPool(atATime);
    for (int i = 0; i < atATime; i++) {
      running.add(threads.submit(this::askAll));
    }
  }

  private Void askAll() throws InterruptedException {
    while (true) {
      allowed.acquire();
      if (over) {
        return null;
      }
      answers.merge(ask(socket), 1, Integer::sum);
      answered.release();
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Lets them ask so many times more. */
  void allow(int requests) {
    allowed.release(requests);
  }

  /** Waits until so many more have been answered, or have failed. */
  void await(int requests) throws InterruptedException {
    answered.acquire(requests);
  }

  /** How often each answer came; they ask no more. */
  Map<String, Integer> answers() throws InterruptedException, ExecutionException {
    over = true;
    allowed.release(running.size());
    for (Future<?> client : running) {
      client.get();
    }
    return answers;
  }

  /** What the server at {@code socket} says to one request; else why it says nothing. */
  static String ask(Path socket) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap(new byte[] {'?', '\n'}));
      ByteBuffer answer = ByteBuffer.allocate(100);
      while (channel.read(answer) >= 0) {}
      return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

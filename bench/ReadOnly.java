import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads every file of a folder and does nothing with it: what a linter cannot be faster than. */
final class ReadOnly {
  private ReadOnly() {}

  /** {@code args}: the folder, and the number of threads. */
  public static void main(String[] args) throws Exception {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(Path.of(args[0]))) {
      folder.forEach(files::add);
    }
    int threads = Integer.parseInt(args[1]);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Long>> parts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int first = i;
      parts.add(pool.submit(() -> read(files, first, threads)));
    }
    long bytes = 0;
    for (Future<Long> part : parts) {
      bytes += part.get();
    }
    pool.shutdown();
    System.out.println(files.size() + " files, " + bytes + " bytes");
  }

  private static long read(List<Path> files, int first, int step) throws IOException {
    long bytes = 0;
    for (int i = first; i < files.size(); i += step) {
      try (InputStream in = new FileInputStream(files.get(i).toFile())) {
        bytes += in.readAllBytes().length;
      }
    }
    return bytes;
  }
}

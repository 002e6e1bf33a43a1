import io.github.unitgen.posix.PathSteps;
import java.nio.file.Path;
import java.util.List;

/** Compares what stands for methods of the JDK with the JDK; it runs before the compiler does. */
final class CheckPaths {
  private static final List<String> PATHS =
      List.of(
          "", "/", "a", "a/b", "/a", "/a/b", "a/b/c.service", "..", "../a", "a/..", "a/../b", "./a",
          "a/./b", ".", "/..", "/../a", "../../b", "a//b", "a/", "//a", "/etc/systemd/system");

  private CheckPaths() {}

  public static void main(String[] args) {
    for (String one : PATHS) {
      Path path = Path.of(one);
      same(path.normalize(), PathSteps.normalize(path), "normalize", one, "");
      for (String two : PATHS) {
        Path other = Path.of(two);
        same(path.resolve(other), PathSteps.resolve(path, other), "resolve", one, two);
        same(path.resolve(two), PathSteps.resolve(path, two), "resolve", one, two);
        same(path.startsWith(other), PathSteps.startsWith(path, other), "startsWith", one, two);
        boolean plain = !(one + "/" + two).matches("(.*/)?\\.\\.?(/.*)?");
        if (plain && path.isAbsolute() == other.isAbsolute()) {
          same(path.relativize(other), PathSteps.relativize(path, other), "relativize", one, two);
        }
      }
    }
  }

  private static void same(Object jdk, Object own, String method, String one, String two) {
    if (!jdk.equals(own)) {
      throw new IllegalStateException(
          method + " of `" + one + "` and `" + two + "` is `" + own + "`, of the JDK `" + jdk + "`");
    }
  }
}

package io.github.unitgen.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.render.deploy.SudoersView;
import io.github.unitgen.render.systemd.ServiceView;
import io.github.unitgen.render.systemd.SliceView;
import io.github.unitgen.render.systemd.SocketView;
import io.github.unitgen.render.systemd.SystemdTasks;
import io.github.unitgen.render.systemd.TargetView;
import io.github.unitgen.render.systemd.TimerView;
import io.github.unitgen.render.upstart.BringBackView;
import io.github.unitgen.render.upstart.JobView;
import io.github.unitgen.render.upstart.ManagerView;
import io.github.unitgen.render.upstart.UpstartTasks;
import io.github.unitgen.support.Accept;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/templates.md} say what a template sees. They are written from the views
 * and their {@code @param} tags; {@code -Dunitgen.accept=true} rewrites them.
 */
class TemplatesPageTest {
  private static final Path PAGE = Path.of("docs/templates.md");

  private static final Pattern SECTION =
      Pattern.compile(
          "(?m)^(## (\\S+\\.ftl)\\n[^#|]*\\| name \\| type \\| meaning \\|\\n[-| ]+\\n)((?:\\|.*\\n)*)");

  /** The template, what it sees, and under which name. */
  private static final Map<String, Map.Entry<String, Class<? extends Record>>> VIEWS =
      Map.ofEntries(
          Map.entry("capistrano/systemd.rake.ftl", Map.entry("deploy", SystemdTasks.class)),
          Map.entry("capistrano/upstart.rake.ftl", Map.entry("deploy", UpstartTasks.class)),
          Map.entry("sudoers/rules.ftl", Map.entry("sudoers", SudoersView.class)),
          Map.entry("systemd/group.slice.ftl", Map.entry("group", SliceView.class)),
          Map.entry("systemd/group.target.ftl", Map.entry("group", TargetView.class)),
          Map.entry("systemd/process.service.ftl", Map.entry("process", ServiceView.class)),
          Map.entry("systemd/process.socket.ftl", Map.entry("socket", SocketView.class)),
          Map.entry("systemd/process.timer.ftl", Map.entry("timer", TimerView.class)),
          Map.entry("upstart/manager.conf.ftl", Map.entry("group", ManagerView.class)),
          Map.entry("upstart/requires.conf.ftl", Map.entry("job", BringBackView.class)),
          Map.entry("upstart/process.conf.ftl", Map.entry("process", JobView.class)));

  @Test
  void everyTemplateHasASectionAndNoWayAroundEscaping() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> all = Files.walk(Path.of("templates"))) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        names.add(Path.of("templates").relativize(path).toString());
        assertThat(Files.readString(path))
            .as(path.toString())
            .doesNotContain("no_esc", "noautoesc", "autoesc", "outputformat", "?new", "?api");
      }
    }
    assertThat(VIEWS.keySet()).isEqualTo(names);
    assertThat(SECTION.matcher(Files.readString(PAGE)).results().map(found -> found.group(2)))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void thePageShowsAllThatATemplateSees() throws IOException {
    Matcher sections = SECTION.matcher(Files.readString(PAGE));
    StringBuilder page = new StringBuilder();
    while (sections.find()) {
      Map.Entry<String, Class<? extends Record>> view = VIEWS.get(sections.group(2));
      StringBuilder rows = new StringBuilder();
      rows(view.getKey(), view.getValue(), rows, new HashSet<>());
      sections.appendReplacement(page, Matcher.quoteReplacement(sections.group(1) + rows));
    }
    Accept.same(PAGE, sections.appendTail(page).toString());
  }

  private static void rows(String name, Class<?> view, StringBuilder rows, Set<String> seen)
      throws IOException {
    Map<String, String> meanings = meanings(view);
    for (RecordComponent component : view.getRecordComponents()) {
      if (ViewPart.class.isAssignableFrom(component.getType())) {
        rows(name, component.getType(), rows, seen);
        continue;
      }
      String path = name + "." + component.getName();
      assertThat(seen.add(path)).as("another " + path).isTrue();
      String meaning = meanings.get(component.getName());
      assertThat(meaning).as("@param " + component.getName() + " of " + view).isNotNull();
      String type = type(component.getGenericType()) + (isNullable(component) ? " or none" : "");
      rows.append("| `%s` | %s | %s |\n".formatted(path, type, meaning));
      if (component.getGenericType() instanceof ParameterizedType list && item(list).isRecord()) {
        rows(path + "[]", item(list), rows, seen);
      }
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().getAnnotations().length > 0
        || component.getGenericType() instanceof Class<?> type && type.getAnnotations().length > 0;
  }

  private static Class<?> item(ParameterizedType list) {
    return (Class<?>) list.getActualTypeArguments()[0];
  }

  private static String type(Type type) {
    if (type instanceof ParameterizedType list) {
      return item(list) == String.class
          ? "list of texts"
          : item(list).isRecord() ? "list" : "list of written";
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return "text";
    }
    if (plain == boolean.class) {
      return "true or false";
    }
    return plain == Integer.class || plain.isPrimitive() ? "number" : "written";
  }

  /** What the {@code @param} tags of a record say, as Markdown. */
  private static Map<String, String> meanings(Class<?> view) throws IOException {
    Path file = Path.of("src/main/java", view.getNestHost().getName().replace('.', '/') + ".java");
    Matcher comment =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public record " + view.getSimpleName() + "\\(",
                Pattern.DOTALL)
            .matcher(Files.readString(file));
    assertThat(comment.find()).as("a comment of " + view).isTrue();
    String text = comment.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
    return Stream.of(text.split("@param "))
        .skip(1)
        .map(tag -> tag.strip().split(" ", 2))
        .collect(
            Collectors.toMap(tag -> tag[0], tag -> tag[1].replaceAll("\\{@code ([^}]*)}", "`$1`")));
  }
}

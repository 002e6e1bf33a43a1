package io.github.unitgen.render.template;

import freemarker.cache.TemplateLoader;
import freemarker.core.OutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills templates in. Every {@code ${…}} is escaped by the output format of the target; a template
 * can neither make objects nor reach the class path.
 */
public final class Templates {
  private final TemplateSource source;
  private final Map<String, Source> read = new HashMap<>();
  private final Set<String> ofUser = new HashSet<>();
  private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_29);

  /** {@code source} is asked first, then the templates of unitgen. */
  public Templates(TemplateSource source, OutputFormat format) {
    this.source = source;
    configuration.setTemplateLoader(new Loader());
    configuration.setLocalizedLookup(false);
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("c");
    configuration.setOutputFormat(format);
    // Else `#{…}`, which is Ruby's, would be taken for FreeMarker's.
    configuration.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
    configuration.setRecognizeStandardFileExtensions(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setObjectWrapper(new ViewWrapper());
  }

  /** The text of template {@code name} with {@code model} filled in, ending in one line break. */
  public String fill(String name, Map<String, ?> model) throws Failed {
    try {
      Template template = configuration.getTemplate(name);
      StringWriter out = new StringWriter();
      template.process(model, out);
      String text = out.toString().stripTrailing();
      return text.isEmpty() ? "" : text + "\n";
    } catch (ParseException e) {
      String in = e.getTemplateName();
      throw new Failed(
          problem(
              in == null ? name : in,
              e.getLineNumber(),
              e.getColumnNumber(),
              e.getEditorMessage()));
    } catch (TemplateException e) {
      String text = e.getMessageWithoutStackTop();
      String in = e.getTemplateSourceName();
      throw new Failed(
          problem(
              in == null ? name : in,
              e.getLineNumber(),
              e.getColumnNumber(),
              text == null ? "evaluation failed" : text));
    } catch (StackOverflowError e) {
      throw new Failed(problem(name, null, null, "endless recursion"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the template {@code name}, filled in before, is one of unitgen's. */
  public boolean isBuiltIn(String name) {
    return !ofUser.contains(name);
  }

  /** Where template {@code name} begins, for what is wrong with it as a whole. */
  public Place place(String name) {
    Source text = read.getOrDefault(name, new Source(name, ""));
    return text.place(0, 0);
  }

  private Diagnostic problem(
      String name, @Nullable Integer line, @Nullable Integer column, String message) {
    Source text = read.getOrDefault(name, new Source(name, ""));
    int offset = 0;
    if (line != null && column != null && line > 0) {
      for (int i = 1; i < line && text.text().indexOf('\n', offset) >= 0; i++) {
        offset = text.text().indexOf('\n', offset) + 1;
      }
      offset = Math.min(text.text().length(), offset + Math.max(0, column - 1));
    }
    return ManifestRule.BROKEN_TEMPLATE.error(
        text.place(offset, offset),
        "the template cannot be filled in: " + firstLine(message),
        "docs/templates.md lists the data of each template");
  }

  /** FreeMarker's words up to where they become advice; what they are about may stand below. */
  private static String firstLine(String message) {
    List<String> lines = message.strip().lines().toList();
    String first = lines.get(0);
    if (lines.size() > 1 && first.endsWith(":")) {
      String second = lines.get(1).replaceFirst("^==> ", "");
      int where = second.indexOf("  [in template");
      first += " " + (where < 0 ? second : second.substring(0, where));
    }
    return first;
  }

  /** A template that cannot be filled in. */
  public static final class Failed extends Exception {
    private final transient Diagnostic problem;

    Failed(Diagnostic problem) {
      super(problem.message());
      this.problem = problem;
    }

    /** What is wrong, with its place in the template. */
    public Diagnostic problem() {
      return problem;
    }
  }

  /** Templates by name; a file of the user before the one of the same name in the jar. */
  private final class Loader implements TemplateLoader {
    @Override
    public @Nullable Object findTemplateSource(String name) throws IOException {
      Optional<Source> found = source.find(name).map(Loader::plain);
      if (found.isPresent()) {
        ofUser.add(name);
      } else {
        try (InputStream in = Templates.class.getResourceAsStream("/unitgen/templates/" + name)) {
          if (in != null) {
            found = Optional.of(Source.of(name, in.readAllBytes()));
          }
        }
      }
      found.ifPresent(text -> read.put(name, text));
      return found.orElse(null);
    }

    /** As an editor of another system may have left it: units and jobs want plain line ends. */
    private static Source plain(Source text) {
      String plain = text.text().replace("\r\n", "\n");
      return new Source(text.name(), plain.startsWith("\uFEFF") ? plain.substring(1) : plain);
    }

    @Override
    public long getLastModified(Object templateSource) {
      return 0;
    }

    @Override
    public Reader getReader(Object templateSource, String encoding) {
      return new StringReader(((Source) templateSource).text());
    }

    @Override
    public void closeTemplateSource(Object templateSource) {}
  }
}

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
 * Fills in templates. Every {@code ${…}} is escaped by the output format of the target. A template
 * can neither create objects nor reach the class path.
 */
public final class Templates {
  private final TemplateSource source;
  private final Map<String, Source> read = new HashMap<>();
  private final Set<String> ofUser = new HashSet<>();
  private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_29);

  /** Searches {@code source} first, then the built-in templates. */
  public Templates(TemplateSource source, OutputFormat format) {
    this.source = source;
    configuration.setTemplateLoader(new Loader());
    configuration.setLocalizedLookup(false);
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("c");
    configuration.setOutputFormat(format);
    // Otherwise `#{…}`, which is Ruby's, would be read as FreeMarker's.
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

  /**
   * Returns the text of template {@code name} filled in with {@code model}, ending in one line
   * break.
   */
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

  /** Whether the template {@code name}, already filled in, is built in. */
  public boolean isBuiltIn(String name) {
    return !ofUser.contains(name);
  }

  /** Returns the beginning of template {@code name}, for problems of the whole template. */
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

  /** Returns FreeMarker's message up to its advice; the text that it refers to may follow below. */
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

    /** Returns the problem, with its place in the template. */
    public Diagnostic problem() {
      return problem;
    }
  }

  /** Loads templates by name; a file of the user overrides the built-in one of the same name. */
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

    /**
     * Normalizes line ends that an editor of another system left: units and jobs need plain ones.
     */
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

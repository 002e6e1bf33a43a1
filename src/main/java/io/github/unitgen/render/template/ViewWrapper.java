package io.github.unitgen.render.template;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exposes records of texts, numbers, booleans and lists to a template. A record is a hash of its
 * components and those of its parts, and a template can reach nothing else of an object.
 * FreeMarker's own wrapper inspects classes as beans, which costs a tenth of a second at start-up.
 */
final class ViewWrapper implements ObjectWrapper {
  @Override
  public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
    if (value == null) {
      return null;
    }
    if (value instanceof TemplateModel model) {
      return model;
    }
    if (value instanceof String text) {
      return new SimpleScalar(text);
    }
    if (value instanceof Number number) {
      return new SimpleNumber(number);
    }
    if (value instanceof Boolean truth) {
      return truth ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
    }
    if (value instanceof List<?> list) {
      return new Sequence(list);
    }
    if (value instanceof Map<?, ?> map) {
      return new Hash(map);
    }
    if (value instanceof Record view) {
      return new Hash(components(view));
    }
    throw new TemplateModelException("no view: " + value.getClass().getName());
  }

  private static Map<String, Object> components(Record view) throws TemplateModelException {
    Map<String, Object> components = new HashMap<>();
    try {
      for (RecordComponent component : view.getClass().getRecordComponents()) {
        Object value = component.getAccessor().invoke(view);
        if (value instanceof ViewPart && value instanceof Record part) {
          components.putAll(components(part));
        } else if (value != null) {
          components.put(component.getName(), value);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new TemplateModelException("unreadable view", e);
    }
    return components;
  }

  private final class Hash implements TemplateHashModel {
    private final Map<?, ?> values;

    /** Caches views: a template reads the same view on each of its lines. */
    private final Map<String, TemplateModel> views = new HashMap<>();

    Hash(Map<?, ?> values) {
      this.values = values;
    }

    @Override
    public @Nullable TemplateModel get(String key) throws TemplateModelException {
      TemplateModel view = views.get(key);
      if (view == null) {
        view = wrap(values.get(key));
        if (view instanceof Hash) {
          views.put(key, view);
        }
      }
      return view;
    }

    @Override
    public boolean isEmpty() {
      return values.isEmpty();
    }
  }

  private final class Sequence implements TemplateSequenceModel {
    private final List<?> items;

    Sequence(List<?> items) {
      this.items = items;
    }

    @Override
    public @Nullable TemplateModel get(int index) throws TemplateModelException {
      return index < 0 || index >= items.size() ? null : wrap(items.get(index));
    }

    @Override
    public int size() {
      return items.size();
    }
  }
}

package io.github.unitgen.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Headings of options in a help. Groups of picocli would change the parser: it accepts an option
 * twice if one of another group stands between the two.
 */
final class OptionGroups implements IHelpSectionRenderer {
  private final Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();

  private OptionGroups() {}

  /** Puts the options that {@code add} adds to a command under a heading of its help. */
  static void add(CommandSpec spec, String heading, Consumer<CommandSpec> add) {
    int first = spec.options().size();
    add.accept(spec);
    List<OptionSpec> added = List.copyOf(spec.options().subList(first, spec.options().size()));
    of(spec).groups.put(heading, added);
  }

  private static OptionGroups of(CommandSpec spec) {
    String key = UsageMessageSpec.SECTION_KEY_OPTION_LIST;
    Map<String, IHelpSectionRenderer> sections = spec.usageMessage().sectionMap();
    if (sections.get(key) instanceof OptionGroups present) {
      return present;
    }
    OptionGroups created = new OptionGroups();
    sections.put(key, created);
    return created;
  }

  /** Options without a heading come first. */
  @Override
  public String render(Help help) {
    List<OptionSpec> others = new ArrayList<>(help.commandSpec().options());
    groups.values().forEach(others::removeAll);
    StringBuilder out = new StringBuilder(help.optionListExcludingGroups(others));
    groups.forEach(
        (heading, options) ->
            out.append(help.createHeading("%n" + heading + "%n"))
                .append(help.optionListExcludingGroups(options)));
    return out.toString();
  }
}

package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.upstart.ManagerScript.Start;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instances that jobs have. */
final class JobInstances {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)\\}|([A-Za-z_][A-Za-z0-9_]*))");
  private final JobTree tree;
  private final ImportRequest request;
  private final Ledger ledger;

  JobInstances(JobTree tree, ImportRequest request, Ledger ledger) {
    this.tree = tree;
    this.request = request;
    this.ledger = ledger;
  }

  /** Returns how the instances of a job are written; {@code settings} gets their keys. */
  InstanceText of(UpstartJob job, Map<String, Value> settings) {
    Optional<Setting> stanza = job.last("instance");
    String pattern = stanza.flatMap(s -> s.job().instance()).map(Located::value).orElse("");
    Matcher variable = VARIABLE.matcher(pattern);
    Set<String> variables = new LinkedHashSet<>();
    while (variable.find()) {
      variables.add(variable.group(1) == null ? variable.group(2) : variable.group(1));
    }
    Start start = tree.starts().get(job.name());
    if (variables.isEmpty()) {
      if (request.formation().containsKey(job.name())) {
        settings.put("count", new Word(Integer.toString(request.count(job.name()))));
      }
      return new InstanceText(Optional.empty());
    }
    Optional<String> each =
        start == null
            ? Optional.empty()
            : start.arguments().entrySet().stream()
                .filter(argument -> argument.getValue().equals("$"))
                .map(Map.Entry::getKey)
                .filter(variables::contains)
                .findFirst();
    List<String> values = each.isPresent() && start != null ? start.values() : List.of();
    String name = each.orElse(variables.iterator().next());
    Place at = stanza.map(Setting::at).orElse(job.place());
    if (request.formation().containsKey(job.name())) {
      settings.put("count", new Word(Integer.toString(request.count(job.name()))));
    } else if (values.isEmpty() && each.isPresent() && isNone(job)) {
      settings.put("count", new Word("0"));
      int first = tree.managerOf(job.name()).map(script -> script.first(job.name())).orElse(1);
      if (first != 1) {
        settings.put("first_instance", new Word(Integer.toString(first)));
      }
    } else if (values.isEmpty()) {
      settings.put("count", new Word("1"));
      ledger.add(
          Fate.notCarried(
              at,
              "instance",
              "the number of instances is unknown: set `count`, or list them in `instances`"
                  + tree.absentManager()
                      .map(manager -> ", or import `" + manager + "` too, which starts them")
                      .orElse("")));
    } else {
      numbers(values, tree.isSpelled(job.name()), settings);
    }
    if (variables.size() > 1) {
      ledger.add(
          Fate.approximated(
              at, "instance", "`" + name + "` alone tells instances apart; the others are unset"));
    }
    return new InstanceText(Optional.of(name));
  }

  /** Whether the manager says that there are to be none. */
  private boolean isNone(UpstartJob job) {
    return tree.managerOf(job.name()).filter(script -> script.unknown().isEmpty()).isPresent();
  }

  /** {@code spelled}: each stands in the script; a row of numbers then begins with 0 or 1. */
  private static void numbers(List<String> values, boolean spelled, Map<String, Value> settings) {
    boolean row = !spelled || List.of("0", "1").contains(values.get(0));
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      boolean number =
          value.length() < 5
              && !value.isEmpty()
              && value.chars().allMatch(c -> c >= '0' && c <= '9')
              && (value.equals("0") || !value.startsWith("0"));
      row &= number && Integer.parseInt(value) == Integer.parseInt(values.get(0)) + i;
      if (!row) {
        break;
      }
    }
    if (!row || Integer.parseInt(values.get(0)) > 1000) {
      settings.put("instances", new Items(List.copyOf(new LinkedHashSet<>(values))));
      return;
    }
    settings.put("count", new Word(Integer.toString(values.size())));
    if (!values.get(0).equals("1")) {
      settings.put("first_instance", new Word(values.get(0)));
    }
  }
}

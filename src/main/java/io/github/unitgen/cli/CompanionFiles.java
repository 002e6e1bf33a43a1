package io.github.unitgen.cli;

import io.github.unitgen.api.RenderPipeline;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.Wanted;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Inits;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.deploy.Companion;
import io.github.unitgen.render.template.TemplateSource;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.NamedText;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The additional files of {@code --with}, and their folders. */
final class CompanionFiles {
  private static final String TASKS = "lib/capistrano/tasks";
  private static final String RULES = "/etc/sudoers.d";
  private static final String TABLES = "/etc/cron.d";

  /** As sudoers(5) recommends it: they tell others what to try. */
  private static final Set<PosixFilePermission> RULES_MODE =
      PosixFilePermissions.fromString("r--r-----");

  private final Map<Companion, Optional<String>> folders = new LinkedHashMap<>();
  private final Optional<String> deployer;

  /**
   * {@code asked}: the values of {@code --with}. {@code output}: where the files of the init go,
   * empty where nothing is written.
   */
  CompanionFiles(List<String> asked, Optional<String> deployer, Optional<Path> output) throws Stop {
    this.deployer = deployer;
    for (String text : asked) {
      int equals = text.indexOf('=');
      String id = equals < 0 ? text : text.substring(0, equals);
      Companion companion =
          Companion.of(id)
              .orElseThrow(
                  () ->
                      Stop.usage(
                          "--with: expected one of "
                              + String.join(", ", Companion.ids())
                              + ", got `"
                              + id
                              + "`"));
      if (equals == text.length() - 1) {
        throw Stop.usage("--with " + text + ": the folder is empty");
      }
      Optional<String> folder =
          equals < 0 ? standard(companion, output) : Optional.of(text.substring(equals + 1));
      if (folders.put(companion, folder) != null) {
        throw Stop.usage("--with " + id + " is set twice");
      }
    }
    checkDeployer();
  }

  /** Rules and tables are read in one place only; no other is to be guessed. */
  private static Optional<String> standard(Companion companion, Optional<Path> output) throws Stop {
    if (output.isEmpty()) {
      return Optional.empty();
    }
    if (companion == Companion.CAPISTRANO) {
      return Optional.of(TASKS);
    }
    String folder = folder(companion);
    if (isOfMachine(output.get())) {
      return Optional.of(folder);
    }
    throw Stop.usage(
        "--with "
            + companion.id()
            + "=DIR is required: "
            + folder
            + " is the default only if -o is below /etc");
  }

  private static String folder(Companion companion) {
    return switch (companion) {
      case CAPISTRANO -> TASKS;
      case SUDOERS -> RULES;
      case CRON -> TABLES;
    };
  }

  /**
   * Where the files that {@code --with} writes for {@code group} are, where nobody says another
   * folder.
   */
  static List<Path> standardPlaces(ManifestOptions options, String group) {
    List<Path> places = new ArrayList<>();
    boolean ofMachine = isOfMachine(options.path(options.folder()));
    for (Companion companion : Companion.values()) {
      if (ofMachine || companion == Companion.CAPISTRANO) {
        places.add(options.path(folder(companion)).resolve(companion.fileName(group)));
      }
    }
    return places;
  }

  private static boolean isOfMachine(Path output) {
    return output.toAbsolutePath().normalize().startsWith("/etc");
  }

  private void checkDeployer() throws Stop {
    if (deployer.isEmpty()) {
      return;
    }
    if (!folders.containsKey(Companion.SUDOERS)) {
      throw Stop.usage("--deploy-user requires --with sudoers");
    }
    String name = deployer.get();
    boolean printable = name.chars().allMatch(c -> c > ' ' && c < 0x7F);
    // sudoers(5) takes these for options, groups, netgroups, numbers, and everybody.
    boolean named = !name.isEmpty() && "-%+#!".indexOf(name.charAt(0)) < 0 && !name.equals("ALL");
    if (!printable || !named || isRoot(name)) {
      throw Stop.usage("--deploy-user: expected a user other than root, such as deploy");
    }
  }

  private static boolean isRoot(String name) {
    return name.equals("root") || name.equals("0");
  }

  /**
   * The files, each for its folder; empty where a template fails. Adds to {@code findings}.
   *
   * @throws Stop if the target needs no rules, or it is not clear for whom they are
   */
  Optional<List<Batch>> render(
      Manifest manifest,
      Target target,
      String manifestName,
      TemplateSource templates,
      List<Diagnostic> findings)
      throws Stop {
    if (!folders.containsKey(Companion.CRON)) {
      findings.addAll(Renderer.withoutCron(manifest, target));
    } else if (Inits.of(target).hasTimers()) {
      throw Stop.usage("--with cron does not apply to " + target.id() + ", which has timers");
    }
    if (folders.isEmpty()) {
      return Optional.of(List.of());
    }
    String user = folders.containsKey(Companion.SUDOERS) ? deployer(manifest, target) : "";
    List<Companion> companions = List.copyOf(folders.keySet());
    Parsed<List<NamedText>> rendered =
        Renderer.companions(manifest, target, companions, user, templates);
    findings.addAll(rendered.problems());
    if (rendered.value().isEmpty()) {
      return Optional.empty();
    }
    List<NamedText> files =
        RenderPipeline.signed(rendered.value().get(), manifestName, manifest.group());
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < companions.size(); i++) {
      Companion companion = companions.get(i);
      batches.add(
          new Batch(
              folders.getOrDefault(companion, Optional.empty()).orElse(""),
              new Wanted(
                  List.of(files.get(i)),
                  companion == Companion.SUDOERS ? Optional.of(RULES_MODE) : Optional.empty())));
    }
    return Optional.of(batches);
  }

  private String deployer(Manifest manifest, Target target) throws Stop {
    if (!Inits.of(target).needsSudo()) {
      throw Stop.usage(
          "--with sudoers does not apply to " + target.id() + ": its tasks run without sudo");
    }
    if (deployer.isPresent()) {
      return deployer.get();
    }
    Set<String> users =
        manifest.processes().stream()
            .map(process -> process.account().user().map(Located::value).orElse("root"))
            .collect(Collectors.toSet());
    String user = users.iterator().next();
    if (users.size() > 1 || isRoot(user)) {
      throw Stop.usage(
          "--with sudoers requires --deploy-user NAME, since the processes run as "
              + (users.size() > 1 ? "several users" : "root"));
    }
    return user;
  }
}

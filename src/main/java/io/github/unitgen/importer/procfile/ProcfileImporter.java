package io.github.unitgen.importer.procfile;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.importer.shared.ShellStart;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.foreman.DotEnv;
import io.github.unitgen.syntax.foreman.Procfile;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A Procfile and its files of variables, as foreman 0.87 starts them. */
public final class ProcfileImporter {
  /** What foreman counts from where nothing names a port, and by how much for each process. */
  private static final int FIRST_PORT = 5000;

  private static final int STEP = 100;
  private static final int LAST_PORT = 65_535;
  private static final String PORT = "PORT";
  private static final String PS = "PS";

  private final Procfile procfile;
  private final Map<DotEnv, String> files = new LinkedHashMap<>();
  private final ImportRequest request;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<Fate> fates = new ArrayList<>();
  private final Map<String, Value> env = new LinkedHashMap<>();
  private final List<String> envFiles = new ArrayList<>();

  /** {@code files}: of variables, of which the later ones win. */
  public ProcfileImporter(ImportFile procfile, List<ImportFile> files, ImportRequest request) {
    this.procfile = Procfile.read(procfile.source());
    this.request = request;
    for (ImportFile file : files) {
      DotEnv read = DotEnv.read(file.source());
      this.files.put(read, file.path());
      variables.putAll(read.variables());
    }
  }

  /** Returns the manifest and what became of each setting. */
  public Imported run() {
    List<Fate> ofFiles = new ArrayList<>();
    for (Map.Entry<DotEnv, String> file : files.entrySet()) {
      variables(file.getKey(), file.getValue());
      ofFiles.addAll(fates);
      fates.clear();
    }
    Map<String, ProcessDraft> processes = new LinkedHashMap<>();
    List<String> comments = new ArrayList<>();
    int index = 0;
    for (Procfile.Line line : procfile.lines()) {
      if (line instanceof Procfile.Comment comment) {
        comments.add(comment.text().value());
      } else if (line instanceof Procfile.Ignored ignored) {
        fates.add(
            Fate.notCarried(
                ignored.text().at(), "line", "foreman ignores it: write it as `name: command`"));
      } else if (line instanceof Procfile.Entry entry) {
        process(entry, index++, comments, processes);
        comments = new ArrayList<>();
      }
    }
    fates.addAll(ofFiles);
    return new Imported(
        processes.isEmpty() ? Optional.empty() : Optional.of(draft(processes)), fates);
  }

  private ManifestDraft draft(Map<String, ProcessDraft> processes) {
    Map<String, Value> keys = new LinkedHashMap<>();
    keys.put("name", new Text("app"));
    keys.put("prefix", new Text(request.name()));
    return new ManifestDraft(List.of(), keys, Map.of(), List.copyOf(processes.values())).gathered();
  }

  private void process(
      Procfile.Entry entry, int index, List<String> comments, Map<String, ProcessDraft> processes) {
    Located<String> name = named(entry.name());
    if (processes.containsKey(name.value())) {
      fates.add(Fate.notCarried(name.at(), name.value(), "duplicate name: rename one of them"));
      return;
    }
    int count = request.count(name.value());
    OptionalInt instance = count == 1 ? OptionalInt.of(1) : OptionalInt.empty();
    int port = port() + index * STEP;
    String text = expanded(entry.command(), instance.isPresent() ? port : -1);
    ShellStart start =
        new ShellStart(
            text,
            request.folder(),
            envFiles.isEmpty() ? Set.of() : variables.keySet(),
            entry.command().at(),
            name.value());
    Map<String, Value> settings = new LinkedHashMap<>();
    Map<String, Value> started = start.settings();
    settings.putAll(started);
    if (count != 1) {
      settings.put("count", new Word(Integer.toString(count)));
    }
    if (port > 0 && port + Math.max(0, count - 1) <= LAST_PORT) {
      settings.put("port", new Word(Integer.toString(port)));
    } else {
      fates.add(
          Fate.notCarried(
              name.at(), PORT, "port " + port + " and up is out of range: set `port` yourself"));
    }
    Map<String, Value> own = new LinkedHashMap<>(env);
    if (entry.command().value().contains("$" + PS)) {
      own.put(PS, new Text(name.value() + (count == 1 ? ".1" : ".{{instance}}")));
    }
    if (started.get("env") instanceof Entries entries) {
      own.putAll(entries.values());
    }
    settings.remove("env");
    if (!own.isEmpty()) {
      settings.put("env", new Entries(own));
    }
    request.user().ifPresent(user -> settings.putIfAbsent("user", new Text(user)));
    if (!envFiles.isEmpty()) {
      settings.put("env_files", new Items(envFiles));
    }
    if (settings.get("env") instanceof Entries entries && entries.values().containsKey(PORT)) {
      settings.remove("port");
    }
    processes.put(name.value(), new ProcessDraft(name.value(), comments, settings));
    fates.add(Fate.carried(entry.command().at(), name.value(), "processes." + name.value()));
    fates.addAll(start.fates());
  }

  /** A name of a file begins with no dash. */
  private Located<String> named(Located<String> name) {
    String plain = name.value();
    while (plain.startsWith("-")) {
      plain = plain.substring(1);
    }
    if (plain.equals(name.value())) {
      return name;
    }
    String given = plain.isEmpty() ? "process" : plain;
    fates.add(Fate.approximated(name.at(), name.value(), "renamed to `" + given + "`"));
    return new Located<>(given, name.at());
  }

  /** The port of the first process. */
  private int port() {
    if (request.port().isPresent()) {
      return request.port().getAsInt();
    }
    String given = variables.getOrDefault(PORT, "");
    boolean number =
        !given.isEmpty() && given.length() < 6 && given.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(given) : FIRST_PORT;
  }

  /**
   * The text with what foreman puts in: it pastes the text of a variable wherever its name stands
   * behind a dollar, in single quotes too. What a shell does alike is left to the shell, and what
   * differs between instances. {@code port}: that of the one instance, else -1.
   */
  private String expanded(Located<String> command, int port) {
    String text = command.value();
    StringBuilder out = new StringBuilder();
    Set<String> pasted = new LinkedHashSet<>();
    boolean single = false;
    boolean twice = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Optional<String> name = c == '$' ? variable(text, i + 1) : Optional.empty();
      if (name.isEmpty()) {
        if (c == '\\' && !single && i + 1 < text.length() && text.charAt(i + 1) != '$') {
          out.append(c);
          c = text.charAt(++i);
        } else if (c == '\'' && !twice) {
          single = !single;
        } else if (c == '"' && !single) {
          twice = !twice;
        }
        out.append(c);
        continue;
      }
      int end = i + 1 + name.get().length();
      boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
      boolean whole = end == text.length() || !isPart(text.charAt(end));
      String value = value(name.get(), port);
      boolean told = name.get().equals(PS) || name.get().equals(PORT) && port < 0;
      boolean alike = !single && !escaped && whole && (told || isPlain(value));
      if (alike || told || Secrets.isSecret(name.get(), value)) {
        out.append(text, i, end);
        if (!alike) {
          pasted.add(name.get());
        }
      } else {
        out.append(value);
      }
      i = end - 1;
    }
    for (String name : pasted) {
      fates.add(
          Fate.approximated(
              command.at(),
              "$" + name,
              "foreman pastes its text into the command, wherever it stands; a shell puts its value"
                  + " in, and none in single quotes"));
    }
    return out.toString();
  }

  /** The variable that foreman replaces there: it tries them in their order. */
  private Optional<String> variable(String text, int from) {
    Set<String> names = new LinkedHashSet<>(variables.keySet());
    names.add(PORT);
    names.add(PS);
    return names.stream().filter(name -> text.startsWith(name, from)).findFirst();
  }

  private String value(String name, int port) {
    return name.equals(PORT) ? Integer.toString(port) : variables.getOrDefault(name, "");
  }

  private static boolean isPart(char c) {
    return ShellNames.isName("_" + c);
  }

  /** Whether a shell that puts it in sees one word of these very signs. */
  private static boolean isPlain(String value) {
    return !value.isEmpty()
        && value
            .chars()
            .allMatch(c -> ShellNames.isName("_" + (char) c) || "./:@%+,=-".indexOf(c) >= 0);
  }

  /** A file that the inits read as foreman does is named; of any other the values are written. */
  private void variables(DotEnv file, String path) {
    boolean named = isReadAlike(file);
    if (named) {
      envFiles.add(path);
    }
    for (DotEnv.Line line : file.lines()) {
      if (line instanceof DotEnv.Ignored ignored) {
        fates.add(ignored(ignored.text()));
      } else if (line instanceof DotEnv.Assignment assignment) {
        fates.add(variable(assignment, named));
      }
    }
  }

  private static Fate ignored(Located<String> line) {
    return Fate.notCarried(
        line.at(),
        "line",
        line.value().startsWith("export ")
            ? "foreman ignores it: take `export` off"
            : "foreman ignores it: write it as `NAME=value`, without spaces around the sign");
  }

  private Fate variable(DotEnv.Assignment assignment, boolean named) {
    String name = assignment.name().value();
    Place at = assignment.name().at();
    if (named) {
      return Fate.carried(at, name, "env_files");
    }
    if (name.equals(PORT)) {
      return Fate.carried(at, name, "port");
    }
    if (!ShellNames.isName(name)) {
      return Fate.notCarried(at, name, "no init sets a variable whose name begins with a digit");
    }
    if (Secrets.isSecret(name, assignment.value())) {
      return Fate.notCarried(
          at,
          name,
          "a secret, and its file is not read alike by the init: put it into a file that only root"
              + " reads, and name that in `env_files`");
    }
    env.put(name, ManifestDraft.literal(assignment.value()));
    return Fate.carried(at, name, "env." + name);
  }

  /** Whether systemd gives a program each variable that foreman gives it, and no other value. */
  private static boolean isReadAlike(DotEnv file) {
    Map<String, String> foreman = file.variables();
    Map<String, String> systemd = new LinkedHashMap<>();
    for (EnvironmentFile.Entry entry : EnvironmentFile.read(file.source()).entries()) {
      if (entry instanceof EnvironmentFile.Assignment assignment
          && EnvironmentFile.isName(assignment.key())) {
        systemd.put(assignment.key(), assignment.value());
      }
    }
    // PORT differs from process to process, and a file wins over what the manifest sets.
    return !foreman.containsKey(PORT) && !foreman.containsKey(PS) && foreman.equals(systemd);
  }
}

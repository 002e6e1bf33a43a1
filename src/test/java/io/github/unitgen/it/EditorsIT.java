package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The blocks of docs/editors.md in the real editors: each opens a broken unit, lints it, and holds
 * the findings that {@code unitgen lint} has.
 */
@Timeout(300)
class EditorsIT {
  private static final Path PAGE = Path.of("docs/editors.md");
  private static final Path UNIT = Path.of("test-fixtures/lint/readme/sidekiq.service");

  /** A block whose first line names its file. */
  private static final Pattern BLOCK =
      Pattern.compile("^```\\w+ (\\S+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;
  private Workbench bench;
  private Path home;
  private List<String> expected;

  @BeforeEach
  void aBrokenUnit() throws IOException {
    String unit = Files.readString(UNIT).replaceFirst("Description=.*\n", "");
    bench = new Workbench(folder).file("sidekiq.service", unit);
    home = folder.resolve("home");
    JsonObject report =
        JsonParser.parseString(
                bench.run("unitgen", "lint", "--format", "json", "sidekiq.service").out())
            .getAsJsonObject();
    expected = new ArrayList<>();
    for (JsonElement element : report.getAsJsonArray("findings")) {
      JsonObject finding = element.getAsJsonObject();
      expected.add(
          line(
              finding.get("line").getAsInt(),
              finding.get("column").getAsInt(),
              finding.get("severity").getAsString(),
              finding.get("message").getAsString()
                  + " ["
                  + finding.get("rule").getAsString()
                  + "]"));
    }
    assertThat(expected)
        .anyMatch(line -> line.contains(" E "))
        .anyMatch(line -> line.contains(" I "));
  }

  /** The blocks of the page that are for this file, one after the other. */
  private static String blocks(String file) throws IOException {
    StringBuilder text = new StringBuilder();
    for (MatchResult block : BLOCK.matcher(Files.readString(PAGE)).results().toList()) {
      text.append(block.group(1).equals(file) ? block.group(2) : "");
    }
    assertThat(text.toString()).as("blocks for " + file).isNotEmpty();
    return text.toString();
  }

  private void install(String block, String file) throws IOException {
    write(file, blocks(block));
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void resource(String name, String file) throws IOException {
    try (InputStream in = EditorsIT.class.getResourceAsStream("/editors/" + name)) {
      write(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Runs commands in vim or neovim, the last of which writes {@code found}. */
  private List<String> ask(String editor, String... commands) throws IOException {
    Workbench.needs("/usr/bin/" + editor, editor.equals("nvim") ? "neovim" : "vim");
    List<String> words = new ArrayList<>(List.of(editor));
    // Without -e neovim reads all of its configuration; vim would draw its screen.
    words.addAll(
        editor.equals("nvim")
            ? List.of("--headless", "-i", "NONE")
            : List.of("-es", "-N", "-u", home.resolve(".vimrc").toString(), "-i", "NONE"));
    for (String command : commands) {
      words.addAll(List.of("-c", command));
    }
    words.addAll(List.of("-c", "qa!"));
    Rig.Result run = bench.run(words.toArray(String[]::new));
    assertThat(bench.path("found")).as(run.out() + run.err()).exists();
    return Files.readAllLines(bench.path("found"));
  }

  /** Findings as an editor has written them, one JSON object a line. */
  private static List<String> findings(List<String> lines) {
    List<String> found = new ArrayList<>();
    for (String text : lines) {
      JsonObject item = JsonParser.parseString(text).getAsJsonObject();
      found.add(
          line(
              item.get("line").getAsInt(),
              item.get("column").getAsInt(),
              item.get("type").getAsString(),
              item.get("text").getAsString()));
    }
    return found;
  }

  /** No editor knows more than three severities. */
  private static String line(int line, int column, String severity, String text) {
    String letter = severity.substring(0, 1).toUpperCase(Locale.ROOT).replace('S', 'I');
    return line + ":" + column + " " + letter + " " + text;
  }

  /** The command of vim that writes a list of findings. */
  private static String write(String list, String line, String column, String type, String text) {
    return "call writefile(map("
        + list
        + ", 'json_encode({\"line\": v:val."
        + line
        + ", \"column\": v:val."
        + column
        + ", \"type\": v:val."
        + type
        + ", \"text\": v:val."
        + text
        + "})'), 'found')";
  }

  @ParameterizedTest
  @ValueSource(strings = {"vim", "nvim"})
  void makeFillsTheQuickfixList(String editor) throws IOException {
    install("~/.vimrc", editor.equals("nvim") ? ".config/nvim/init.vim" : ".vimrc");
    List<String> found =
        ask(
            editor,
            "edit sidekiq.service",
            "silent make",
            write("getqflist()", "lnum", "col", "type", "text"));
    assertThat(findings(found)).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vim", "nvim"})
  void aleHasTheFindingsOfATextThatIsNotSaved(String editor) throws IOException {
    Workbench.needs("/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale", "vim-ale");
    String config = editor.equals("nvim") ? ".config/nvim/" : ".vim/";
    install("~/.vimrc", editor.equals("nvim") ? config + "init.vim" : ".vimrc");
    install("~/.vim/after/plugin/unitgen.vim", config + "after/plugin/unitgen.vim");
    bench.file("new.service", "");
    List<String> found =
        ask(
            editor,
            // Only when it is asked to: each other time is one more to wait for.
            "let [g:ale_lint_on_enter, g:ale_lint_on_text_changed] = [0, 'never']",
            "packadd ale",
            "runtime after/plugin/unitgen.vim",
            "edit new.service",
            "call setline(1, readfile('sidekiq.service'))",
            "ALELint",
            // Half a minute at most.
            "let i = 0 | while !getbufvar('', 'ale_linted', 0) && i < 600"
                + " | let i += 1 | sleep 50m | endwhile",
            write(
                "copy(g:ale_buffer_info[bufnr('')].loclist)",
                "lnum",
                "col",
                "type",
                "text . \" [\" . v:val.code . \"]\""));
    assertThat(findings(found)).containsExactlyElementsOf(expected);
  }

  /** Debian has no nvim-lint: what it does with a linter is done by a stand-in. */
  @Test
  void nvimLintGetsDiagnostics() throws IOException {
    install("~/.vimrc", ".config/nvim/init.vim");
    resource("lint.lua", ".config/nvim/lua/lint.lua");
    install("~/.config/nvim/after/plugin/unitgen.lua", ".config/nvim/after/plugin/unitgen.lua");
    List<String> found =
        ask(
            "nvim",
            "edit sidekiq.service",
            "write",
            "lua local found = {}"
                + " for _, d in ipairs(vim.diagnostic.get(0)) do"
                + " table.insert(found, vim.json.encode({line = d.lnum + 1, column = d.col + 1,"
                + " type = vim.diagnostic.severity[d.severity], text = d.message})) end"
                + " vim.fn.writefile(found, 'found')");
    assertThat(findings(found)).containsExactlyElementsOf(expected);
  }

  private List<String> askEmacs(String lisp) throws IOException {
    Workbench.needs("/usr/bin/emacs", "emacs-nox");
    bench.file("ask.el", lisp);
    Rig.Result run =
        bench.run("emacs", "--batch", "-l", home.resolve(".emacs").toString(), "-l", "ask.el");
    assertThat(bench.path("found")).as(run.out() + run.err()).exists();
    return Files.readAllLines(bench.path("found"));
  }

  @Test
  void flycheckHasTheFindings() throws IOException {
    Workbench.needs("/usr/share/doc/elpa-flycheck", "elpa-flycheck");
    install("~/.emacs", ".emacs");
    List<String> found =
        askEmacs(
            """
            (find-file "sidekiq.service")
            (flycheck-mode)
            (flycheck-buffer)
            (with-timeout (30) (while (flycheck-running-p) (accept-process-output nil 0.05)))
            (let ((found (mapcar
                          (lambda (e)
                            (json-encode
                             `((line . ,(flycheck-error-line e)) (column . ,(flycheck-error-column e))
                               (type . ,(symbol-name (flycheck-error-level e)))
                               (text . ,(format "%s [%s]" (flycheck-error-message e) (flycheck-error-id e))))))
                          flycheck-current-errors)))
              (write-region (mapconcat #'identity found "\n") nil "found"))
            """);
    assertThat(findings(found)).containsExactlyElementsOf(expected);
  }

  @Test
  void compileLeadsFromOneFindingToTheNext() throws IOException {
    Workbench.needs(
        "/usr/share/doc/elpa-flycheck", "elpa-flycheck"); // the page's ~/.emacs has both
    install("~/.emacs", ".emacs");
    List<String> found =
        askEmacs(
            """
            (find-file "sidekiq.service")
            (compile (eval compile-command))
            (with-timeout (30)
              (while (get-buffer-process "*compilation*") (accept-process-output nil 0.05)))
            (let ((found nil))
              (condition-case nil
                  (while t
                    (next-error)
                    (push (format "%d:%d" (line-number-at-pos) (1+ (current-column))) found))
                (user-error nil) (error nil))
              (write-region (mapconcat #'identity (nreverse found) "\n") nil "found"))
            """);
    assertThat(found)
        .containsExactlyElementsOf(
            expected.stream().map(line -> line.substring(0, line.indexOf(' '))).toList());
  }
}

package io.github.unitgen.cli;

import io.github.unitgen.cli.manual.ManualPage;
import io.github.unitgen.cli.manual.Prose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes what lies below {@code share} for other programs, when the program is built: its manual
 * pages, and the completions of shells. Arguments: the folder to write to, that of the prose, the
 * time that the pages bear.
 */
final class SharedFiles {
  /** In every page, whatever it is about. */
  static final String EVERY_PAGE = "every-page.md";

  private static final Map<String, String> COMPLETIONS =
      Map.of(
          "bash", "bash-completion/completions/unitgen",
          "zsh", "zsh/site-functions/_unitgen",
          "fish", "fish/vendor_completions.d/unitgen.fish");

  private SharedFiles() {}

  public static void main(String[] args) throws IOException {
    Path share = Path.of(args[0]);
    String date = date(args[2]);
    for (ManualPage page : pages(Path.of(args[1]))) {
      write(share.resolve("man/man1/" + page.name() + ".1"), page.text(Program.version(), date));
    }
    for (Map.Entry<String, String> completion : COMPLETIONS.entrySet()) {
      write(share.resolve(completion.getValue()), CompletionCommand.script(completion.getKey()));
    }
  }

  /** The page of the program and that of each command, with the prose of {@code folder}. */
  static List<ManualPage> pages(Path folder) throws IOException {
    CommandSpec program = Program.spec(List.of());
    List<CommandSpec> commands = new ArrayList<>(List.of(program));
    program.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(commands::add);
    String every = Files.readString(folder.resolve(EVERY_PAGE));
    List<ManualPage> pages = new ArrayList<>();
    for (CommandSpec command : commands) {
      String name = new ManualPage(program, command, Prose.of()).name();
      Prose prose = Prose.of(Files.readString(folder.resolve(name + ".md")), every);
      pages.add(new ManualPage(program, command, prose));
    }
    return pages;
  }

  /** The day of a time as reproducible builds write it: ISO 8601, or seconds since 1970. */
  static String date(String time) {
    boolean seconds = time.chars().allMatch(Character::isDigit);
    OffsetDateTime when =
        seconds
            ? Instant.ofEpochSecond(Long.parseLong(time)).atOffset(ZoneOffset.UTC)
            : OffsetDateTime.parse(time);
    return when.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The manual pages beside the built program, as the real readers of such pages see them. */
@Timeout(120)
class ManualPagesIT {
  private static final Path PAGES = Fleet.PROGRAM.resolve("../../share/man/man1").normalize();

  @Test
  void manAndMandocFindNothingWrong() throws IOException {
    needs("man");
    needs("mandoc");
    for (Path page : pages()) {
      Rig.Result man = Rig.outside(List.of("man", "--warnings", "-P", "cat", "-l", "" + page));
      assertThat(man.err()).as(page.toString()).isEmpty();
      assertThat(man.text()).contains("EXIT STATUS", "SEE ALSO");
      Rig.Result lint = Rig.outside(List.of("mandoc", "-T", "lint", page.toString()));
      assertThat(lint.out() + lint.err()).isEmpty();
      assertThat(lint.code()).isZero();
      Rig.Result name = Rig.outside(List.of("lexgrog", page.toString()));
      assertThat(name.text()).contains(page.getFileName().toString().replace(".1", " - "));
    }
  }

  @Test
  void aReaderSeesEachOptionOfTheHelp() throws IOException {
    needs("mandoc");
    Pattern option = Pattern.compile("^ *(?:-\\w, )? *(--[a-z-]+)", Pattern.MULTILINE);
    for (Path page : pages()) {
      String name = page.getFileName().toString().replace(".1", "");
      String command = name.replaceFirst("^unitgen-?", "");
      Rig.Result help = Rig.outside(List.of("sh", "-c", Fleet.PROGRAM + " " + command + " --help"));
      String read = Rig.outside(List.of("sh", "-c", "mandoc -T utf8 " + page + " | col -b")).text();
      Matcher matcher = option.matcher(help.text());
      int found = 0;
      while (matcher.find()) {
        // With minus signs, as they can be copied to a command line.
        assertThat(read).as(name).contains(matcher.group(1));
        found++;
      }
      assertThat(found).as(name).isPositive();
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      List<Path> pages = files.sorted().toList();
      assertThat(pages).hasSizeGreaterThan(7);
      return pages;
    }
  }

  private static void needs(String program) {
    if (Rig.outside(List.of("sh", "-c", "command -v " + program)).code() != 0) {
      Rig.lacking("no " + program + " on this machine");
    }
  }
}

package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportLink;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ImportFilesTest {
  private static final String UNIT = "[Service]\nExecStart=/bin/x\n";

  private final FileSystem fileSystem =
      Jimfs.newFileSystem(
          Configuration.unix().toBuilder().setWorkingDirectory("/etc/systemd/system").build());

  @BeforeEach
  void makeUnits() throws IOException {
    file("job@.service", UNIT);
    file("job@.service.d/limits.conf", "[Service]\nLimitNOFILE=9\n");
    file("other.service.d/limits.conf", "[Service]\nLimitNOFILE=9\n");
    file("web.service", UNIT);
    file("/srv/linked.service", UNIT);
    file("/lib/systemd/system/ssh.service", UNIT);
    link("multi-user.target.wants/job@1.service", "../job@.service");
    link("multi-user.target.wants/web.service", "/etc/systemd/system/web.service");
    link("multi-user.target.wants/ssh.service", "/lib/systemd/system/ssh.service");
    link("multi-user.target.wants/gone.service", "/nowhere/gone.service");
    link("a.target.wants/linked.service", "/srv/linked.service");
    link("linked.service", "/srv/linked.service");
    link("sshd.service", "/lib/systemd/system/ssh.service");
    link("masked.service", "/dev/null");
  }

  @AfterEach
  void close() throws IOException {
    fileSystem.close();
  }

  @Test
  void linksOfAFolderAreNoFiles() throws Stop {
    ImportFiles.Found found = find(".");
    assertThat(found.files())
        .extracting(ImportFile::path)
        .containsExactly(
            "/etc/systemd/system/job@.service",
            "/etc/systemd/system/job@.service.d/limits.conf",
            "/etc/systemd/system/other.service.d/limits.conf",
            "/etc/systemd/system/web.service",
            "/etc/systemd/system/linked.service");
    assertThat(found.links())
        .containsExactly(
            wants("a", "linked.service", "/srv/linked.service"),
            new ImportLink("/etc/systemd/system/masked.service", "/dev/null"),
            wants("multi-user", "gone.service", "/nowhere/gone.service"),
            wants("multi-user", "job@1.service", "../job@.service"),
            wants("multi-user", "ssh.service", "/lib/systemd/system/ssh.service"),
            wants("multi-user", "web.service", "/etc/systemd/system/web.service"),
            new ImportLink("/etc/systemd/system/sshd.service", "/lib/systemd/system/ssh.service"));
  }

  @Test
  void aNamedUnitComesWithWhatSystemdReadsWithIt() throws Stop {
    ImportFiles.Found found = find("job@.service");
    assertThat(found.files())
        .extracting(ImportFile::path)
        .containsExactly(
            "/etc/systemd/system/job@.service", "/etc/systemd/system/job@.service.d/limits.conf");
    assertThat(found.links())
        .containsExactly(wants("multi-user", "job@1.service", "../job@.service"));
    assertThat(find("job@.service", "job@.service.d/limits.conf").files()).hasSize(2);
  }

  @Test
  void aNamedJobComesWithItsOverride() throws Stop, IOException {
    file("/etc/init/web.conf", "exec /bin/web\n");
    file("/etc/init/web.override", "manual\n");
    file("/etc/init/job.override", "manual\n");
    assertThat(find("/etc/init/web.conf").files())
        .extracting(ImportFile::path)
        .containsExactly("/etc/init/web.conf", "/etc/init/web.override");
  }

  @Test
  void whatKindSaysGetsTheEndingOfItsKind() throws Stop, IOException {
    file("/srv/web.txt", "exec /bin/web\n");
    file("/srv/job", UNIT);
    assertThat(find("/srv/web.txt", "--kind", "upstart").files())
        .extracting(ImportFile::path)
        .containsExactly("/srv/web.conf");
    assertThat(find("/srv/job", "--kind", "systemd").files())
        .extracting(ImportFile::path)
        .containsExactly("/srv/job.service");
  }

  @Test
  void namedLinksBelowATargetSayWhatIsStarted() throws Stop {
    ImportFiles.Found found = find("multi-user.target.wants/web.service", "web.service");
    assertThat(found.files()).hasSize(1);
    assertThat(found.links())
        .containsExactly(wants("multi-user", "web.service", "/etc/systemd/system/web.service"));
  }

  private static ImportLink wants(String target, String name, String to) {
    return new ImportLink("/etc/systemd/system/" + target + ".target.wants/" + name, to);
  }

  private ImportFiles.Found find(String... args) throws Stop {
    CommandLine line = new CommandLine(ImportOptions.spec());
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            fileSystem.getPath(""),
            Map.of(),
            false);
    return ImportFiles.of(new ImportSources(line.parseArgs(args)), console);
  }

  private void file(String name, String text) throws IOException {
    Path file = fileSystem.getPath(name).toAbsolutePath();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void link(String name, String target) throws IOException {
    Path link = fileSystem.getPath(name).toAbsolutePath();
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, fileSystem.getPath(target));
  }
}

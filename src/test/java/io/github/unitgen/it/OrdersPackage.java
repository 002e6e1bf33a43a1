package io.github.unitgen.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How the package of an example is built, installed and removed. */
enum OrdersPackage {
  DEBHELPER {
    @Override
    Path build(PackagingExample example, String version) throws IOException {
      return example.replace("debian/changelog", "(1.0)", "(" + version + ")").debian();
    }
  },
  RPMBUILD {
    @Override
    Path build(PackagingExample example, String version) throws IOException {
      // Not the version: it is in the names of the tarball and of the folder in it.
      return example
          .replace("orders.spec", "Release:        1", "Release:        " + version)
          .rpm();
    }

    @Override
    List<String> install(Path built) {
      return List.of("rpm", "-U", "--nodeps", "--force-debian", built.toString());
    }

    @Override
    List<String> remove() {
      return List.of("rpm", "-e", "--force-debian", "orders");
    }

    @Override
    Path failing(Path folder, Path built) throws IOException {
      // The last line of the script before %post is run after the workers were quieted.
      PackagingExample example = PackagingExample.copy("rpm", folder);
      return build(example.replace("orders.spec", "\n%post\n", "exit 1\n\n%post\n"), "2.0");
    }
  },
  JDEB {
    @Override
    Path build(PackagingExample example, String version) throws IOException {
      String old = "<artifactId>orders</artifactId>\n  <version>1.0<";
      return example.replace("pom.xml", old, old.replace("1.0", version)).maven();
    }
  };

  abstract Path build(PackagingExample example, String version) throws IOException;

  /** Builds version 1.0, as the example stands. */
  Path first(Path folder) throws IOException {
    return build(PackagingExample.copy(example(), folder), "1.0");
  }

  /** Builds version 2.0, which has one worker less and no clock. */
  Path smaller(Path folder) throws IOException {
    PackagingExample example = PackagingExample.copy(example(), folder);
    example.replace("manifest.yml", "count: 2", "count: 1");
    Path manifest = example.tree().resolve("manifest.yml");
    String text = Files.readString(manifest);
    int clock = text.indexOf("  orders-clock:");
    Files.writeString(manifest, clock < 0 ? text : text.substring(0, clock));
    if (this == RPMBUILD) {
      example.replace("orders.spec", "%{_unitdir}/orders-clock.service\n", "");
    }
    return build(example, "2.0");
  }

  /** An upgrade that fails when the installed version has already been asked to make way. */
  Path failing(Path folder, Path built) throws IOException {
    Path tree = folder.resolve("tree");
    Rig.outside(List.of("dpkg-deb", "-R", built.toString(), tree.toString())).text();
    Path script = tree.resolve("DEBIAN/preinst");
    Files.writeString(script, "#!/bin/sh\nexit 1\n");
    Rig.open(script, "rwxr-xr-x");
    Path wrong = folder.resolve("wrong.deb");
    Rig.outside(List.of("dpkg-deb", "-b", tree.toString(), wrong.toString())).text();
    return wrong;
  }

  private String example() {
    return switch (this) {
      case DEBHELPER -> "debian";
      case RPMBUILD -> "rpm";
      case JDEB -> "maven";
    };
  }

  /** The command that installs or upgrades. */
  List<String> install(Path built) {
    // What the packages depend on is there, but dpkg may not know of the Java that runs the tests.
    return List.of("dpkg", "--force-depends", "-i", built.toString());
  }

  /** The command that removes the package, and its files in /etc with it. */
  List<String> remove() {
    return List.of("dpkg", "--purge", "orders");
  }
}

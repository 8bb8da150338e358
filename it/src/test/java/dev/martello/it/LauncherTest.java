package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script: it works from anywhere, and its class archives never get in the way. */
final class LauncherTest {

  @TempDir Path folder = Path.of("");

  @Test
  void itStartsThroughASymbolicLinkFromAnotherFolder() throws IOException {
    var link = folder.resolve("with blank").resolve("m");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("../again"));
    Files.createSymbolicLink(
        folder.resolve("again"), Product.CHECKOUT.resolve("cli/target/martello/bin/martello"));
    var result = Product.run(folder, Map.of(), List.of(link.toString(), "--version"));
    assertThat(result.out()).startsWith("martello ");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void archivesAreMadeOnceInAClosedFolder() throws IOException, InterruptedException {
    var cache = folder.resolve("cache");
    var environment = Map.of("MARTELLO_ARCHIVE", "on", "MARTELLO_CACHE", cache.toString());
    assertThat(Product.run(folder, environment, "--version").exitCode()).isZero();
    var archives = await(cache);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
    for (Path archive : List.of(archives.ofHelp(), archives.ofScans())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
          .isEqualTo("rw-------");
    }

    var made = Files.getLastModifiedTime(archives.ofHelp());
    var second = Product.run(folder, environment, "--version");
    assertThat(second.out()).startsWith("martello ");
    assertThat(second.err()).isEmpty();
    assertThat(Files.getLastModifiedTime(archives.ofHelp())).isEqualTo(made);
  }

  @Test
  void aBrokenArchiveChangesNothing() throws IOException, InterruptedException {
    var cache = folder.resolve("cache");
    var environment = Map.of("MARTELLO_ARCHIVE", "on", "MARTELLO_CACHE", cache.toString());
    assertThat(Product.run(folder, environment, "--version").exitCode()).isZero();
    Files.writeString(await(cache).ofHelp(), "no archive");
    var result = Product.run(folder, environment, "--version");
    assertThat(result.out()).startsWith("martello ").hasLineCount(1);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aFolderThatOthersCanReadIsNotUsed() throws IOException {
    var cache = Files.createDirectory(folder.resolve("cache"));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    var environment = Map.of("MARTELLO_ARCHIVE", "on", "MARTELLO_CACHE", cache.toString());
    assertThat(Product.run(folder, environment, "--version").exitCode()).isZero();
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void aStaleLockIsRemoved() throws IOException, InterruptedException {
    var cache = folder.resolve("cache");
    var environment = Map.of("MARTELLO_ARCHIVE", "on", "MARTELLO_CACHE", cache.toString());
    assertThat(Product.run(folder, environment, "--version").exitCode()).isZero();
    var archives = await(cache);
    Files.delete(archives.ofHelp());
    var name = archives.ofHelp().getFileName().toString().replace(".help.jsa", ".lock");
    var lock = Files.createDirectory(cache.resolve(name));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(3600)));
    assertThat(Product.run(folder, environment, "--version").exitCode()).isZero();
    assertThat(await(cache)).isEqualTo(archives);
  }

  @Test
  void withoutAHomeFolderItStillRuns() {
    var environment = Map.of("MARTELLO_ARCHIVE", "on", "HOME", "", "XDG_CACHE_HOME", "");
    var result = Product.run(folder, environment, "--version");
    assertThat(result.out()).startsWith("martello ");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void withoutAJdkItSaysWhatToInstall() throws IOException {
    // A copy of the script beside a find-jdk that looks nowhere: this machine has a JDK.
    var product = Product.CHECKOUT.resolve("cli/target/martello");
    var bin = Files.createDirectories(folder.resolve("copy/bin"));
    Files.copy(product.resolve("bin/martello"), bin.resolve("martello"));
    var search = Files.readString(product.resolve("bin/find-jdk"));
    Files.writeString(bin.resolve("find-jdk"), search + "\nis_jdk_25() { return 1; }\n");
    var result = Product.run(folder, Map.of(), List.of("sh", bin.resolve("martello").toString()));
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("martello: needs a JDK 25 and found none.");
    assertThat(result.exitCode()).isEqualTo(3);
  }

  /** The archive for runs that read no template, and the one for all others. */
  private record Archives(Path ofHelp, Path ofScans) {}

  /** Waits for the background maker to put the archives in place and to open its lock. */
  private static Archives await(Path cache) throws IOException, InterruptedException {
    for (int tries = 0; tries < 3_000; tries++) {
      try (var files = Files.list(cache)) {
        var found = files.sorted().toList();
        if (found.size() == 2
            && found.get(0).toString().endsWith(".help.jsa")
            && found.get(1).toString().endsWith(".scan.jsa")) {
          return new Archives(found.get(0), found.get(1));
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("no archives after five minutes");
  }
}

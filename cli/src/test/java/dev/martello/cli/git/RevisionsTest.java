package dev.martello.cli.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions come out as they were committed, and nothing of the repository is run. */
final class RevisionsTest {
  @TempDir private Path folder;

  private Path repository;

  @BeforeEach
  void makeRepository() throws IOException, InterruptedException {
    assumeTrue(isThere("git"), "git is not installed");
    repository = Files.createDirectory(folder.resolve("repository")).toRealPath();
    git("init", "-q", ".");
    write("app/template.yaml", "one\n");
    write("app/logo.png", "no text");
    write("app/src/app.py", "def handler(event, context): pass\n");
    write("app/Dockerfile", "FROM scratch\n");
    write("other/template.yaml", "other\n");
    commit("one");
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
        .anyMatch(name -> Files.isExecutable(Path.of(name).resolve(program)));
  }

  private void git(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@b.c"));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }

  private void write(String name, String text) throws IOException {
    var file = repository.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void commit(String message) throws IOException, InterruptedException {
    git("add", "-A");
    git("-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", message);
  }

  private Path copy(Path around, String revision) throws IOException {
    var into = Files.createTempDirectory(folder, "copy").toRealPath();
    return Revisions.around(around, System.getenv()).copy(revision, into);
  }

  @Test
  void aRevisionIsCopiedAsItWasCommitted() throws IOException, InterruptedException {
    write("app/template.yaml", "two\n");
    commit("two");
    write("app/template.yaml", "not committed\n");
    var app = repository.resolve("app");
    assertThat(copy(app, "HEAD").resolve("template.yaml")).hasContent("two\n");
    assertThat(copy(app, "HEAD~1").resolve("template.yaml")).hasContent("one\n");
    assertThat(copy(app.resolve("template.yaml"), "HEAD~1")).hasContent("one\n");
  }

  @Test
  void onlyWhatAScanMayReadIsCopied() throws IOException {
    var copied = copy(repository.resolve("app"), "HEAD");
    assertThat(copied.resolve("logo.png")).doesNotExist();
    assertThat(copied.getParent().resolve("other")).doesNotExist();
  }

  @Test
  void theCodeOfFunctionsIsCopied() throws IOException, InterruptedException {
    write("app/src/app.py", "import os\n");
    commit("two");
    for (var path : List.of("app", "app/template.yaml")) {
      var copied = copy(repository.resolve(path), "HEAD~1");
      var folder = Files.isDirectory(copied) ? copied : copied.getParent();
      assertThat(folder.resolve("src/app.py")).hasContent("def handler(event, context): pass\n");
      assertThat(folder.resolve("Dockerfile")).exists();
    }
  }

  @Test
  void linksAreNotFollowed() throws IOException, InterruptedException {
    Files.createSymbolicLink(repository.resolve("app/link.yaml"), Path.of("/etc/passwd"));
    commit("link");
    assertThat(copy(repository.resolve("app"), "HEAD").resolve("link.yaml")).doesNotExist();
  }

  @Test
  void whatIsNotInTheRevisionIsAnEmptyFolder() throws IOException {
    write("new/template.yaml", "new\n");
    write("app/more.yaml", "new\n");
    for (var path : List.of("new", "app/more.yaml")) {
      var copied = copy(repository.resolve(path), "HEAD");
      try (var files = Files.list(copied)) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void nothingOfTheRepositoryIsRun() throws IOException, InterruptedException {
    var marker = folder.resolve("was-run");
    var script = folder.resolve("script");
    Files.writeString(script, "#!/bin/sh\ntouch '" + marker + "'\ncat\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    write(".gitattributes", "*.yaml filter=evil diff=evil\n");
    git("add", "-A");
    git("commit", "-q", "-m", "attributes");
    for (var key :
        List.of(
            "core.fsmonitor",
            "core.pager",
            "core.sshCommand",
            "filter.evil.smudge",
            "filter.evil.process",
            "diff.evil.textconv",
            "diff.external",
            "alias.ls-tree",
            "alias.cat-file")) {
      git("config", key, (key.startsWith("alias") ? "!" : "") + script);
    }
    for (var hook : List.of("post-checkout", "reference-transaction", "post-index-change")) {
      Files.copy(script, repository.resolve(".git/hooks").resolve(hook));
    }
    assertThat(copy(repository.resolve("app"), "HEAD").resolve("template.yaml"))
        .hasContent("one\n");
    assertThat(marker).doesNotExist();
    git("status");
    assertThat(marker).as("the trap works").exists();
  }

  @Test
  void aProgramInTheScannedFolderIsNotGit() throws IOException {
    var fake = repository.resolve("git");
    Files.writeString(fake, "#!/bin/sh\ntouch was-run\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> Revisions.around(repository, Map.of("PATH", ".:bin:")))
        .isInstanceOf(IOException.class)
        .hasMessage("`--git` needs the program git, which is not on the PATH");
  }

  @Test
  void revisionsThatAreNoneAreRefused() {
    for (var wrong : List.of("nope", "", "-x", "--upload-pack=touch", "HEAD:app", "a\nb")) {
      assertThatThrownBy(() -> copy(repository, wrong))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("revision");
    }
  }

  @Test
  void aFolderWithoutRepositoryIsSaidSo() throws IOException {
    var outside = Files.createDirectory(folder.resolve("outside"));
    assertThatThrownBy(() -> copy(outside, "HEAD"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a git repository");
  }
}

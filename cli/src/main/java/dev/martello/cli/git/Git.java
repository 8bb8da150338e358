package dev.martello.cli.git;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the three questions that we ask of Git, and nothing else. */
final class Git {
  /*
   * What is scanned may be hostile, its .git/config too. rev-parse, ls-tree and cat-file read objects:
   * they run no hook, no filter and no pager. What could start a program all the same is switched off:
   * the file-system monitor, and fetching objects that a partial clone lacks, for which no protocol is
   * allowed. Variables GIT_* of our caller, a hook for instance, would name another repository.
   *
   * The program is looked for on the PATH by ourselves, in folders with an absolute name, so that it
   * is never one that lies in the scanned folder.
   */
  private static final long PATIENCE_SECONDS = 60;
  private static final int LONGEST_MESSAGE = 2_000;
  private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

  private final Path program;
  private final Path folder;

  /**
   * Prepares questions about the repository around a folder.
   *
   * @throws IOException if there is no Git on this machine
   */
  Git(Path folder, Map<String, String> environment) throws IOException {
    this.program = find(environment.getOrDefault("PATH", ""));
    this.folder = folder;
  }

  private static Path find(String path) throws IOException {
    for (var name : path.split(File.pathSeparator, -1)) {
      for (var program : List.of("git", "git.exe")) {
        if (!name.isEmpty()) {
          var candidate = Path.of(name).resolve(program);
          if (candidate.isAbsolute() && Files.isExecutable(candidate)) {
            return candidate;
          }
        }
      }
    }
    throw new IOException("`--git` needs the program git, which is not on the PATH");
  }

  /** Starts a command whose complaints nobody reads; it is ended if it takes too long. */
  Process start(String... command) throws IOException {
    return start(ProcessBuilder.Redirect.DISCARD, command);
  }

  private Process start(ProcessBuilder.Redirect complaints, String... command) throws IOException {
    var words = new ArrayList<String>();
    words.add(program.toString());
    words.addAll(
        List.of(
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=/dev/null",
            "--no-pager",
            "--no-replace-objects",
            "--literal-pathspecs",
            "-C",
            folder.toString()));
    words.addAll(List.of(command));
    var builder = new ProcessBuilder(words);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_ALLOW_PROTOCOL", "none");
    environment.put("GIT_NO_LAZY_FETCH", "1");
    environment.put("GIT_OPTIONAL_LOCKS", "0");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("LC_ALL", "C");
    var process = builder.redirectError(complaints).start();
    watch(process);
    return process;
  }

  private static void watch(Process process) {
    var watcher =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                process.destroyForcibly();
              }
            });
    watcher.setDaemon(true);
    watcher.start();
  }

  /**
   * Runs a command and returns what it printed.
   *
   * @throws IOException if it fails; the message is Git's own, in one line
   */
  byte[] ask(String... command) throws IOException {
    var process = start(ProcessBuilder.Redirect.PIPE, command);
    try {
      process.getOutputStream().close();
      var complaint = new Complaint(process.getErrorStream());
      complaint.start();
      byte[] answer = process.getInputStream().readNBytes(LONGEST_ANSWER + 1);
      if (answer.length > LONGEST_ANSWER) {
        throw new IOException("git lists more files than can be compared");
      }
      process.waitFor();
      complaint.join();
      if (process.exitValue() != 0) {
        throw new IOException("git: " + complaint.text());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git worked", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Reads what a command complains of, so that it never waits for a reader. */
  private static final class Complaint extends Thread {
    private final InputStream from;
    private volatile String text = "";

    Complaint(InputStream from) {
      this.from = from;
      setDaemon(true);
    }

    @Override
    public void run() {
      try (var stream = new BufferedInputStream(from)) {
        text = new String(stream.readNBytes(LONGEST_MESSAGE), StandardCharsets.UTF_8).strip();
        stream.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        text = "cannot say what is wrong";
      }
    }

    String text() {
      return text.lines().findFirst().orElse("it failed without a word");
    }
  }
}

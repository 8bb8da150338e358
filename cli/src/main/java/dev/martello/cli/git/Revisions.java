package dev.martello.cli.git;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Copies what a scan may read from revisions of the Git repository around a path. */
public final class Revisions {
  /*
   * Only files whose names a template, its parameters or its configuration may have are copied, and
   * only regular ones: no links, no other repositories. Names come from the repository: one that would
   * lead out of the target is refused.
   */
  private static final Set<String> ENDINGS =
      Set.of("yaml", "yml", "json", "jsonc", "template", "toml", "cfn", "txt");

  private static final int MOST_FILES = 20_000;
  private static final long LARGEST = 16L * 1024 * 1024;
  private static final long LARGEST_TOGETHER = 512L * 1024 * 1024;

  private final Git git;
  private final String prefix;
  private final boolean isFile;

  private Revisions(Git git, String prefix, boolean isFile) {
    this.git = git;
    this.prefix = prefix;
    this.isFile = isFile;
  }

  /**
   * Finds the repository around a folder or file.
   *
   * @param environment where the program is looked for
   * @throws IOException if there is none; the message says why
   */
  public static Revisions around(Path path, Map<String, String> environment) throws IOException {
    var real = path.toRealPath();
    boolean isFile = Files.isRegularFile(real);
    var folder = isFile ? real.getParent() : real;
    if (folder == null) {
      throw new IOException("`" + path + "` is in no folder");
    }
    var git = new Git(folder, environment);
    var own = line(git.ask("rev-parse", "--show-prefix"));
    return new Revisions(git, isFile ? own + real.getFileName() : own, isFile);
  }

  private static String line(byte[] answer) {
    var text = new String(answer, StandardCharsets.UTF_8);
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /** A file of a revision. */
  private record Blob(String id, long size, String path) {}

  /**
   * Copies a revision's files to a folder and returns where the path is there; the folder itself if
   * the revision does not have it.
   *
   * @throws IOException if there is no such revision; the message says why
   */
  public Path copy(String revision, Path into) throws IOException {
    var commit = commit(revision);
    var blobs = blobs(commit, revision);
    var process = git.start("cat-file", "--batch");
    try (var ask = process.getOutputStream();
        var answers = new DataInputStream(process.getInputStream())) {
      for (var blob : blobs) {
        ask.write((blob.id() + "\n").getBytes(StandardCharsets.US_ASCII));
        ask.flush();
        copy(blob, answers, target(into, blob.path()));
      }
    } finally {
      process.destroyForcibly();
    }
    var there = target(into, prefix);
    return Files.exists(there) ? there : into;
  }

  private String commit(String revision) throws IOException {
    boolean isSafe =
        !revision.isEmpty()
            && !revision.startsWith("-")
            && revision.chars().noneMatch(Character::isISOControl);
    if (!isSafe) {
      throw new IOException("`" + revision + "` is no revision");
    }
    try {
      return line(git.ask("rev-parse", "--verify", "--quiet", revision + "^{commit}"));
    } catch (IOException e) {
      throw new IOException("the repository has no revision `" + revision + "`", e);
    }
  }

  private List<Blob> blobs(String commit, String revision) throws IOException {
    var listed =
        prefix.isEmpty()
            ? git.ask("ls-tree", "-r", "-z", "-l", "--full-tree", commit)
            : git.ask("ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", prefix);
    var blobs = new ArrayList<Blob>();
    long together = 0;
    for (var entry : new String(listed, StandardCharsets.UTF_8).split("\0", -1)) {
      int tab = entry.indexOf('\t');
      var fields = entry.substring(0, Math.max(tab, 0)).split(" +", -1);
      boolean isRegular = fields.length == 4 && fields[0].startsWith("100") && isText(fields[3]);
      if (isRegular && isWanted(entry.substring(tab + 1))) {
        var blob = new Blob(fields[2], Long.parseLong(fields[3]), entry.substring(tab + 1));
        if (blob.size() <= LARGEST) {
          blobs.add(blob);
          together += blob.size();
        }
      }
    }
    if (blobs.size() > MOST_FILES || together > LARGEST_TOGETHER) {
      throw new IOException(
          "revision `%s` has too many files below this path; name a smaller folder"
              .formatted(revision));
    }
    return blobs;
  }

  private static boolean isText(String size) {
    return !size.isEmpty() && size.length() < 16 && size.chars().allMatch(Character::isDigit);
  }

  private boolean isWanted(String path) {
    int dot = path.lastIndexOf('.');
    return isFile || ENDINGS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** A blob's answer is {@code ID blob SIZE}, a line break, its bytes, a line break. */
  private static void copy(Blob blob, InputStream answers, Path target) throws IOException {
    var head = new StringBuilder();
    for (int next = answers.read(); next != '\n'; next = answers.read()) {
      if (next < 0 || head.length() > 200) {
        throw new IOException("git gave no answer for `" + blob.path() + "`");
      }
      head.append((char) next);
    }
    if (!head.toString().equals(blob.id() + " blob " + blob.size())) {
      throw new IOException("git does not have the content of `" + blob.path() + "`");
    }
    byte[] content = answers.readNBytes((int) blob.size());
    if (content.length != blob.size() || answers.read() != '\n') {
      throw new IOException("git gave half an answer for `" + blob.path() + "`");
    }
    var folder = target.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(target, content);
  }

  private static Path target(Path into, String path) throws IOException {
    try {
      var target = into.resolve(path).normalize();
      if (target.startsWith(into)) {
        return target;
      }
    } catch (InvalidPathException e) {
      throw new IOException("`" + path + "` cannot be a file on this system", e);
    }
    throw new IOException("`" + path + "` would lie outside of its folder");
  }
}

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
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Copies what a scan may read from revisions of the Git repository around a path. */
public final class Revisions {
  /*
   * What a template, its configuration or the code of a function may be is copied: regular files, but
   * no pictures and the like, no links, no other repositories. Of a revision with too many files only
   * those are copied whose names declarations have; the scan says then that code is not there. Names
   * come from the repository: one that would lead out of the target is refused.
   */
  private static final Set<String> DECLARATIONS =
      Set.of(
          "yaml",
          "yml",
          "json",
          "jsonc",
          "template",
          "tmpl",
          "tpl",
          "toml",
          "cfn",
          "cform",
          "cloudformation",
          "sam",
          "stack",
          "txt",
          "tf",
          "tfvars");

  private static final Set<String> MEDIA =
      Set.of(
          "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "bmp", "tiff", "psd", "mp3", "mp4",
          "mov", "avi", "webm", "wav", "ogg", "pdf", "woff", "woff2", "ttf", "otf", "eot");

  private static final int MOST_FILES = 20_000;
  private static final long LARGEST = 16L * 1024 * 1024;
  private static final long LARGEST_TOGETHER = 512L * 1024 * 1024;

  private final Git git;
  private final String prefix;
  private final String file;

  /**
   * Stands at a folder of a repository.
   *
   * @param file the name of the one template in it; empty text for the whole folder
   */
  private Revisions(Git git, String prefix, String file) {
    this.git = git;
    this.prefix = prefix;
    this.file = file;
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
    return new Revisions(git, own, isFile ? String.valueOf(real.getFileName()) : "");
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
    if (!file.isEmpty() && blobs.stream().noneMatch(this::isNamed)) {
      return into;
    }
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
    var there = target(into, prefix + file);
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
    var all = new ArrayList<Blob>();
    for (var entry : new String(listed, StandardCharsets.UTF_8).split("\0", -1)) {
      int tab = entry.indexOf('\t');
      var fields = entry.substring(0, Math.max(tab, 0)).split(" +", -1);
      boolean isRegular = fields.length == 4 && fields[0].startsWith("100") && isText(fields[3]);
      if (isRegular && Long.parseLong(fields[3]) <= LARGEST) {
        all.add(new Blob(fields[2], Long.parseLong(fields[3]), entry.substring(tab + 1)));
      }
    }
    return Stream.<Predicate<Blob>>of(
            blob -> isNamed(blob) || !MEDIA.contains(ending(blob)),
            blob -> isNamed(blob) || DECLARATIONS.contains(ending(blob)),
            this::isNamed)
        .limit(file.isEmpty() ? 2 : 3)
        .map(isWanted -> all.stream().filter(isWanted).toList())
        .filter(Revisions::areFew)
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "revision `%s` has too many files below this path; name a smaller folder"
                        .formatted(revision)));
  }

  private static boolean areFew(List<Blob> blobs) {
    return blobs.size() <= MOST_FILES
        && blobs.stream().mapToLong(Blob::size).sum() <= LARGEST_TOGETHER;
  }

  private boolean isNamed(Blob blob) {
    return !file.isEmpty() && blob.path().equals(prefix + file);
  }

  private static String ending(Blob blob) {
    int dot = blob.path().lastIndexOf('.');
    return blob.path().substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isText(String size) {
    return !size.isEmpty() && size.length() < 16 && size.chars().allMatch(Character::isDigit);
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

package dev.martello.engine;

import dev.martello.fix.Patch;
import dev.martello.read.file.LocalFiles;
import dev.martello.report.Secrets;
import dev.martello.syntax.Decoded;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Writes patches into the files that they were made for, each file whole or not at all, or shows
 * the difference to what these files hold.
 */
public final class PatchWriter {
  /*
   * A file is read again right before it is written and left alone if it is no longer what the patch
   * was made for, if nobody may write it, or if it is a link. The new text goes to a file beside it,
   * which then takes its place in one step, with the same permissions and byte order mark.
   */
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final Set<PosixFilePermission> WRITING =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private PatchWriter() {}

  /** A file that was left alone. */
  public record Refusal(String path, String reason) {}

  /**
   * Writes patches; one that cannot be written does not keep the others back.
   *
   * @param paths where the files lie, by their path in the report
   */
  public static List<Refusal> write(List<Patch> patches, Map<String, Path> paths) {
    var refusals = new ArrayList<Refusal>();
    for (var patch : patches) {
      var name = patch.file().path();
      var path = paths.get(name);
      var reason = path == null ? Optional.of("is no file") : write(patch, path);
      reason.ifPresent(why -> refusals.add(new Refusal(name, why)));
    }
    return refusals;
  }

  /**
   * Differences as the bytes of the files have them.
   *
   * @param refusals files to which no difference can be applied
   * @param telling files whose difference cannot be applied without lines that hold secrets
   */
  public record Shown(String diff, List<Refusal> refusals, List<String> telling) {
    public Shown {
      refusals = List.copyOf(refusals);
      telling = List.copyOf(telling);
    }
  }

  /**
   * Shows what {@link #write} would change; a read-only file can be shown.
   *
   * @param paths where the files lie, by their path in the report
   * @param secrets what is not to be shown unless a line with it is changed
   */
  public static Shown show(List<Patch> patches, Map<String, Path> paths, Secrets secrets) {
    var telling = new ArrayList<String>();
    var diff = new StringBuilder();
    var refusals = new ArrayList<Refusal>();
    for (var patch : patches) {
      var name = patch.file().path();
      try {
        var bytes = Files.readAllBytes(Objects.requireNonNull(paths.get(name), "no file"));
        var reason = unfit(patch, bytes);
        if (reason.isPresent()) {
          refusals.add(new Refusal(name, reason.get()));
        } else {
          var shown = secrets.diff(patch, isMarked(bytes) ? "\uFEFF" : "");
          diff.append(shown);
          if (!secrets.hidden(shown).equals(shown)) {
            telling.add(name);
          }
        }
      } catch (IOException e) {
        refusals.add(new Refusal(name, "cannot be read: " + LocalFiles.reason(e)));
      }
    }
    return new Shown(diff.toString(), refusals, telling);
  }

  private static Optional<String> write(Patch patch, Path path) {
    try {
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of("is no regular file");
      }
      if (isReadOnly(path)) {
        return Optional.of("is read-only");
      }
      var bytes = Files.readAllBytes(path);
      var reason = unfit(patch, bytes);
      if (reason.isEmpty()) {
        replace(path, encoded(patch.after(), isMarked(bytes)));
      }
      return reason;
    } catch (IOException e) {
      return Optional.of("cannot be written: " + LocalFiles.reason(e));
    }
  }

  /** Returns why a patch does not fit what a file holds. */
  private static Optional<String> unfit(Patch patch, byte[] bytes) {
    if (!(Decoded.of(bytes) instanceof Decoded.Text(String text, int _))
        || !patch.fits(new SourceFile(patch.file().path(), text))) {
      return Optional.of("has changed since it was read; run `martello fix` again");
    }
    return Arrays.equals(bytes, encoded(text, isMarked(bytes)))
        ? Optional.empty()
        : Optional.of("is not valid UTF-8; save it as UTF-8 first");
  }

  private static boolean isMarked(byte[] bytes) {
    return bytes.length >= MARK.length && Arrays.equals(bytes, 0, 3, MARK, 0, 3);
  }

  /** Whoever took all rights to write away meant it, also where he is the superuser. */
  private static boolean isReadOnly(Path path) throws IOException {
    if (!Files.isWritable(path)) {
      return true;
    }
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(path).stream().noneMatch(WRITING::contains);
  }

  private static byte[] encoded(String text, boolean isMarked) {
    var plain = text.getBytes(StandardCharsets.UTF_8);
    if (!isMarked) {
      return plain;
    }
    var marked = Arrays.copyOf(MARK, MARK.length + plain.length);
    System.arraycopy(plain, 0, marked, MARK.length, plain.length);
    return marked;
  }

  private static void replace(Path path, byte[] content) throws IOException {
    var folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(path + " has no folder");
    }
    var fresh = Files.createTempFile(folder, ".martello", ".tmp");
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(path));
      }
      Files.write(fresh, content);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}

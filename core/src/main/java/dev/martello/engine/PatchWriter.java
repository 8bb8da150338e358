package dev.martello.engine;

import dev.martello.fix.Patch;
import dev.martello.read.file.LocalFiles;
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
import java.util.Optional;
import java.util.Set;

/** Writes patches into the files that they were made for, each file whole or not at all. */
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

  private static Optional<String> write(Patch patch, Path path) {
    try {
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of("is no regular file");
      }
      if (isReadOnly(path)) {
        return Optional.of("is read-only");
      }
      var bytes = Files.readAllBytes(path);
      if (!(Decoded.of(bytes) instanceof Decoded.Text(String text, int _))
          || !patch.fits(new SourceFile(patch.file().path(), text))) {
        return Optional.of("has changed since it was read; run `martello fix` again");
      }
      boolean isMarked = bytes.length >= MARK.length && Arrays.equals(bytes, 0, 3, MARK, 0, 3);
      if (!Arrays.equals(bytes, encoded(text, isMarked))) {
        return Optional.of("is not valid UTF-8; save it as UTF-8 first");
      }
      replace(path, encoded(patch.after(), isMarked));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("cannot be written: " + LocalFiles.reason(e));
    }
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

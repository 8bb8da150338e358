package dev.martello.read.file;

import dev.martello.syntax.Decoded;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Reads files below one root: nothing outside of it, no devices, no more than a bound. */
public final class LocalFiles {
  /** Bytes of a file that may be a template; CloudFormation takes one megabyte. */
  public static final int LARGEST = 10_000_000;

  /** Why a file that is there stays closed. */
  public static final String PERMISSION_DENIED = "cannot be opened: permission denied";

  private static final Pattern SCHEME =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);
  private static final String FILE_SCHEME = "file://";

  private final Path root;

  /** What every path of this tree starts with: empty text, or a folder with a slash at its end. */
  private final String prefix;

  /** Texts by path that are read instead of what the disk holds. */
  private final Map<String, String> texts;

  /** Paths that were asked for and that the system does not let this user open. */
  private final Set<String> denied = ConcurrentHashMap.newKeySet();

  private LocalFiles(Path root, String prefix, Map<String, String> texts) {
    this.root = root;
    this.prefix = prefix;
    this.texts = Map.copyOf(texts);
  }

  /**
   * Stands at a root.
   *
   * @throws IOException if there is no such folder
   */
  public static LocalFiles below(Path folder) throws IOException {
    return below(folder, "");
  }

  /**
   * Stands at a root whose files are told with a name before them, which keeps several trees apart.
   *
   * @param name the root as users know it, or empty text
   * @throws IOException if there is no such folder
   */
  public static LocalFiles below(Path folder, String name) throws IOException {
    boolean isBare = name.isEmpty() || name.endsWith("/");
    return new LocalFiles(folder.toRealPath(), isBare ? name : name + "/", Map.of());
  }

  /**
   * Returns the same files, some of them with another text than the disk has.
   *
   * @param others by the path that {@link #relative} returns
   */
  public LocalFiles with(Map<String, String> others) {
    return new LocalFiles(root, prefix, others);
  }

  public Path root() {
    return root;
  }

  /**
   * Returns a path relative to the root, with forward slashes and the root's name before it; the
   * root itself is its name, or {@code .} without one.
   */
  public String relative(Path path) {
    var text = slashed(root.relativize(path));
    if (text.isEmpty()) {
      return prefix.length() <= 1 ? prefix + "." : prefix.substring(0, prefix.length() - 1);
    }
    return prefix + text;
  }

  /** Returns a path with forward slashes; where a backslash is no separator it stays. */
  public static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /** Finds what {@link #relative} names; never looks at the file system. */
  public Path resolve(String path) {
    boolean isNamed = path.startsWith(prefix);
    return root.resolve(isNamed ? path.substring(prefix.length()) : path).normalize();
  }

  /** Finds what a file of the tree means by a location, which counts from the file's folder. */
  public Located locate(String fromFile, String location) {
    var local =
        location.startsWith(FILE_SCHEME) ? location.substring(FILE_SCHEME.length()) : location;
    if (SCHEME.matcher(local).matches()) {
      return new Located.Remote(location);
    }
    try {
      var base = resolve(fromFile).getParent();
      var target = (base == null ? root : base).resolve(local).normalize();
      if (!target.startsWith(root)) {
        return outside(location);
      }
      var real = target.toRealPath();
      return real.startsWith(root) ? new Located.Inside(relative(real)) : outside(location);
    } catch (InvalidPathException _) {
      return new Located.Refused("`" + shorten(location) + "` is no path");
    } catch (NoSuchFileException _) {
      return new Located.Refused("`" + shorten(location) + "` does not exist");
    } catch (IOException _) {
      return new Located.Refused("`" + shorten(location) + "` cannot be opened");
    }
  }

  private static Located outside(String location) {
    return new Located.Refused(
        "`" + shorten(location) + "` points outside the scanned folder and is not read");
  }

  private static String shorten(String location) {
    var line = location.replaceAll("[\\p{Cntrl}`]", " ");
    return line.length() > 120 ? line.substring(0, 120) + "..." : line;
  }

  /** Reads a file by its path relative to the root; links are not followed. */
  public FileText read(String path) {
    try {
      var file = resolve(path);
      if (!file.startsWith(root)) {
        return new FileText.Broken("outside the scanned folder");
      }
      var attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        return new FileText.Skipped("symbolic link");
      }
      if (!attributes.isRegularFile()) {
        return new FileText.Skipped("no regular file");
      }
      var other = texts.get(path);
      if (other != null) {
        return new FileText.Text(new SourceFile(path, other), List.of());
      }
      if (attributes.size() > LARGEST) {
        return tooLarge();
      }
      var bytes = readAll(file);
      return bytes.length > LARGEST ? tooLarge() : decode(path, bytes);
    } catch (InvalidPathException _) {
      return new FileText.Broken("its name is no path");
    } catch (AccessDeniedException e) {
      denied.add(path);
      return new FileText.Broken(reason(e));
    } catch (IOException e) {
      return new FileText.Broken(reason(e));
    }
  }

  /**
   * Returns the files that {@link #read} was asked for and may not open, sorted: they are there, so
   * whoever takes them for missing has not seen the whole.
   */
  public List<String> denied() {
    return denied.stream().sorted().toList();
  }

  /** Says in a few words why a file or folder could not be opened. */
  public static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> PERMISSION_DENIED;
      case NoSuchFileException _ -> "cannot be opened: it does not exist";
      default -> "cannot be opened";
    };
  }

  private static FileText tooLarge() {
    return new FileText.Skipped("larger than " + LARGEST / 1_000_000 + " MB");
  }

  /** Reads at most one byte more than the bound, whatever size the file claims to have. */
  private static byte[] readAll(Path file) throws IOException {
    var options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (var channel = Files.newByteChannel(file, options)) {
      var buffer = ByteBuffer.allocate((int) Math.min(channel.size() + 1, LARGEST + 1L));
      while (channel.read(buffer) >= 0 && buffer.position() <= LARGEST) {
        if (!buffer.hasRemaining()) {
          var larger = ByteBuffer.allocate(Math.min(buffer.capacity() * 2, LARGEST + 1));
          buffer = larger.put(buffer.flip());
        }
      }
      return Arrays.copyOf(buffer.array(), buffer.position());
    }
  }

  private static FileText decode(String path, byte[] bytes) {
    return switch (Decoded.of(bytes)) {
      case Decoded.Binary(String reason) -> new FileText.Skipped(reason);
      case Decoded.Text(String text, int brokenAt) -> {
        var file = new SourceFile(path, text);
        List<Problem> problems = new ArrayList<>();
        if (brokenAt >= 0) {
          var place = new Origin.Written(file, new Span(brokenAt, brokenAt + 1));
          problems.add(Problem.at(place, "not valid UTF-8; save the file as UTF-8"));
        }
        yield new FileText.Text(file, problems);
      }
    };
  }
}

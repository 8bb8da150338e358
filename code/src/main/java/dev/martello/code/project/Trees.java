package dev.martello.code.project;

import dev.martello.code.archive.ArchiveFiles;
import dev.martello.code.archive.ArchiveLimits;
import dev.martello.read.file.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Opens folders and archives. */
final class Trees {

  /** What is at a place. */
  sealed interface At {
    /** Files. */
    record Tree(FileTree tree) implements At {}

    /** Nothing that could be read; the reason is a clause for people. */
    record Nothing(String reason) implements At {}
  }

  private Trees() {}

  /** Opens what a path of the scanned tree names; a script alone is packed as it is. */
  static At at(LocalFiles files, String path) {
    Path place = files.resolve(path);
    if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      return new At.Tree(new FolderTree(files, place));
    }
    if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
      return new At.Nothing("`" + path + "` is no folder and no archive");
    }
    boolean isScript = FrontEnds.of(path).isPresent();
    if (isScript && place.getParent() != null) {
      var name = String.valueOf(place.getFileName());
      var beside = new FolderTree(files, place.getParent());
      return new At.Tree(new ImageTree(beside, Map.of(name, name)));
    }
    try {
      return new At.Tree(new ArchiveTree(ArchiveFiles.of(place, ArchiveLimits.USUAL), path));
    } catch (IOException e) {
      return new At.Nothing("`" + path + "` cannot be read: " + ArchiveFiles.reason(e));
    }
  }
}

package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.martello.fix.Edit;
import dev.martello.fix.Patch;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PatchWriterTest {
  private static final String NAME = "template.yaml";
  private static final String OLD = "Tracing: PassThrough\r\nTimeout: 3\r\n";
  private static final String NEW = "Tracing: Active\r\nTimeout: 3\r\n";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeOld() throws IOException {
    file = folder.resolve(NAME);
    Files.writeString(file, OLD);
  }

  private static Patch patch() {
    var source = new SourceFile(NAME, OLD);
    return new Patch(source, List.of(new Edit(source, new Span(9, 20), "Active")));
  }

  private List<PatchWriter.Refusal> write() {
    return PatchWriter.write(List.of(patch()), Map.of(NAME, file));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  @Test
  void theTextIsReplacedAndLineBreaksStay() throws IOException {
    assertThat(write()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(NEW);
    assertThat(names()).containsExactly(NAME);
  }

  @Test
  void permissionsStay() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"));
    assertThat(write()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-x--x");
  }

  @Test
  void theByteOrderMarkStays() throws IOException {
    Files.writeString(file, "\ufeff" + OLD);
    assertThat(write()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo("\ufeff" + NEW);
  }

  @Test
  void aFileThatHasChangedIsLeftAlone() throws IOException {
    Files.writeString(file, OLD + "# more\n");
    assertThat(write())
        .containsExactly(
            new PatchWriter.Refusal(
                NAME, "has changed since it was read; run `martello fix` again"));
    assertThat(Files.readString(file)).isEqualTo(OLD + "# more\n");
    assertThat(names()).containsExactly(NAME);
  }

  /** Whoever reads while it is written reads one text or the other. */
  @Test
  void aFileIsNeverHalfWritten() throws IOException {
    var link = folder.resolve("open.yaml");
    Files.createLink(link, file);
    assertThat(write()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(NEW);
    assertThat(Files.readString(link)).as("the old text, which nobody wrote over").isEqualTo(OLD);
  }

  @Test
  void aWriteThatFailsLeavesTheFileWholeAndNothingBeside() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(folder), "the superuser may write everywhere");
    try {
      assertThat(write())
          .extracting(PatchWriter.Refusal::reason)
          .singleElement()
          .asString()
          .startsWith("cannot be written");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(Files.readString(file)).isEqualTo(OLD);
    assertThat(names()).containsExactly(NAME);
  }

  @Test
  void aReadOnlyFileIsLeftAlone() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertThat(write()).containsExactly(new PatchWriter.Refusal(NAME, "is read-only"));
    assertThat(Files.readString(file)).isEqualTo(OLD);
  }

  @Test
  void aLinkIsLeftAlone() throws IOException {
    var real = folder.resolve("real.yaml");
    Files.move(file, real);
    Files.createSymbolicLink(file, real);
    assertThat(write()).containsExactly(new PatchWriter.Refusal(NAME, "is no regular file"));
    assertThat(Files.readString(real)).isEqualTo(OLD);
  }

  @Test
  void aFileThatIsGoneIsTold() throws IOException {
    Files.delete(file);
    assertThat(write()).extracting(PatchWriter.Refusal::path).containsExactly(NAME);
    assertThat(names()).isEmpty();
  }

  @Test
  void anotherEncodingIsLeftAlone() throws IOException {
    Files.write(file, OLD.getBytes(StandardCharsets.UTF_16LE));
    assertThat(write())
        .extracting(PatchWriter.Refusal::reason)
        .containsExactly("is not valid UTF-8; save it as UTF-8 first");
  }

  @Test
  void oneRefusalKeepsNoOtherBack() throws IOException {
    var source = new SourceFile("other.yaml", "old");
    var other = new Patch(source, List.of(new Edit(source, new Span(0, 3), "new")));
    var second = Files.writeString(folder.resolve("other.yaml"), "changed");
    var refusals =
        PatchWriter.write(List.of(other, patch()), Map.of("other.yaml", second, NAME, file));
    assertThat(refusals).extracting(PatchWriter.Refusal::path).containsExactly("other.yaml");
    assertThat(Files.readString(file)).isEqualTo(NEW);
  }
}

package dev.martello.code.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.archive.ArchiveLimits;
import dev.martello.value.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchiveReaderTest {
  private static final byte[] CLASS = Compiled.of("class T { void m() {} }").classes().get("t.T");
  private static final ArchiveLimits LIMITS = ArchiveLimits.USUAL;

  @TempDir Path folder;

  private ClassPath read(Path... places) {
    return ArchiveReader.read(folder, List.of(places), LIMITS);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static List<String> messages(ClassPath path) {
    return path.problems().stream().map(Problem::message).toList();
  }

  @Test
  void aJarIsRead() throws IOException {
    var path = read(write("app.jar", zip(Map.of("t/T.class", CLASS, "a.txt", CLASS))));

    assertThat(path.names()).containsExactly("t.T");
    assertThat(path.pathOf("t.T")).contains("app.jar!/t/T.class");
    var unit = path.lower("t.T", new ClassFrontEnd(Sources.NONE)).orElseThrow();
    assertThat(unit.name()).isEqualTo("t.T");
    assertThat(unit.problems()).isEmpty();
    assertThat(path.lower("t.U", new ClassFrontEnd(Sources.NONE))).isEmpty();
    assertThat(path.problems()).isEmpty();
  }

  @Test
  void librariesInsideAreReadAfterTheFunction() throws IOException {
    var library = zip(Map.of("t/T.class", CLASS, "t/U.class", CLASS));
    var entries = new LinkedHashMap<String, byte[]>();
    entries.put("lib/a.jar", library);
    entries.put("t/T.class", CLASS);
    entries.put("other/b.jar", zip(Map.of("t/V.class", CLASS)));
    var path = read(write("fn.zip", zip(entries)));

    assertThat(path.names()).containsExactly("t.T", "t.U");
    assertThat(path.pathOf("t.T")).contains("fn.zip!/t/T.class");
    assertThat(path.pathOf("t.U")).contains("fn.zip!/lib/a.jar!/t/U.class");
    assertThat(path.lower("t.U", new ClassFrontEnd(Sources.NONE)).orElseThrow().problems())
        .isEmpty();
  }

  @Test
  void applicationsInOneJarAreRead() throws IOException {
    var path =
        read(
            write(
                "boot.jar",
                zip(
                    Map.of(
                        "BOOT-INF/classes/t/T.class",
                        CLASS,
                        "BOOT-INF/lib/x.jar",
                        zip(Map.of("t/U.class", CLASS))))));

    assertThat(path.names()).containsExactly("t.T", "t.U");
  }

  @Test
  void theBaseOfSeveralReleasesCounts() throws IOException {
    var path =
        read(
            write(
                "multi.jar",
                zip(
                    Map.of(
                        "META-INF/versions/17/t/T.class", CLASS,
                        "META-INF/versions/17/t/New.class", CLASS,
                        "t/T.class", CLASS))));

    assertThat(path.pathOf("t.T")).contains("multi.jar!/t/T.class");
    assertThat(path.pathOf("t.New")).contains("multi.jar!/META-INF/versions/17/t/New.class");
  }

  @Test
  void aFolderIsReadWithItsLibraries() throws IOException {
    write("build/t/T.class", CLASS);
    write("build/lib/a.jar", zip(Map.of("t/U.class", CLASS)));
    write("build/node_modules/t/V.class", CLASS);
    var path = read(folder.resolve("build"));

    assertThat(path.names()).containsExactly("t.T", "t.U");
    assertThat(path.pathOf("t.T")).contains("build/t/T.class");
    assertThat(path.pathOf("t.U")).contains("build/lib/a.jar!/t/U.class");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    write("elsewhere/t/T.class", CLASS);
    Files.createDirectories(folder.resolve("build"));
    Files.createSymbolicLink(folder.resolve("build/t"), folder.resolve("elsewhere/t"));
    var path = read(folder.resolve("build"));

    assertThat(path.names()).isEmpty();
    assertThat(path.problems())
        .containsExactly(Problem.of("build/t", "symbolic links are not followed"));
  }

  @Test
  void whatIsMissingIsTold() {
    assertThat(read(folder.resolve("none.jar")).problems())
        .containsExactly(Problem.of("none.jar", "there is no such file or folder"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"../t/T.class", "/t/T.class", "t/../../T.class", "C:/T.class", "t\\T.class"})
  void namesThatLeadOutAreRefused(String name) throws IOException {
    var path = read(write("evil.jar", zip(Map.of(name, CLASS))));

    assertThat(path.names()).isEmpty();
    assertThat(messages(path))
        .containsExactly("entry `" + name + "` leads out of the archive and is not read");
  }

  @Test
  void linksInArchivesAreRefused() throws IOException {
    var bytes = zip(Map.of("t/T.class", "../x".getBytes(UTF_8)));
    int central = central(bytes);
    bytes[central + 5] = 3;
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 38, 0120777 << 16);
    var path = read(write("link.jar", bytes));

    assertThat(path.names()).isEmpty();
    assertThat(messages(path))
        .containsExactly("entry `t/T.class` is a symbolic link, which is not followed");
  }

  @Test
  void theFirstOfTwoEntriesCounts() throws IOException {
    var bytes = zip(Map.of("t/T.class", CLASS, "t/U.class", CLASS));
    var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    var twice =
        text.replace("t/U.class", "t/T.class")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    var path = read(write("twice.jar", twice));

    assertThat(path.names()).containsExactly("t.T");
    assertThat(messages(path))
        .containsExactly("entry `t/T.class` stands there twice; the first one counts");
  }

  @Test
  void aBombIsNotExpanded() throws IOException {
    var path = read(write("bomb.jar", zip(Map.of("t/T.class", new byte[30 << 20]))));
    var unit = path.lower("t.T", new ClassFrontEnd(Sources.NONE)).orElseThrow();

    assertThat(unit.problems())
        .containsExactly(
            Problem.of(
                "bomb.jar!/t/T.class",
                "the class cannot be read: it would expand to 31457280 bytes, which is too much"));
  }

  @Test
  void aBombThatLiesIsNotExpanded() throws IOException {
    var bytes = zip(Map.of("t/T.class", new byte[30 << 20]));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(central(bytes) + 24, 1_000);
    var path = read(write("bomb.jar", bytes));
    var unit = path.lower("t.T", new ClassFrontEnd(Sources.NONE)).orElseThrow();

    assertThat(unit.problems())
        .extracting(Problem::message)
        .containsExactly("the class cannot be read: its size is not what the directory tells");
  }

  @Test
  void allArchivesTogetherAreBounded() throws IOException {
    var limits = new ArchiveLimits(100, 1 << 20, CLASS.length + 10, 200, 2);
    var jar = write("app.jar", zip(Map.of("t/T.class", CLASS, "t/U.class", CLASS)));
    var path = ArchiveReader.read(folder, List.of(jar), limits);
    var frontEnd = new ClassFrontEnd(Sources.NONE);

    assertThat(path.lower("t.T", frontEnd).orElseThrow().problems()).isEmpty();
    assertThat(path.lower("t.U", frontEnd).orElseThrow().problems()).hasSize(1);
  }

  @Test
  void archivesWithTooManyEntriesAreRefused() throws IOException {
    var limits = new ArchiveLimits(1, 1 << 20, 1 << 20, 200, 2);
    var jar = write("app.jar", zip(Map.of("t/T.class", CLASS, "t/U.class", CLASS)));

    assertThat(messages(ArchiveReader.read(folder, List.of(jar), limits)))
        .containsExactly("the archive cannot be read: it has more than 1 entries");
  }

  @Test
  void archivesInArchivesAreBounded() throws IOException {
    var bytes = zip(Map.of("t/T.class", CLASS));
    for (int depth = 0; depth < 4; depth++) {
      bytes = zip(Map.of("lib/a.jar", bytes));
    }
    var path = read(write("deep.zip", bytes));

    assertThat(path.names()).isEmpty();
    assertThat(path.problems())
        .containsExactly(
            Problem.of(
                "deep.zip!/lib/a.jar!/lib/a.jar",
                "entry `lib/a.jar` stands in too many archives and is not read"));
  }

  @Test
  void aScriptBeforeTheArchiveIsSkipped() throws IOException {
    var script = "#!/bin/sh\nexec java -jar $0\n".getBytes(UTF_8);
    var jar = zip(Map.of("t/T.class", CLASS));
    var both = Arrays.copyOf(script, script.length + jar.length);
    System.arraycopy(jar, 0, both, script.length, jar.length);
    var path = read(write("run.jar", both));

    assertThat(path.lower("t.T", new ClassFrontEnd(Sources.NONE)).orElseThrow().problems())
        .isEmpty();
  }

  @Test
  void damagedArchivesAreTold() throws IOException {
    var jar = zip(Map.of("t/T.class", CLASS, "lib/a.jar", zip(Map.of("t/U.class", CLASS))));
    var frontEnd = new ClassFrontEnd(Sources.NONE);
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var bytes =
          random.nextInt(4) == 0 ? Arrays.copyOf(jar, random.nextInt(jar.length)) : jar.clone();
      for (int left = 1 + random.nextInt(8); left > 0 && bytes.length > 0; left--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      var path = read(write("damaged.jar", bytes));
      path.names().forEach(name -> WellFormed.check(path.lower(name, frontEnd).orElseThrow()));
      assertThat(path.names()).as("seed %d", seed).hasSizeLessThanOrEqualTo(2);
    }
  }

  /** Returns where the directory's first entry begins. */
  private static int central(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return buffer.getInt(bytes.length - 22 + 16);
  }
}

package dev.martello.code.tree;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Takes the parser's shared libraries out of the jars that carry them. The jars are those of the
 * product itself; nothing is ever loaded from what is scanned.
 */
final class NativeLibraries {
  private NativeLibraries() {}

  /**
   * Loads one library for as long as the program runs.
   *
   * @param name {@code tree-sitter} or {@code tree-sitter-<language>}
   * @throws UnavailableException if there is none for this machine or it cannot be loaded; the
   *     message says what is needed
   */
  static SymbolLookup load(String name) {
    var resource = "/lib/" + platform() + "-" + name + suffix();
    try (var stream = NativeLibraries.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new UnavailableException(
            "no parser for this machine (" + platform() + "): `" + resource + "` is missing");
      }
      return load(name, stream);
    } catch (IOException | IllegalArgumentException | IllegalCallerException e) {
      throw new UnavailableException("cannot load `" + resource + "`: " + e.getMessage());
    }
  }

  private static SymbolLookup load(String name, InputStream library) throws IOException {
    var folder = Files.createTempDirectory("martello-parser");
    var file = folder.resolve("lib" + name + suffix());
    try {
      Files.copy(library, file);
      return SymbolLookup.libraryLookup(file, Arena.global());
    } finally {
      delete(file);
      delete(folder);
    }
  }

  /** Systems that keep a loaded library's file open for good keep the file until they end. */
  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }

  private static String platform() {
    var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var processor =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch64";
          default -> machine;
        };
    return switch (system()) {
      case MAC -> processor + "-macos";
      case WINDOWS -> processor + "-windows";
      case LINUX -> processor + "-linux-gnu";
    };
  }

  private static String suffix() {
    return switch (system()) {
      case MAC -> ".dylib";
      case WINDOWS -> ".dll";
      case LINUX -> ".so";
    };
  }

  private enum OperatingSystem {
    LINUX,
    MAC,
    WINDOWS
  }

  private static OperatingSystem system() {
    var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return OperatingSystem.MAC;
    }
    return name.contains("windows") ? OperatingSystem.WINDOWS : OperatingSystem.LINUX;
  }
}

package dev.martello.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The built product, run as users run it: as a process. */
final class Product {
  private static final Path PRODUCT = path("martello.product");

  /** The folder of the launcher. */
  static final Path BIN = PRODUCT.resolve("bin");

  /** The checkout that is being tested. */
  static final Path CHECKOUT = path("martello.checkout");

  /** What a process left. */
  record Result(int exitCode, String out, String err) {}

  private Product() {}

  /** Runs the launcher in a folder, without a class archive, so that no test depends on another. */
  static Result run(Path folder, String... arguments) {
    return run(folder, Map.of(), arguments);
  }

  /** As {@link #run(Path, String...)}, with more environment variables. */
  static Result run(Path folder, Map<String, String> environment, String... arguments) {
    var command = new ArrayList<String>(List.of("sh", BIN.resolve("martello").toString()));
    command.addAll(List.of(arguments));
    return run(folder, environment, command);
  }

  /** Runs any command in a folder. */
  static Result run(Path folder, Map<String, String> environment, List<String> command) {
    try {
      var out = Files.createTempFile("martello", ".out");
      var err = Files.createTempFile("martello", ".err");
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().remove("NO_COLOR");
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
      builder.environment().put("MARTELLO_ARCHIVE", "off");
      builder.environment().putAll(environment);
      var process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after two minutes: " + command);
      }
      var result = new Result(process.exitValue(), read(out), read(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new AssertionError("cannot run " + command, e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while running " + command, e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static Path path(String property) {
    var value = Objects.requireNonNull(System.getProperty(property), property);
    return Path.of(value).toAbsolutePath().normalize();
  }
}

package dev.martello.code.java;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What methods of well-known libraries return, and those of clients of AWS by their rule. */
final class Returns {
  /** Tables, later ones before earlier ones: what was derived from jars, what people wrote. */
  private static final List<String> TABLES = List.of("library-returns.txt", "returns.txt");

  private static final Map<String, JavaType> TYPES = read();

  private static final Pattern SECOND =
      Pattern.compile("(software\\.amazon\\.awssdk\\.services\\.\\w+)\\.\\w+?(Async)?Client");
  private static final Pattern FIRST =
      Pattern.compile("(com\\.amazonaws\\.services\\.(?!s3\\.)\\w+)\\.(?:Amazon|AWS)\\w+");

  /** Methods of clients that are no operations, and operations that answer otherwise. */
  private static final Pattern NO_OPERATION =
      Pattern.compile(
          "create|builder|close|shutdown|waiter|utilities|service\\w+|\\w+Paginator|getObject\\w*");

  private Returns() {}

  private static Map<String, JavaType> read() {
    var types = new HashMap<String, JavaType>();
    for (var table : TABLES) {
      try (var stream =
          Objects.requireNonNull(
              Returns.class.getResourceAsStream("/dev/martello/code/java/" + table), table)) {
        new String(stream.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split(" "))
            .forEach(line -> types.put(line[0], type(line[1])));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Map.copyOf(types);
  }

  /** Reads {@code java.util.Map<java.lang.String,java.lang.String>}. */
  private static JavaType type(String text) {
    int bracket = text.indexOf('<');
    if (bracket < 0) {
      return JavaType.of(text);
    }
    var arguments = text.substring(bracket + 1, text.length() - 1).split(",");
    return new JavaType(
        text.substring(0, bracket), Stream.of(arguments).map(JavaType::of).toList());
  }

  /** Returns the type of what a method returns; empty where nothing is known. */
  static Optional<JavaType> of(String owner, String method) {
    var known = TYPES.get(owner + "." + method);
    if (known != null) {
      return Optional.of(known);
    }
    if (owner.endsWith("Builder") || NO_OPERATION.matcher(method).matches()) {
      return Optional.empty();
    }
    var name = Character.toUpperCase(method.charAt(0)) + method.substring(1);
    var second = SECOND.matcher(owner);
    if (second.matches()) {
      var answer = JavaType.of(second.group(1) + ".model." + name + "Response");
      return Optional.of(second.group(2) == null ? answer : future(answer));
    }
    var first = FIRST.matcher(owner);
    return first.matches()
        ? Optional.of(JavaType.of(first.group(1) + ".model." + name + "Result"))
        : Optional.empty();
  }

  private static JavaType future(JavaType of) {
    return new JavaType("java.util.concurrent.CompletableFuture", List.of(of));
  }
}

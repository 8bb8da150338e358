package dev.martello.code.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What AWS's own SDKs know of operations: which answer page by page, which have a waiter. */
public final class OperationTables {
  private static final OperationTables STANDARD = new OperationTables();

  private final Map<String, Boolean> paginated = new HashMap<>();
  private final Map<String, List<String>> waiters = new HashMap<>();

  private OperationTables() {
    lines("paginated.txt")
        .forEach(
            words ->
                words
                    .subList(1, words.size())
                    .forEach(operation -> paginated.put(key(words.getFirst(), operation), true)));
    lines("waiters.txt")
        .forEach(
            words ->
                waiters.put(key(words.getFirst(), words.get(1)), words.subList(2, words.size())));
  }

  /** Returns the tables that come with the product. */
  public static OperationTables standard() {
    return STANDARD;
  }

  /** Returns whether an operation answers page by page. */
  public boolean isPaginated(SdkCall call) {
    return paginated.containsKey(key(call.service(), call.operation()));
  }

  /** Returns the waiters that call an operation until something is so. */
  public List<String> waiters(SdkCall call) {
    return waiters.getOrDefault(key(call.service(), call.operation()), List.of());
  }

  /** Libraries write acronyms in their own ways. */
  private static String key(String service, String operation) {
    return service + " " + operation.toLowerCase(Locale.ROOT);
  }

  private static Stream<List<String>> lines(String name) {
    try (var stream = OperationTables.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the product lacks its table " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

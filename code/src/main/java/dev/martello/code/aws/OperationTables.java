package dev.martello.code.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What AWS's own models say of operations: which answer page by page, which have a waiter, which
 * give the state of work that has none, which do for one what another does for many, and which
 * succeed although something failed.
 */
public final class OperationTables {
  private static final OperationTables STANDARD = new OperationTables();

  /**
   * What does the same for many.
   *
   * @param operation the operation
   * @param most how many it takes; {@code many} where nothing says so
   */
  public record Batch(String operation, String most) {}

  /**
   * A list that an operation takes.
   *
   * @param name of the list
   * @param most how many it takes; {@code many} where nothing says so
   */
  public record Taken(String name, String most) {}

  /** What says that work is done which AWS does meanwhile. */
  public enum Telling {
    /** An event on EventBridge. */
    EVENT,
    /** A message to the topic that the start of the work may name. */
    TOPIC,
    /** Nothing. */
    NONE;

    private static Telling of(String word) {
      return switch (word) {
        case "event" -> EVENT;
        case "topic" -> TOPIC;
        default -> NONE;
      };
    }
  }

  private final Set<String> paginated = new HashSet<>();
  private final Map<String, List<String>> waiters = new HashMap<>();
  private final Map<String, String> waited = new HashMap<>();
  private final Map<String, Telling> jobs = new HashMap<>();
  private final Map<String, Batch> batches = new HashMap<>();
  private final Map<String, Taken> lists = new HashMap<>();
  private final Map<String, List<String>> failures = new HashMap<>();

  private OperationTables() {
    lines("paginated.txt")
        .forEach(
            words ->
                words
                    .subList(1, words.size())
                    .forEach(operation -> paginated.add(key(words.getFirst(), operation))));
    lines("waiters.txt").forEach(this::addWaiters);
    lines("jobs.txt").forEach(words -> jobs.put(key(words), Telling.of(words.get(2))));
    lines("batches.txt")
        .forEach(words -> batches.put(key(words), new Batch(words.get(2), words.get(3))));
    lines("lists.txt")
        .forEach(words -> lists.put(key(words), new Taken(words.get(2), words.get(3))));
    lines("failures.txt")
        .forEach(words -> failures.put(key(words), words.subList(2, words.size())));
  }

  private void addWaiters(List<String> words) {
    var names = words.subList(2, words.size());
    waiters.put(key(words), names);
    names.forEach(name -> waited.put(key(words.getFirst(), name), words.get(1)));
  }

  /** Returns the tables that come with the product. */
  public static OperationTables standard() {
    return STANDARD;
  }

  /** Returns whether an operation answers page by page. */
  public boolean isPaginated(SdkCall call) {
    return paginated.contains(key(call));
  }

  /** Returns the waiters that call an operation until something is so. */
  public List<String> waiters(SdkCall call) {
    return waiters.getOrDefault(key(call), List.of());
  }

  /** Returns what tells of the end of work whose state an operation gives, and has no waiter. */
  public Optional<Telling> job(SdkCall call) {
    return Optional.ofNullable(jobs.get(key(call)));
  }

  /** Returns the operation that a waiter calls. */
  Optional<String> waited(String service, String waiter) {
    return Optional.ofNullable(waited.get(key(service, waiter)));
  }

  /** Returns what does for many what an operation does for one. */
  public Optional<Batch> batch(SdkCall call) {
    return Optional.ofNullable(batches.get(key(call)));
  }

  /** Returns the list that an operation takes, if there is one that matters. */
  public Optional<Taken> list(SdkCall call) {
    return Optional.ofNullable(lists.get(key(call)));
  }

  /** Returns what of an answer tells of entries that failed, the one to look at first. */
  public List<String> failures(SdkCall call) {
    return failures.getOrDefault(key(call), List.of());
  }

  private static String key(SdkCall call) {
    return key(call.service(), call.operation());
  }

  private static String key(List<String> words) {
    return key(words.get(0), words.get(1));
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

package dev.martello.read.sam.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which properties each SAM resource and event type takes, and of which type. */
final class SamProperties {

  /**
   * A property of a block.
   *
   * @param isRequired whether a template without it is refused
   * @param isExact whether an intrinsic function is no substitute for a value of the type
   */
  record Property(String name, boolean isRequired, boolean isExact, PropertyType type) {}

  private static final class Loaded {
    static final SamProperties TABLE = read();
  }

  private final Map<String, Map<String, Property>> blocks;

  private SamProperties(Map<String, Map<String, Property>> blocks) {
    this.blocks = blocks;
  }

  static SamProperties table() {
    return Loaded.TABLE;
  }

  /**
   * Returns the properties of a block.
   *
   * @param name a resource type, {@code Function/<event type>}, {@code StateMachine/<event type>}
   *     or a nested block that a property's type names
   */
  Optional<Map<String, Property>> block(String name) {
    return Optional.ofNullable(blocks.get(name));
  }

  /** Returns the rest of the names of all blocks that start with a prefix, sorted. */
  List<String> blocksOf(String prefix) {
    return blocks.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .sorted()
        .toList();
  }

  private static SamProperties read() {
    var blocks = new LinkedHashMap<String, Map<String, Property>>();
    var stream =
        Objects.requireNonNull(SamProperties.class.getResourceAsStream("sam-properties.txt"));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      Map<String, Property> block = new LinkedHashMap<>();
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("  ")) {
          var property = property(line.strip());
          block.put(property.name(), property);
        } else if (!line.startsWith("#")) {
          block = new LinkedHashMap<>();
          blocks.put(line, block);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SamProperties(blocks);
  }

  private static Property property(String line) {
    int space = line.indexOf(' ');
    var name = line.substring(0, space);
    var type = line.substring(space + 1);
    boolean isRequired = name.endsWith("!");
    boolean isExact = type.startsWith("=");
    return new Property(
        isRequired ? name.substring(0, name.length() - 1) : name,
        isRequired,
        isExact,
        PropertyType.parse(isExact ? type.substring(1) : type));
  }
}

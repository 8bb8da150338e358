package dev.martello.code.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The files that come with the product: maps, lists and texts. Each start would read thousands of
 * lines of YAML; the build writes what they say beside them, and that is read instead where it is
 * there.
 *
 * <p>What is beside {@code python.yaml} is called {@code python.packed}. Numbers take four bytes,
 * the highest first: how many texts there are, the length of each in bytes, all of them in UTF-8
 * without anything between them; then the content. It begins with a byte: 0 and the number of a
 * text; 1, the count of elements and these; 2, the count of entries and their keys and values.
 */
final class KnowledgeFiles {
  private static final int TEXT = 0;
  private static final int LIST = 1;
  private static final int MAP = 2;

  private KnowledgeFiles() {}

  /**
   * Returns what a file says, as maps, lists and texts; null where there is none.
   *
   * @param name without its end
   */
  static @Nullable Object content(String name) {
    byte[] packed = bytes(name + ".packed");
    return packed == null ? written(name) : unpacked(ByteBuffer.wrap(packed));
  }

  /** Returns what a file says, read from its YAML. */
  static @Nullable Object written(String name) {
    byte[] yaml = bytes(name + ".yaml");
    return yaml == null ? null : parse(name + ".yaml", new String(yaml, StandardCharsets.UTF_8));
  }

  /** Reads YAML. Everything is text: what a demand compares is what calls have as text, too. */
  static @Nullable Object parse(String file, String text) {
    var settings =
        LoadSettings.builder()
            .setLabel(file)
            .setAllowDuplicateKeys(false)
            .setSchema(new FailsafeSchema())
            .build();
    return new Load(settings).loadFromString(text);
  }

  private static byte @Nullable [] bytes(String file) {
    try (var stream = KnowledgeFiles.class.getResourceAsStream(file)) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object unpacked(ByteBuffer packed) {
    var texts = new String[packed.getInt()];
    int[] lengths = new int[texts.length];
    for (int each = 0; each < lengths.length; each++) {
      lengths[each] = packed.getInt();
    }
    int start = packed.position();
    for (int each = 0; each < lengths.length; each++) {
      texts[each] = new String(packed.array(), start, lengths[each], StandardCharsets.UTF_8);
      start += lengths[each];
    }
    return content(packed.position(start), texts);
  }

  private static Object content(ByteBuffer packed, String[] texts) {
    byte kind = packed.get();
    int number = packed.getInt();
    return switch (kind) {
      case TEXT -> texts[number];
      case LIST -> {
        var list = new ArrayList<Object>(number);
        for (int each = 0; each < number; each++) {
          list.add(content(packed, texts));
        }
        yield list;
      }
      case MAP -> {
        var map = LinkedHashMap.newLinkedHashMap(number);
        for (int each = 0; each < number; each++) {
          map.put(content(packed, texts), content(packed, texts));
        }
        yield map;
      }
      default -> throw new IllegalStateException("unknown kind of content " + kind);
    };
  }
}

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Writes beside each YAML file of a folder what it says, in the form that {@code KnowledgeFiles} reads. Run by
 * the build on the resources that it copied:
 *
 * <pre>java -cp CLASSPATH PackKnowledge.java FOLDER</pre>
 */
final class PackKnowledge {
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream content = new DataOutputStream(bytes);

  static void main(String[] arguments) throws IOException {
    List<Path> files;
    try (var all = Files.list(Path.of(arguments[0]))) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    for (Path file : files) {
      Files.write(Path.of(file.toString().replaceFirst("yaml$", "packed")), packed(file));
    }
  }

  private static byte[] packed(Path file) throws IOException {
    var settings = LoadSettings.builder().setLabel(file.toString()).setSchema(new FailsafeSchema()).build();
    var packing = new PackKnowledge();
    packing.write(new Load(settings).loadFromString(Files.readString(file)));
    var all = new ByteArrayOutputStream();
    var output = new DataOutputStream(all);
    var encoded = new ArrayList<byte[]>();
    packing.texts.keySet().forEach(text -> encoded.add(text.getBytes(StandardCharsets.UTF_8)));
    output.writeInt(encoded.size());
    for (byte[] text : encoded) {
      output.writeInt(text.length);
    }
    for (byte[] text : encoded) {
      output.write(text);
    }
    packing.bytes.writeTo(output);
    return all.toByteArray();
  }

  private void write(Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        head(2, map.size());
        for (var entry : map.entrySet()) {
          write(entry.getKey());
          write(entry.getValue());
        }
      }
      case List<?> list -> {
        head(1, list.size());
        for (var each : list) {
          write(each);
        }
      }
      default -> {
        texts.putIfAbsent((String) value, texts.size());
        head(0, texts.get((String) value));
      }
    }
  }

  private void head(int kind, int number) throws IOException {
    content.writeByte(kind);
    content.writeInt(number);
  }
}

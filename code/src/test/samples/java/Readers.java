package readers;

// trigger: sqs
// handler: handle
// code: compiled
// What is told of bytecode as of sources, where lines are all that is known of places.
import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.sql.DataSource;

public class Readers {
  private static final Path BASE = Path.of("/opt/orders");
  private static final Map<String, List<String>> SEEN = new HashMap<>();
  private static final byte[] ZEROS = new byte[16];
  private static final Function<String, String> QUOTED = text -> "'" + text + "'";
  private final DataSource source;

  public Readers(DataSource source) {
    this.source = source;
  }

  public String handle(Map<String, List<Map<String, String>>> event) {
    for (Map<String, String> message : event.get("Records")) {
      String body = message.get("body");
      try {
        read();
        closed();
        paths(body);
        ciphers();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      kept(body);
    }
    return "done";
  }

  private static String read() throws IOException {
    BufferedReader reader = new BufferedReader(new FileReader("/opt/orders.txt")); // finding: unclosed-resource
    return reader.readLine();
  }

  private static String closed() throws IOException {
    try (BufferedReader reader = new BufferedReader(new FileReader("/opt/orders.txt"))) {
      return reader.readLine();
    }
  }

  private static void paths(String name) throws IOException {
    Files.delete(BASE.resolve(name).normalize()); // finding: path-traversal
    Path path = BASE.resolve(name).normalize();
    if (path.startsWith(BASE)) {
      Files.delete(path);
    }
    new File("/opt/orders", new File(name).getName()).delete();
  }

  private void kept(String body) {
    try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("insert into orders values (" + QUOTED.andThen(String::trim).apply(body) + ")"); // finding: sql-injection
      String ids = List.of(body.split(",")).stream().map(Long::valueOf).map(String::valueOf).collect(Collectors.joining(","));
      statement.execute("delete from orders where id in (" + ids + ")");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    SEEN.computeIfAbsent("all", key -> new ArrayList<>()).add("one");
    CompletableFuture.runAsync(() -> SEEN.clear()); // finding: unawaited-call
  }

  private static void ciphers() throws Exception {
    Cipher.getInstance("AES/CBC/PKCS5Padding").init(Cipher.ENCRYPT_MODE, null, new IvParameterSpec(ZEROS)); // finding: weak-cipher
  }
}

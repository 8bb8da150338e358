package folders;

// trigger: http-api
// Paths that are tested and paths that only look so, and programs with and without a shell.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;

public class Folders implements RequestHandler<APIGatewayV2HTTPEvent, String> {
  private static final Path BASE = Path.of("/opt/reports");

  static final class OrdersOnly extends ObjectInputStream {
    OrdersOnly(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
      if (!type.getName().equals("folders.Order")) {
        throw new IOException("no order");
      }
      return super.resolveClass(type);
    }
  }

  @Override
  public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String name = event.getQueryStringParameters().get("name");
    try {
      shortened(name);
      begun(name);
      tested(name);
      chained(event.getQueryStringParameters().get("chained"));
      files(event.getQueryStringParameters().get("file"));
      programs(event.getQueryStringParameters().get("program"));
      objects(event.getBody());
      return "done";
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void shortened(String name) throws IOException {
    Files.delete(BASE.resolve(name).normalize()); // finding: path-traversal
    new File("/opt/reports", name).getCanonicalFile().delete(); // finding: path-traversal
  }

  private static void begun(String name) throws IOException {
    Path path = BASE.resolve(name);
    if (path.startsWith(BASE)) {
      Files.delete(path); // finding: path-traversal
    }
  }

  private static void tested(String name) throws IOException {
    Path path = BASE.resolve(name).normalize();
    if (!path.startsWith(BASE)) {
      throw new IllegalArgumentException("elsewhere");
    }
    Files.delete(path);
  }

  private static void files(String name) throws IOException {
    File file = new File("/opt/reports/" + name);
    if (!file.getCanonicalPath().startsWith("/opt/reports/")) {
      throw new IllegalArgumentException("elsewhere");
    }
    file.delete();
  }

  private static final java.util.function.Function<String, String> BELOW = name -> "/opt/reports/" + name;

  private static void chained(String name) {
    java.util.function.Function<String, String> all = BELOW;
    for (int at = 0; at < 3; at++) {
      all = all.andThen(String::trim);
    }
    new File(all.apply(name)).delete(); // finding: path-traversal
    BELOW.andThen(String::trim).andThen(path -> new File(path).delete()).apply(name); // finding: path-traversal
  }

  private static void programs(String name) throws IOException {
    Runtime.getRuntime().exec(new String[] {"/usr/bin/find", ".", "-iname", name});
    new ProcessBuilder("nslookup", name).start();
    new ProcessBuilder("/bin/bash", "-c", "nslookup " + name).start(); // finding: os-command-injection
    new ProcessBuilder(name, "--version").start(); // finding: os-command-injection
    Runtime.getRuntime().exec("chmod 777 /tmp/orders"); // finding: loose-file-permissions
    Runtime.getRuntime().exec("chmod 750 /tmp/orders");
  }

  private static void objects(String body) throws Exception {
    new OrdersOnly(new ByteArrayInputStream(Base64.getDecoder().decode(body))).readObject();
    DocumentBuilderFactory loose = DocumentBuilderFactory.newInstance();
    loose.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
    loose.newDocumentBuilder().parse(new InputSource(new StringReader(body))); // finding: xml-external-entity
    DocumentBuilderFactory aware = DocumentBuilderFactory.newInstance();
    aware.setFeature("http://xml.org/sax/features/namespaces", true);
    aware.newDocumentBuilder().parse(new InputSource(new StringReader(body))); // finding: xml-external-entity
    DocumentBuilderFactory closed = DocumentBuilderFactory.newInstance();
    closed.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    closed.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
  }
}

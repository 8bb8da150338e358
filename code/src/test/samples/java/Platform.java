package demo;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.file.*;
import java.util.*;
import java.util.regex.Pattern;
import javax.naming.*;
import javax.naming.directory.*;
import javax.script.*;
import javax.xml.parsers.*;
import javax.xml.xpath.*;
import org.xml.sax.InputSource;

public class Platform
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    String name = event.getQueryStringParameters().get("name");
    try {
      commands(name);
      files(name);
      requests(name);
      parsers(name, event.getBody());
      directory(name);
    } catch (Exception e) {
      throw new IllegalStateException("failed", e);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", name)); // finding: open-redirect
  }

  private void commands(String name) throws Exception {
    Runtime.getRuntime().exec("ping " + name); // finding: os-command-injection
    Runtime.getRuntime().exec(new String[] {"sh", "-c", "ping " + name}); // finding: os-command-injection
    new ProcessBuilder(List.of("sh", "-c", name)).start(); // finding: os-command-injection
    ProcessBuilder builder = new ProcessBuilder();
    builder.command("bash", "-c", "echo " + name); // finding: os-command-injection
    List<String> arguments = new ArrayList<>();
    arguments.add("sh");
    arguments.add("-c");
    arguments.add(name);
    new ProcessBuilder(arguments).start(); // finding: os-command-injection
    new ProcessBuilder("ls", "-l", "/tmp").start();
    Runtime.getRuntime().exec("ls " + Integer.parseInt(name));
  }

  private void files(String name) throws Exception {
    new FileInputStream("/tmp/" + name).close(); // finding: path-traversal
    new FileReader(new File("/tmp", name)).close(); // finding: path-traversal
    new RandomAccessFile(name, "r").close(); // finding: path-traversal
    Files.readAllBytes(Path.of("/tmp", name)); // finding: path-traversal
    Files.readAllLines(Paths.get("/tmp/" + name)); // finding: path-traversal
    Files.newBufferedReader(Path.of("/tmp").resolve(name)); // finding: path-traversal, unclosed-resource
    Files.delete(new File("/tmp/" + name).toPath()); // finding: path-traversal
    new File("/tmp/" + name).delete(); // finding: path-traversal
    new FileWriter("/tmp/" + name).close(); // finding: path-traversal
    Files.writeString(Path.of("/tmp/" + name), "x"); // finding: path-traversal
    Files.copy(Path.of("/tmp/a"), Path.of("/tmp/" + name)); // finding: path-traversal
    Files.readString(Path.of("/tmp", new File(name).getName()));
    Files.readString(Path.of("/tmp", Path.of(name).getFileName().toString()));
    Files.readString(Path.of("/tmp/fixed"));
    Files.readString(Path.of("/tmp/" + UUID.nameUUIDFromBytes(name.getBytes())));
    if (!name.contains("..") && !name.contains("/")) {
      Files.readString(Path.of("/tmp/" + name));
    }
  }

  private void requests(String name) throws Exception {
    new URL(name).openStream().close(); // finding: server-side-request-forgery, request-without-timeout
    URL url = new URL("http://" + name + "/x");
    url.openConnection(); // finding: server-side-request-forgery, request-without-timeout
    HTTP.send(HttpRequest.newBuilder(URI.create(name)).build(), HttpResponse.BodyHandlers.ofString()); // finding: server-side-request-forgery, request-without-timeout
    HttpRequest request = HttpRequest.newBuilder().uri(URI.create("https://" + name)).GET().build(); // finding: request-without-timeout
    HTTP.send(request, HttpResponse.BodyHandlers.ofString()); // finding: server-side-request-forgery
    new Socket(name, 80).close(); // finding: server-side-request-forgery
    new URL("https://example.com/" + name).openStream().close(); // finding: request-without-timeout
    HTTP.send(
        HttpRequest.newBuilder(URI.create("https://example.com/items/" + name)).build(), // finding: request-without-timeout
        HttpResponse.BodyHandlers.ofString());
  }

  private void parsers(String name, String body) throws Exception {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    engine.eval(name); // finding: code-injection
    engine.eval("1 + 1");
    new ObjectInputStream(new ByteArrayInputStream(body.getBytes())).readObject(); // finding: unsafe-deserialization
    new ObjectInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(body))).readObject(); // finding: unsafe-deserialization
    new org.yaml.snakeyaml.Yaml().load(body); // finding: unsafe-deserialization
    new org.yaml.snakeyaml.Yaml(new org.yaml.snakeyaml.constructor.SafeConstructor(null))
        .load(body);
    new com.thoughtworks.xstream.XStream().fromXML(body); // finding: unsafe-deserialization
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.parse(new InputSource(new StringReader(body))); // finding: xml-external-entity
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    SAXParser sax = SAXParserFactory.newInstance().newSAXParser();
    sax.parse(new ByteArrayInputStream(body.getBytes()), new org.xml.sax.helpers.DefaultHandler()); // finding: xml-external-entity
    XPath xpath = XPathFactory.newInstance().newXPath();
    xpath.evaluate("//user[@name='" + name + "']", null, XPathConstants.NODE); // finding: xpath-injection
    xpath.compile("//user[@name='" + name + "']"); // finding: xpath-injection
    xpath.compile("//user[@name=$name]");
    Pattern.compile(name); // finding: regex-injection
    "abc".matches(name); // finding: regex-injection
    Pattern.compile(Pattern.quote(name));
    name.matches("[a-z]+");
  }

  private void directory(String name) throws Exception {
    DirContext directory = new InitialDirContext(); // finding: client-per-invocation, unclosed-resource
    directory.search("ou=people", "(uid=" + name + ")", new SearchControls()); // finding: ldap-injection
    directory.search("ou=people", "(uid={0})", new Object[] {name}, new SearchControls());
    new InitialContext().lookup(name); // finding: ldap-injection
    new InitialContext().lookup("java:comp/env/jdbc");
  }
}

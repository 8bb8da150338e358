package numbers;

// trigger: http-api
// What is read into numbers holds no text of the sender; what it was read from still does.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.google.gson.Gson;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.bson.Document;

public class ListsOfNumbers implements RequestHandler<APIGatewayV2HTTPEvent, String> {
  private static final Gson GSON = new Gson();
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(SOON).build();
  private static final MongoClient MONGO = MongoClients.create(System.getenv("MONGO_URI"));
  private static final StringBuilder TEXT = new StringBuilder();
  private static final StringBuilder OTHER = new StringBuilder();
  private static final StringBuilder KEPT = new StringBuilder();

  @Override
  public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    var body = event.getBody();
    try {
      lists(body);
      shapes(body);
      addresses(body);
      find(GSON.fromJson(body, Map.class));
      directory();
    } catch (IOException | NamingException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    TEXT.setLength(0);
    OTHER.delete(0, OTHER.length());
    TEXT.append(event.getHeaders().get("x-name"));
    OTHER.append(event.getHeaders().get("x-other"));
    KEPT.append(event.getHeaders().get("x-kept")); // finding: request-state-kept
    return TEXT.toString() + OTHER + KEPT;
  }

  private static void lists(String body) throws IOException {
    List<Integer> ids = GSON.fromJson(body, List.class);
    for (var id : ids) {
      Runtime.getRuntime().exec("sh -c report " + id);
    }
    Runtime.getRuntime().exec("sh -c report " + ids.get(0));
    Runtime.getRuntime().exec("sh -c report " + body); // finding: os-command-injection
  }

  private static void shapes(String body) throws IOException {
    Object[] all = {3, body};
    Runtime.getRuntime().exec(MessageFormat.format("sh -c {0,number} {1}", 3, body)); // finding: os-command-injection
    Runtime.getRuntime().exec(MessageFormat.format("sh -c {0} {1}", all)); // finding: os-command-injection
    Runtime.getRuntime().exec(MessageFormat.format("sh -c {0,number,integer}", all));
  }

  private static void addresses(String body) throws IOException, InterruptedException {
    var one = URI.create(body);
    if (InetAddress.getByName(one.getHost()).isMulticastAddress()) {
      return;
    }
    var request = HttpRequest.newBuilder(one).timeout(SOON).build();
    HTTP.send(request, HttpResponse.BodyHandlers.discarding()); // finding: server-side-request-forgery
  }

  private static void find(Map<String, Object> asked) {
    MongoCollection<Document> orders = MONGO.getDatabase("shop").getCollection("orders");
    Object state = asked.get("state");
    if (state instanceof String text) {
      orders.find(Filters.eq("state", text)).first();
    }
    orders.find(Filters.eq("state", state)).first(); // finding: nosql-injection
  }

  private static void directory() throws NamingException {
    var env = new Hashtable<String, String>();
    env.put(DirContext.PROVIDER_URL, "ldap://directory.example.com:389"); // finding: obsolete-protocol
    new InitialDirContext(env).close(); // finding: client-per-invocation
    var safe = new Hashtable<String, String>();
    safe.put(DirContext.PROVIDER_URL, "ldaps://directory.example.com");
    new InitialDirContext(safe).close(); // finding: client-per-invocation
  }
}

// trigger: rest-api
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.net.URI;
import java.net.http.*;
import java.time.Duration;
public class NotesByRequest implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  private static final HttpClient client = HttpClient.newHttpClient();
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    try {
      String note = "Subject: " + event.getBody() + "\r\n" + "sent by us\r\n";
      HttpRequest r = HttpRequest.newBuilder(URI.create("https://notes.example.com/")).timeout(Duration.ofSeconds(2)).POST(HttpRequest.BodyPublishers.ofString(note)).build();
      client.send(r, HttpResponse.BodyHandlers.ofString());
    } catch (Exception e) { throw new RuntimeException(e); }
    return "ok";
  }
}

package paddings;

// trigger: sqs
// Random numbers near names that hold the names of secrets.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.HexFormat;
import java.util.Random;

public class Paddings implements RequestHandler<SQSEvent, String> {
  @Override
  public String handleRequest(SQSEvent event, Context context) {
    boolean active = !event.getRecords().isEmpty();
    String driver = "jdbc";
    String archive = driver + active;
    int statusCode = 200;
    byte[] padding = new byte[16];
    new Random().nextBytes(padding);
    String keyboard = HexFormat.of().formatHex(padding);
    return archive + statusCode + keyboard + salted() + sealed() + named();
  }

  private static String salted() {
    byte[] salt = new byte[16];
    new Random().nextBytes(salt); // finding: guessable-secret
    return HexFormat.of().formatHex(salt);
  }

  private static String sealed() {
    byte[] bytes = new byte[16];
    new Random().nextBytes(bytes); // finding: guessable-secret
    String apiKey = HexFormat.of().formatHex(bytes);
    return apiKey;
  }

  private static String named() {
    int clientToken = new Random().nextInt(1000);
    return "run-" + clientToken;
  }
}

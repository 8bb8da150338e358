package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;

/** Heads of mails whose lines are joined. */
public class MailsFromMaps implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final SesClient MAIL = SesClient.create();
  private static final String OWN = System.getenv("OWN");

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent request, Context context) {
    Map<String, String> query = request.getQueryStringParameters();
    send(ofMap(headers(query.get("reply"))));
    send(ofCleanMap(headers(query.get("from").replaceAll("[\\r\\n]", ""))));
    send(ofLoop(headers(query.get("sender"))));
    send(ofJoiner(query.get("subject")));
    send(ofList(query.get("topic")));
    send(bodyOfLines(query.get("note")));
    context.getLogger().log(told(query.get("step")));
    return new APIGatewayProxyResponseEvent().withStatusCode(202);
  }

  private static Map<String, String> headers(String replyTo) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("From", OWN);
    headers.put("To", OWN);
    headers.put("Reply-To", replyTo);
    headers.put("Subject", "Question");
    headers.put("MIME-Version", "1.0");
    headers.put("X-Mailer", "form");
    return headers;
  }

  private static String ofMap(Map<String, String> headers) {
    return headers.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue()).collect(Collectors.joining("\r\n")) // finding: header-injection
        + "\r\n\r\nhello";
  }

  private static String ofCleanMap(Map<String, String> headers) {
    return headers.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining("\r\n", "", "\r\n"))
        + "\r\nhello";
  }

  private static String ofLoop(Map<String, String> headers) {
    StringBuilder head = new StringBuilder();
    for (Map.Entry<String, String> each : headers.entrySet()) {
      head.append(each.getKey()).append(": ").append(each.getValue()).append("\r\n"); // finding: header-injection
    }
    return head + "\r\nhello";
  }

  private static String ofJoiner(String subject) {
    StringJoiner lines = new StringJoiner("\r\n", "", "\r\n\r\n");
    lines.add("From: " + OWN);
    lines.add("Subject: " + subject); // finding: header-injection
    return lines + "hello";
  }

  private static String ofList(String topic) {
    List<String> lines = new ArrayList<>();
    lines.add("From: " + OWN);
    lines.add("Subject: " + topic); // finding: header-injection
    return String.join("\r\n", lines) + "\r\n\r\nhello";
  }

  private static String bodyOfLines(String note) {
    StringJoiner text = new StringJoiner("\r\n");
    text.add("You wrote:");
    text.add(note);
    return "From: " + OWN + "\r\nSubject: Your note\r\n\r\n" + text;
  }

  private static String told(String step) {
    StringJoiner text = new StringJoiner("\r\n");
    text.add("Subject: " + step.replaceAll("\\s+", " "));
    return text.toString();
  }

  private static void send(String raw) {
    MAIL.sendRawEmail(b -> b.source(OWN).destinations(OWN).rawMessage(m -> m.data(SdkBytes.fromUtf8String(raw))));
  }
}

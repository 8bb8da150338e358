package demo;

// handler: handleRequest
// trigger: http-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;

/** Mails whose head the code writes line by line. */
public class MailsByHand implements RequestHandler<APIGatewayV2HTTPEvent, String> {
  private static final SesClient SES = SesClient.create();

  @Override
  public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Map<String, String> form = event.getQueryStringParameters();
    send(built(form.get("subject"), form.get("mail"), form.get("name"), form.get("text")));
    send(formatted(form.get("title"), form.get("text")));
    return "sent";
  }

  private static void send(String message) {
    SES.sendRawEmail(r -> r.rawMessage(m -> m.data(SdkBytes.fromUtf8String(message))));
  }

  private static String built(String subject, String mail, String name, String text) {
    StringBuilder mime = new StringBuilder();
    mime.append("From: ").append(System.getenv("SENDER")).append("\r\n");
    mime.append("Subject: [web] ").append(subject).append("\r\n"); // finding: header-injection
    mime.append("Reply-To: ").append(oneLine(mail)).append("\r\n");
    mime.append("Cc: ").append(plain(mail)).append("\r\n");
    header(mime, "X-Sender-Name", encoded(name));
    mime.append("Content-Type: text/plain; charset=utf-8\r\n\r\n");
    mime.append("Name: ").append(name).append("\r\n").append(text);
    return mime.toString();
  }

  private static void header(StringBuilder mime, String name, String value) {
    mime.append(name).append(": ").append(value).append("\r\n");
  }

  private static String formatted(String title, String text) {
    String head = String.format("Subject: %s\r\nX-Kind: %d\r\n\r\n", title, 3); // finding: header-injection
    return head + "Subject: %s\r\n".formatted("none") + text;
  }

  private static String oneLine(String value) {
    if (value == null || value.contains("\r") || value.contains("\n")) {
      throw new IllegalArgumentException("no address");
    }
    return value;
  }

  private static String plain(String value) {
    if (value == null || value.chars().anyMatch(Character::isISOControl)) {
      return "nobody@letters.example";
    }
    return value;
  }

  private static String encoded(String value) {
    return "=?UTF-8?B?"
        + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))
        + "?=";
  }
}

package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.StringWriter;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/** Velocity writes into a page what its context holds, as it is. */
public class Widgets
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final VelocityEngine VELOCITY = new VelocityEngine();
  private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    String title = event.getQueryStringParameters().get("title");
    if ("/clock".equals(event.getPath())) {
      return new APIGatewayProxyResponseEvent()
          .withStatusCode(200)
          .withHeaders(HTML)
          .withBody(page(StringEscapeUtils.escapeHtml4(title)));
    }
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(200)
        .withHeaders(HTML)
        .withBody(page(title)); // finding: cross-site-scripting
  }

  private static String page(String title) {
    VelocityContext model = new VelocityContext();
    model.put("title", title);
    StringWriter out = new StringWriter();
    VELOCITY.evaluate(model, out, "clock", "<h2>$title</h2><time></time>");
    return out.toString();
  }
}

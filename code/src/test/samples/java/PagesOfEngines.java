package demo;

// handler: handleRequest
// trigger: rest-api

import static j2html.TagCreator.p;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.github.jknack.handlebars.Handlebars;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;

/** Engines whose templates quote what they show. */
public class PagesOfEngines
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final TemplateEngine engine = new TemplateEngine();
  private final Handlebars handlebars = new Handlebars();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    Map<String, String> query = event.getQueryStringParameters();
    try {
      return switch (event.getPath()) {
        case "/thymeleaf" -> {
          var values = new org.thymeleaf.context.Context(Locale.ENGLISH, Map.of("name", query.get("name")));
          yield page(engine.process("guest", values));
        }
        case "/handlebars" -> page(handlebars.compile("guest").apply(Map.of("name", query.get("name"))));
        case "/mustache" -> page(Mustache.compiler().compile("<p>{{name}}</p>").execute(Map.of("name", query.get("name"))));
        case "/tags" -> page(p("Hello " + query.get("name")).render());
        default -> html("<p>Hello " + query.get("other"));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static APIGatewayProxyResponseEvent page(String body) {
    return new APIGatewayProxyResponseEvent().withHeaders(Map.of("Content-Type", "text/html")).withBody(body);
  }

  private static APIGatewayProxyResponseEvent html(String body) {
    return new APIGatewayProxyResponseEvent().withHeaders(Map.of("Content-Type", "text/html")).withBody(body); // finding: cross-site-scripting
  }
}

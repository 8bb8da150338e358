package pages;

// trigger: rest-api
// What callers send gets into pages, headers, templates, expressions and log lines.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import freemarker.template.Configuration;
import freemarker.template.Template;
import groovy.lang.GroovyShell;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import javax.script.ScriptEngineManager;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.Velocity;
import org.apache.velocity.app.VelocityEngine;
import org.mvel2.MVEL;
import org.owasp.encoder.Encode;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.TemplateEngine;

public class Pages implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final Logger LOG = LogManager.getLogger(Pages.class);
  private static final java.util.logging.Logger JUL = java.util.logging.Logger.getLogger("pages");
  private static final Set<String> ORIGINS = Set.of("https://shop.example.com", "https://www.example.com");
  private static final ExpressionParser PARSER = new SpelExpressionParser();
  private static final TemplateEngine THYMELEAF = new TemplateEngine();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    String name = event.getQueryStringParameters().get("name");
    LambdaLogger logger = context.getLogger();
    logger.log("request of " + event.getHeaders().get("User-Agent")); // finding: log-injection
    LOG.info("name is " + name); // finding: log-injection
    LOG.warn("name is {}", name); // finding: log-injection
    JUL.log(Level.INFO, "name is " + name); // finding: log-injection
    JUL.warning("name is " + name.replace("\n", "").replace("\r", ""));
    LOG.info("stage {}", event.getRequestContext().getStage());
    LOG.debug("id {}", context.getAwsRequestId());
    switch (event.getResource()) {
      case "/hello":
        return hello(name);
      case "/card":
        return card(name);
      case "/escaped":
        return escaped(name);
      case "/json":
        return json(name);
      case "/go":
        return go(event);
      case "/back":
        return back(event);
      case "/cors":
        return cors(event);
      case "/cors-known":
        return corsKnown(event);
      case "/cookie":
        return cookie(name);
      case "/template":
        return templates(name, event.getBody());
      case "/eval":
        return evaluated(name, event.getBody());
      case "/fails":
        return fails(name);
      default:
        return respond(404, "not found");
    }
  }

  private static APIGatewayProxyResponseEvent respond(int status, String body) {
    APIGatewayProxyResponseEvent response = new APIGatewayProxyResponseEvent();
    response.setStatusCode(status);
    response.setHeaders(Map.of("Content-Type", "application/json"));
    response.setBody(body);
    return response;
  }

  private static APIGatewayProxyResponseEvent hello(String name) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "text/html; charset=utf-8");
    String html =
        """
        <html><body><h1>Hello %s</h1></body></html>
        """.formatted(name);
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(headers).withBody(html); // finding: cross-site-scripting
  }

  private static APIGatewayProxyResponseEvent card(String name) {
    StringBuilder page = new StringBuilder("<ul>");
    for (String part : name.split(",")) {
      page.append("<li>").append(part).append("</li>");
    }
    APIGatewayProxyResponseEvent response = new APIGatewayProxyResponseEvent();
    response.setHeaders(Map.of("content-type", "text/html"));
    response.setBody(page.append("</ul>").toString()); // finding: cross-site-scripting
    return response;
  }

  private static APIGatewayProxyResponseEvent escaped(String name) {
    String html = "<p>" + StringEscapeUtils.escapeHtml4(name) + "</p><p>" + Encode.forHtml(name) + "</p><p>" + HtmlUtils.htmlEscape(name) + "</p>";
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("Content-Type", "text/html")).withBody(html);
  }

  private static APIGatewayProxyResponseEvent json(String name) {
    return respond(200, "{\"name\": \"" + name + "\"}");
  }

  private static APIGatewayProxyResponseEvent go(APIGatewayProxyRequestEvent event) {
    String next = event.getQueryStringParameters().getOrDefault("next", "/");
    Map<String, String> headers = new HashMap<>();
    headers.put("Location", next); // finding: open-redirect
    return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(headers);
  }

  private static APIGatewayProxyResponseEvent back(APIGatewayProxyRequestEvent event) {
    String page = event.getPathParameters().get("page");
    return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", "https://www.example.com/pages/" + page));
  }

  private static APIGatewayProxyResponseEvent cors(APIGatewayProxyRequestEvent event) {
    String origin = event.getHeaders().get("origin");
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(200)
        .withHeaders(Map.of("Access-Control-Allow-Origin", origin, "Access-Control-Allow-Credentials", "true")); // finding: cors-any-origin
  }

  private static APIGatewayProxyResponseEvent corsKnown(APIGatewayProxyRequestEvent event) {
    String origin = event.getHeaders().get("origin");
    String allowed = ORIGINS.contains(origin) ? origin : "https://www.example.com";
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(200)
        .withHeaders(Map.of("Access-Control-Allow-Origin", allowed, "Access-Control-Allow-Credentials", "true"));
  }

  private static APIGatewayProxyResponseEvent cookie(String name) {
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("Set-Cookie", "session=" + name + "; Path=/")); // finding: header-injection, insecure-cookie
  }

  private static APIGatewayProxyResponseEvent templates(String name, String body) {
    StringWriter out = new StringWriter();
    VelocityContext values = new VelocityContext();
    values.put("name", name);
    Velocity.evaluate(values, out, "page", "Hello " + body); // finding: template-injection
    new VelocityEngine().evaluate(values, out, "page", body); // finding: template-injection
    Velocity.evaluate(values, out, "page", "Hello $name");
    try {
      Template template = new Template("page", new StringReader(body), new Configuration(Configuration.VERSION_2_3_31)); // finding: template-injection
      template.process(Map.of("name", "x"), out);
      Template fixed = new Template("page", "Hello ${name}", new Configuration(Configuration.VERSION_2_3_31));
      fixed.process(Map.of("name", "x"), out);
    } catch (Exception e) {
      throw new IllegalStateException("no page", e);
    }
    THYMELEAF.process("<p>" + name + "</p>", new org.thymeleaf.context.Context()); // finding: template-injection
    THYMELEAF.process("page", new org.thymeleaf.context.Context());
    return respond(200, "{}");
  }

  private static APIGatewayProxyResponseEvent evaluated(String name, String body) {
    Expression expression = PARSER.parseExpression(name);
    expression.getValue(); // finding: code-injection
    MVEL.eval(body); // finding: code-injection
    MVEL.eval("a + b", Map.of("a", 1, "b", 2));
    new GroovyShell().evaluate(body); // finding: code-injection
    try {
      new ScriptEngineManager().getEngineByName("nashorn").eval("var x = " + body); // finding: code-injection
      Class.forName("com.example.rules." + name).getDeclaredConstructor().newInstance(); // finding: code-injection
      Class.forName("org.postgresql.Driver");
    } catch (Exception e) {
      throw new IllegalStateException("no result", e);
    }
    return respond(200, "{}");
  }

  private static APIGatewayProxyResponseEvent fails(String name) {
    try {
      return respond(200, String.valueOf(Integer.parseInt(name)));
    } catch (NumberFormatException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return respond(500, trace.toString()); // finding: error-detail-returned
    } catch (IllegalStateException e) {
      return respond(500, "{\"error\": \"" + e.getMessage() + "\"}"); // finding: error-detail-returned
    } catch (RuntimeException e) {
      LOG.error("failed", e);
      return respond(500, "{\"error\": \"internal\"}");
    }
  }
}

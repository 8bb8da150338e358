package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import freemarker.template.Configuration;
import freemarker.template.TemplateExceptionHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** What frameworks show when something goes wrong. */
public class ShownErrors
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final ResourceConfig APPLICATION =
      new ResourceConfig()
          .packages("demo")
          .property(ServerProperties.WADL_FEATURE_DISABLE, true)
          .property(ServerProperties.TRACING, "ALL"); // finding: debug-mode

  private static final ResourceConfig QUIET =
      new ResourceConfig().packages("demo").property(ServerProperties.TRACING, "OFF");
  private static final Configuration PAGES = new Configuration(Configuration.VERSION_2_3_32);
  private static final Configuration LETTERS = new Configuration(Configuration.VERSION_2_3_32);

  static {
    PAGES.setTemplateExceptionHandler(TemplateExceptionHandler.HTML_DEBUG_HANDLER); // finding: debug-mode
    LETTERS.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return new APIGatewayProxyResponseEvent().withStatusCode(200);
  }
}

package demo;

// handler: handleRequest
// trigger: authorizer

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An authorizer is told by whoever calls what he may do. */
public class AuthorizersByHeader
    implements RequestHandler<APIGatewayCustomAuthorizerEvent, Map<String, Object>> {
  private static final Logger log = LoggerFactory.getLogger(AuthorizersByHeader.class);

  @Override
  public Map<String, Object> handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
    String token = event.getAuthorizationToken();
    log.debug("token {}", token); // finding: secret-logged
    log.debug("method {}", event.getMethodArn());
    boolean isAdmin = "true".equals(event.getHeaders().get("x-is-admin")); // finding: caller-decides-rights
    boolean isJson = "application/json".equals(event.getHeaders().get("accept"));
    log.info("admin {} json {}", isAdmin, isJson);
    return policy(event.getMethodArn(), isAdmin);
  }

  private static Map<String, Object> policy(String arn, boolean isAdmin) {
    String resource = isAdmin ? arn.substring(0, arn.indexOf('/')) + "/*" : arn;
    return Map.of(
        "principalId", "caller",
        "policyDocument",
            Map.of("Version", "2012-10-17", "Statement",
                List.of(Map.of("Action", "execute-api:Invoke", "Effect", "Allow", "Resource", resource))));
  }
}

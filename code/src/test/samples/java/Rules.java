package rules;

// trigger: http-api
// Expressions of callers, in contexts that permit everything and in those for data alone.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.expression.spel.support.StandardEvaluationContext;

public class Rules implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final ExpressionParser PARSER = new SpelExpressionParser();

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String text = event.getBody();
    Expression rule = PARSER.parseExpression(text);
    // A SimpleEvaluationContext would do as well.
    StandardEvaluationContext all = new StandardEvaluationContext();
    all.setVariable("page", event.getQueryStringParameters().get("page"));
    rule.getValue(all); // finding: code-injection
    EvaluationContext data = SimpleEvaluationContext.forReadOnlyDataBinding().build();
    rule.getValue(data);
    rule.getValue(data, String.class);
    PARSER.parseExpression(text).getValue(String.class); // finding: code-injection
    return APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();
  }
}

package shop;

import com.amazonaws.serverless.proxy.jersey.JerseyLambdaContainerHandler;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

public class LambdaHandler implements RequestHandler<AwsProxyRequest, AwsProxyResponse> {
  private final JerseyLambdaContainerHandler<AwsProxyRequest, AwsProxyResponse> handler =
      JerseyLambdaContainerHandler.getAwsProxyHandler(null);

  @Override
  public AwsProxyResponse handleRequest(AwsProxyRequest request, Context context) {
    return handler.proxy(request, context);
  }
}

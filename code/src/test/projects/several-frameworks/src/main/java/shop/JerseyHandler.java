package shop;

import com.amazonaws.serverless.proxy.jersey.JerseyLambdaContainerHandler;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.glassfish.jersey.server.ResourceConfig;

public class JerseyHandler implements RequestStreamHandler {
  private static final JerseyLambdaContainerHandler<AwsProxyRequest, AwsProxyResponse> HANDLER =
      JerseyLambdaContainerHandler.getAwsProxyHandler(new ResourceConfig().packages("shop"));

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    HANDLER.proxyStream(in, out, context);
  }
}

package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import org.apache.commons.text.StringEscapeUtils;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

public class Handler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final S3Client s3 = S3Client.create();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    String name = event.getQueryStringParameters().get("name");
    String page = "<h1>" + name + "</h1>";
    s3.putObject(PutObjectRequest.builder().bucket(System.getenv("SITE")).key("a.html").contentType("text/html").build(), RequestBody.fromString(page));  // finding: cross-site-scripting
    s3.putObject(b -> b.bucket(System.getenv("SITE")).key("a.html").contentType("text/html"), RequestBody.fromString(page));  // finding: cross-site-scripting
    String good = "<h1>" + StringEscapeUtils.escapeHtml4(name) + "</h1>";
    s3.putObject(PutObjectRequest.builder().bucket(System.getenv("SITE")).key("b.html").contentType("text/html").build(), RequestBody.fromString(good));
    return new APIGatewayProxyResponseEvent().withStatusCode(204);
  }
}

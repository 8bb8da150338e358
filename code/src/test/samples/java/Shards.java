package shards;

// trigger: http-api
// As many requests as there are shards, beside a list that the caller sends.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

public class Shards implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String[] ids = event.getQueryStringParameters().get("ids").split(",");
    List<String> names = new ArrayList<>();
    for (String id : ids) {
      names.add(id.trim());
    }
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    for (int shard = 0; shard < 4; shard++) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://search.example.com/shards/" + shard))
              .timeout(Duration.ofSeconds(2))
              .build();
      all.add(HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }
    CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).join();
    return APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody(names.size() + "").build();
  }
}

package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;

/** Of two pools, only one bounds what is handed to it. */
public class TwoPools implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final S3Client STORE = S3Client.create();
  private static final ExecutorService FEW = Executors.newFixedThreadPool(6);
  private static final ExecutorService MANY = Executors.newCachedThreadPool();
  private static final String BUCKET = System.getenv("BUCKET");

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    List<String> names = event.getBody().lines().map(String::trim).collect(Collectors.toList());
    try {
      return new APIGatewayProxyResponseEvent().withBody("" + (sizes(names) + lengths(names)));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long sizes(List<String> names) throws InterruptedException, ExecutionException {
    List<Future<Long>> running = new ArrayList<>();
    for (String name : names) {
      running.add(FEW.submit(() -> STORE.headObject(b -> b.bucket(BUCKET).key(name)).contentLength()));
    }
    long sum = 0;
    for (Future<Long> each : running) {
      sum += each.get();
    }
    return sum;
  }

  private static long lengths(List<String> names) {
    List<CompletableFuture<Integer>> running =
        names.stream()
            .map(name -> CompletableFuture.supplyAsync(
                    () -> STORE.getObjectAsBytes(b -> b.bucket(BUCKET).key(name)).asByteArray().length, MANY)) // finding: unbounded-parallelism
            .collect(Collectors.toList());
    return running.stream().mapToLong(CompletableFuture::join).sum();
  }
}

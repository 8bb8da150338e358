// A method that says in which format it answers is no factory of a container.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

public class Answering implements RequestHandler<Map<String, String>, String> {
  private final DynamoDbClient kept = client();

  @Override
  @Produces(MediaType.APPLICATION_JSON)
  public String handleRequest(Map<String, String> event, Context context) {
    DynamoDbClient made = DynamoDbClient.create(); // finding: client-per-invocation
    return made.serviceName() + kept.serviceName() + others();
  }

  private String others() {
    return client().serviceName();
  }

  @jakarta.enterprise.inject.Produces
  DynamoDbClient client() {
    return DynamoDbClient.create();
  }
}

// trigger: eventbridge
// timeout: 60
package example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.GetLabelDetectionResponse;
import software.amazon.awssdk.services.rekognition.model.VideoJobStatus;

public class PollsForWork implements RequestHandler<Map<String, String>, String> {
  private static final AthenaClient ATHENA = AthenaClient.create();
  private static final RekognitionClient REKOGNITION = RekognitionClient.create();

  private static void queried(String id) throws InterruptedException {
    QueryExecutionState state;
    do {
      TimeUnit.SECONDS.sleep(5);
      state = ATHENA.getQueryExecution(b -> b.queryExecutionId(id)).queryExecution().status().state(); // finding: polling-loop
    } while (state == QueryExecutionState.QUEUED || state == QueryExecutionState.RUNNING);
  }

  private static int labels(String job) throws InterruptedException {
    GetLabelDetectionResponse answer = REKOGNITION.getLabelDetection(b -> b.jobId(job)); // finding: missing-pagination
    while (answer.jobStatus() == VideoJobStatus.IN_PROGRESS) {
      Thread.sleep(3000);
      answer = REKOGNITION.getLabelDetection(b -> b.jobId(job)); // finding: polling-loop, missing-pagination
    }
    return answer.labels().size();
  }

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    try {
      queried(event.get("query"));
      return String.valueOf(labels(event.get("job")));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static QueryExecutionState once(String id) {
    return ATHENA.getQueryExecution(b -> b.queryExecutionId(id)).queryExecution().status().state();
  }
}

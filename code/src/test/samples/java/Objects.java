package demo;

// trigger: s3

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;

public class Objects implements RequestHandler<S3Event, String> {
  @Override
  public String handleRequest(S3Event event, Context context) {
    try {
      var record = event.getRecords().get(0);
      String key = record.getS3().getObject().getUrlDecodedKey();
      Runtime.getRuntime().exec("convert " + key); // finding: os-command-injection
      Runtime.getRuntime().exec("convert " + record.getS3().getBucket().getName());
      Runtime.getRuntime().exec("convert " + record.getS3().getObject().getSizeAsLong());
      java.nio.file.Files.createFile(java.nio.file.Path.of("/tmp/" + record.getS3().getObject().getKey())); // finding: path-traversal
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return "done";
  }
}

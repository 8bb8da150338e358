package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.BufferedReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that was written under a name from outside is told there alone. */
public class FilesOnceWritten
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    try {
      String name = event.getPathParameters().get("name");
      return switch (event.getHttpMethod()) {
        case "POST" -> {
          Path file = Path.of("/tmp", name);
          Files.writeString(file, event.getBody()); // finding: path-traversal
          String line = first(file);
          Files.delete(file);
          yield answer(line);
        }
        case "PUT" -> {
          write(name, event.getBody());
          yield answer("");
        }
        case "DELETE" -> {
          Files.delete(Path.of("/mnt/notes", name)); // finding: path-traversal
          yield answer("");
        }
        default -> answer(read(name));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String first(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return reader.readLine();
    }
  }

  private static void write(String name, String text) throws IOException {
    try (FileWriter writer = new FileWriter("/mnt/notes/" + name)) { // finding: path-traversal
      writer.write(text);
    }
  }

  private static String read(String name) throws IOException {
    return Files.readString(Path.of("/mnt/notes", name)); // finding: path-traversal
  }

  private static APIGatewayProxyResponseEvent answer(String text) {
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody(text);
  }
}

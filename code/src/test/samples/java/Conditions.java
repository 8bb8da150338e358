// handler: example.Conditions::handleRequest
package example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import org.jdbi.v3.core.Handle;

/** Conditions that a reference to a method collects, sums that nothing is hidden by, signed states. */
public class Conditions implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  static class Query {
    private final List<String> conditions = new ArrayList<>();

    Query in(String region) {
      conditions.add("region = :region");
      return this;
    }

    Query with(List<String> features) {
      features.stream().map(feature -> "features LIKE '%" + feature + "%'").forEach(conditions::add);
      return this;
    }

    int run(Handle handle, String region) {
      return handle.createQuery("SELECT * FROM listings WHERE " + String.join(" AND ", conditions)).bind("region", region).mapToMap().list().size(); // finding: sql-injection
    }
  }

  private final Handle handle;
  private final Mac mac;

  public Conditions(Handle handle, Mac mac) {
    this.handle = handle;
    this.mac = mac;
  }

  private static String md5(byte[] data) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(data));
  }

  private static String hidden(String password) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(password.getBytes())); // finding: weak-hash
  }

  @Override
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    try {
      String region = event.getQueryStringParameters().get("region");
      new Query().in(region).with(event.getMultiValueQueryStringParameters().get("feature")).run(handle, region);
      String key = event.getQueryStringParameters().get("key");
      Files.writeString(Path.of("/mnt/out/" + key.substring(key.lastIndexOf('/') + 1)), "x");
      Files.writeString(Path.of("/mnt/out/" + key.substring(key.indexOf('/') + 1)), "x"); // finding: path-traversal
      byte[] raw = Base64.getDecoder().decode(event.getBody());
      if (!MessageDigest.isEqual(mac.doFinal(raw), HexFormat.of().parseHex(event.getHeaders().get("x-signature")))) {
        return "";
      }
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(raw))) {
        in.readObject();
      }
      String etag = md5(event.getBody().getBytes());
      return etag + " " + hidden(event.getHeaders().get("x-pin"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

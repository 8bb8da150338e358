package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.http.ssl.SSLContexts;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;

/** What the first SDK takes by place, addresses in pieces, and keys of other libraries. */
public class PlacesOfBuckets
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final AmazonS3 S3 = AmazonS3ClientBuilder.defaultClient();
  private static final OkHttpClient HTTP = new OkHttpClient();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    Map<String, String> query = event.getQueryStringParameters();
    S3.getObjectAsString(query.get("bucket"), "summary.txt"); // finding: event-chosen-resource
    S3.getObjectAsString(System.getenv("BUCKET"), query.get("key"));
    S3.copyObject("a", "b", query.get("target"), "b"); // finding: event-chosen-resource
    try {
      fetch(HttpUrl.get("https://carrier.example").newBuilder().addPathSegment(query.get("number")).build());
      fetch(HttpUrl.get(query.get("url")).newBuilder().addPathSegment("v1").build());
      trust();
      sign();
      keys();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(200);
  }

  private static void fetch(HttpUrl url) throws IOException {
    HTTP.newCall(new Request.Builder().url(url).build()).execute().close(); // finding: server-side-request-forgery
  }

  private static void trust() throws Exception {
    try (InputStream in = PlacesOfBuckets.class.getResourceAsStream("/partner.p12")) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, null);
      SSLContexts.custom().loadTrustMaterial(store, null).build();
    }
  }

  private static void sign() throws Exception {
    try (InputStream in = PlacesOfBuckets.class.getResourceAsStream("/signing.p12")) { // finding: secret-in-package
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, null);
      store.getKey("signing", new char[0]);
    }
  }

  private static void keys() {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(new RSAKeyGenerationParameters(java.math.BigInteger.valueOf(65537), new SecureRandom(), 1024, 80)); // finding: short-key
    generator.init(new RSAKeyGenerationParameters(java.math.BigInteger.valueOf(65537), new SecureRandom(), 3072, 80));
  }
}

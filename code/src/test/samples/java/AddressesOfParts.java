package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.MessageFormat;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.utils.URIBuilder;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import software.amazon.lambda.powertools.parameters.ParamManager;

/** Builders of addresses encode parameters and segments, and take any host. */
public class AddressesOfParts implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  private final CloseableHttpClient apache =
      HttpClients.custom()
          .setDefaultRequestConfig(RequestConfig.custom().setSocketTimeout(3000).setConnectTimeout(1000).build())
          .build();
  private final OkHttpClient square = new OkHttpClient();
  private final String key = ParamManager.getSecretsProvider().get("shop/key");

  @Override
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    String name = event.getQueryStringParameters().get("name");
    try {
      URI harmless = new URIBuilder().setScheme("https").setHost("erp.example.com").addParameter("name", name).build();
      apache.execute(new HttpGet(harmless)).close();
      var statements = new URIBuilder("https://erp.example.com/items");
      statements.setParameter("name", name);
      apache.execute(new HttpGet(statements.build())).close();
      var elsewhere = new URIBuilder().setScheme("https").setHost(name);
      apache.execute(new HttpGet(elsewhere.build())).close(); // finding: server-side-request-forgery
      HttpUrl address = new HttpUrl.Builder().scheme("https").host("erp.example.com").addPathSegment(name).addQueryParameter("q", name).build();
      square.newCall(new Request.Builder().url(address).build()).execute().close();
      HttpUrl other = new HttpUrl.Builder().scheme("https").host(name).build();
      square.newCall(new Request.Builder().url(other).build()).execute().close(); // finding: server-side-request-forgery
      Path made = Files.createTempFile("made", ".html");
      Files.copy(Path.of("/opt/covers", name), made, StandardCopyOption.REPLACE_EXISTING); // finding: path-traversal
      Files.copy(new ByteArrayInputStream(name.getBytes()), made, StandardCopyOption.REPLACE_EXISTING);
      Files.delete(made);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    context.getLogger().log(MessageFormat.format("{0} was asked for", name)); // finding: log-injection
    context.getLogger().log(MessageFormat.format("{0} letters", name.length()));
    context.getLogger().log("asking with " + key); // finding: secret-logged
    return "done";
  }
}

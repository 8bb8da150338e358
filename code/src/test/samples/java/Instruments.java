package instruments;

// trigger: http-api
// What leads from the request to libraries that take it on: commands of instances, pages of answers, and addresses made of parts.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.RandomStringGenerator;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.timestreamquery.TimestreamQueryClient;
import software.amazon.awssdk.utils.AttributeMap;

public class Instruments implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final SsmClient INSTANCES = SsmClient.create();
  private static final TimestreamQueryClient SERIES = TimestreamQueryClient.create();
  private static final HttpClient WEB = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final Map<String, String> PARTNERS = Map.of("a", "a.example", "b", "b.example");
  private static final RandomStringGenerator LETTERS = new RandomStringGenerator.Builder().withinRange('a', 'z').build();
  private static final AttributeMap OPTIONS =
      AttributeMap.builder()
          .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, Boolean.TRUE) // finding: tls-verification-off
          .build();
  private static final AttributeMap STRICT =
      AttributeMap.builder().put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, Boolean.FALSE).build();

  static class Instrument extends PanacheEntity {
    public String maker;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    var query = event.getQueryStringParameters();
    try {
      ping(query.get("host"));
      restart(query.get("name"));
      measure(query.get("measure"));
      made(query.get("maker"));
      madeBy(query.get("maker"));
      int status = tell(query.get("partner"), query.get("ref")) + tellWhomever(query.get("partner"));
      return answer(status + newApiKey() + colour());
    } catch (IOException | URISyntaxException | InterruptedException e) {
      return answer("sorry");
    }
  }

  private void ping(String host) {
    var script = List.of("set -e", "ping -c 3 " + host);
    INSTANCES.sendCommand( // finding: os-command-injection
        c -> c.documentName("AWS-RunShellScript").instanceIds("i-1").parameters(Map.of("commands", script)));
  }

  private void restart(String name) {
    var argument = name.equals("web") ? "web" : "worker";
    INSTANCES.sendCommand(
        c -> c.documentName("AWS-RunShellScript").instanceIds("i-1").parameters(Map.of("commands", List.of("restart " + argument))));
  }

  private void measure(String measure) {
    String sql = "SELECT * FROM iot.readings WHERE measure_name = '" + measure + "'";
    for (var page : SERIES.queryPaginator(q -> q.queryString(sql))) { // finding: sql-injection
      page.rows().forEach(row -> System.out.println(row.data().size()));
    }
  }

  private void made(String maker) {
    Instrument.find("maker = '" + maker + "'").list(); // finding: sql-injection
  }

  private void madeBy(String maker) {
    Instrument.find("maker = ?1", maker).list();
  }

  private int tell(String partner, String ref) throws IOException, URISyntaxException, InterruptedException {
    String host = PARTNERS.get(partner);
    if (host == null) {
      return 404;
    }
    URI target = new URI("https", host, "/events", "ref=" + ref, null);
    return status(HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(5)).build());
  }

  private int tellWhomever(String partner) throws IOException, URISyntaxException, InterruptedException {
    URI target = new URI("https", partner, "/events", null, null);
    return WEB.send( // finding: server-side-request-forgery
            HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private int status(HttpRequest request) throws IOException, InterruptedException {
    return WEB.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String newApiKey() {
    return "k_" + LETTERS.generate(32); // finding: guessable-secret
  }

  private static String colour() {
    return LETTERS.generate(3);
  }

  private static APIGatewayV2HTTPResponse answer(String body) {
    return APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody(body).build();
  }
}

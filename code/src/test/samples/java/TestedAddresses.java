package addresses;

// trigger: http-api
// Addresses that are looked at, and parsers that are told what they may read.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.BufferedWriter;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

public class TestedAddresses implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final Set<String> HOSTS = Set.of("en.wikipedia.org", "github.com");

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String given = event.getQueryStringParameters().get("page");
    try {
      URI page = known(given);
      if (page == null) {
        return APIGatewayV2HTTPResponse.builder().withStatusCode(400).build();
      }
      Jsoup.connect(page.toString()).timeout(4000).get();
      Jsoup.connect(secure(given).toString()).timeout(4000).get(); // finding: server-side-request-forgery
      parse(event.getBody());
      note(event.getBody());
      rule(event.getBody());
    } catch (IOException | URISyntaxException | SAXException | ParserConfigurationException e) {
      return APIGatewayV2HTTPResponse.builder().withStatusCode(502).build();
    }
    return APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();
  }

  private static URI known(String given) {
    try {
      URI page = new URI(given);
      if (!"https".equals(page.getScheme()) || page.getHost() == null) {
        return null;
      }
      return HOSTS.contains(page.getHost().toLowerCase(Locale.ROOT)) ? page : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static URI secure(String given) throws URISyntaxException {
    URI page = new URI(given);
    return "https".equals(page.getScheme()) ? page : null;
  }

  private static void parse(String text) throws ParserConfigurationException, IOException, SAXException {
    DocumentBuilderFactory open = DocumentBuilderFactory.newInstance();
    open.setNamespaceAware(true);
    open.setExpandEntityReferences(true);
    open.newDocumentBuilder().parse(new InputSource(new StringReader(text))); // finding: xml-external-entity
    DocumentBuilderFactory closed = DocumentBuilderFactory.newInstance();
    closed.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    closed.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  private static void note(String text) throws IOException {
    File file = new File("/mnt/notes/today.txt");
    for (String line : text.split("\n")) {
      try (PrintWriter writer = new PrintWriter(new BufferedWriter(new FileWriter(file, true)))) {
        writer.println(line);
      }
    }
  }

  private static void rule(String text) {
    new SpelExpressionParser().parseExpression(text).getValue(SimpleEvaluationContext.forReadOnlyDataBinding().build());
  }
}

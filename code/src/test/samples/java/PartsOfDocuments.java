package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** A parser hands what it reads to an object, piece by piece. */
public class PartsOfDocuments implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final String OWN = "<sizes><name id=\"7\">thumb</name></sizes>";

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    try {
      Sizes sent = new Sizes();
      parser().parse(new ByteArrayInputStream(event.getBody().getBytes(StandardCharsets.UTF_8)), sent);
      new ProcessBuilder("sh", "-c", "identify " + sent.name).start(); // finding: os-command-injection
      new ProcessBuilder("sh", "-c", "identify " + sent.id).start(); // finding: os-command-injection
      new ProcessBuilder("sh", "-c", "identify -resize " + sent.width).start();

      Names names = new Names();
      XMLReader reader = parser().getXMLReader();
      reader.setContentHandler(names);
      reader.parse(new InputSource(new StringReader(event.getBody())));
      new ProcessBuilder("sh", "-c", "identify " + names.last).start(); // finding: os-command-injection

      Sizes own = new Sizes();
      parser().parse(stream(), own);
      new ProcessBuilder("sh", "-c", "identify " + own.name).start();
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(204);
  }

  private static SAXParser parser() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newSAXParser();
  }

  private static InputStream stream() {
    return new ByteArrayInputStream(OWN.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Sizes extends DefaultHandler {
    private final StringBuilder text = new StringBuilder();
    private String name = "";
    private String id = "";
    private int width;

    @Override
    public void startElement(String uri, String local, String element, Attributes attributes) {
      text.setLength(0);
      if (element.equals("name")) {
        id = attributes.getValue("id");
      }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
      text.append(chars, start, length);
    }

    @Override
    public void endElement(String uri, String local, String element) {
      switch (element) {
        case "name" -> name = text.toString().strip();
        case "width" -> width = Integer.parseInt(text.toString());
        default -> {}
      }
    }
  }

  private static final class Names extends DefaultHandler {
    private String last = "";

    @Override
    public void characters(char[] chars, int start, int length) {
      last = new String(chars, start, length);
    }
  }
}

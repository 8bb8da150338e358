package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;
import org.dom4j.io.SAXReader;
import org.xml.sax.InputSource;

/** What readers are told of other things makes them no safer, and a validator makes them so. */
public class ReadersTold
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final XMLInputFactory safe = XMLInputFactory.newFactory();
  private final XMLInputFactory plain = XMLInputFactory.newFactory();
  private final ObjectMapper narrow =
      JsonMapper.builder()
          .activateDefaultTyping(
              BasicPolymorphicTypeValidator.builder().allowIfSubType("com.example.").build(),
              ObjectMapper.DefaultTyping.NON_FINAL)
          .build();
  private final ObjectMapper wide = new ObjectMapper();
  private final ObjectMapper asWide = new ObjectMapper();

  public ReadersTold() {
    safe.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    plain.setProperty(XMLInputFactory.IS_COALESCING, true);
    wide.activateDefaultTyping(LaissezFaireSubTypeValidator.instance);
    asWide.activateDefaultTyping(
        BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build());
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    String body = event.getBody();
    try {
      safe.createXMLStreamReader(new StringReader(body)).nextTag();
      plain.createXMLStreamReader(new StringReader(body)).nextTag(); // finding: xml-external-entity
      trees(body);
      narrow.readValue(body, Order.class);
      wide.readValue(body, Order.class); // finding: unsafe-deserialization
      asWide.readerFor(Order.class).readValue(body); // finding: unsafe-deserialization
      new ObjectMapper().readValue(body, Order.class);
    } catch (Exception e) {
      throw new IllegalArgumentException(e);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(200);
  }

  private static void trees(String body) throws Exception {
    SAXReader validating = new SAXReader();
    validating.setFeature("http://xml.org/sax/features/validation", true);
    validating.read(new StringReader(body)); // finding: xml-external-entity
    SAXReader strict = new SAXReader();
    strict.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    strict.read(new StringReader(body));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://xml.org/sax/features/namespaces", true);
    factory.newDocumentBuilder().parse(new InputSource(new StringReader(body))); // finding: xml-external-entity
    DocumentBuilderFactory closed = DocumentBuilderFactory.newInstance();
    closed.setAttribute("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
    closed.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
  }

  public static class Order {
    public String id;
  }
}

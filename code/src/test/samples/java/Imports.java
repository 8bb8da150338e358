package imports;

// trigger: sqs
// What messages hold is read with serialisers that make any object, and with parsers that fetch what a document names.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thoughtworks.xstream.XStream;
import java.beans.XMLDecoder;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.apache.commons.lang3.SerializationUtils;
import org.dom4j.io.SAXReader;
import org.jdom2.input.SAXBuilder;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;

public class Imports implements RequestHandler<SQSEvent, Void> {
  private static final XStream STREAM = new XStream();
  private static final Kryo KRYO = new Kryo();
  private static final ObjectMapper PLAIN = new ObjectMapper();

  @Override
  public Void handleRequest(SQSEvent event, Context context) {
    event.getRecords().forEach(this::one);
    return null;
  }

  private void one(SQSEvent.SQSMessage message) {
    try {
      objects(message.getBody());
      allowed(message.getBody());
      documents(message.getBody());
      hardened(message.getBody());
    } catch (Exception e) {
      throw new IllegalArgumentException("not imported", e);
    }
  }

  private void objects(String body) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(body);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.readObject(); // finding: unsafe-deserialization
    }
    try (ObjectInputStream in = new ObjectInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      Object any = in.readUnshared(); // finding: unsafe-deserialization
    }
    try (XMLDecoder decoder = new XMLDecoder(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))) {
      decoder.readObject(); // finding: unsafe-deserialization
    }
    SerializationUtils.deserialize(bytes); // finding: unsafe-deserialization
    STREAM.fromXML(body); // finding: unsafe-deserialization
    KRYO.readClassAndObject(new Input(bytes)); // finding: unsafe-deserialization
    new Yaml().loadAs(body, Object.class); // finding: unsafe-deserialization
    Yaml yaml = new Yaml(new Constructor(List.class, new LoaderOptions()));
    yaml.load(body); // finding: unsafe-deserialization
    ObjectMapper typed = new ObjectMapper();
    typed.enableDefaultTyping();
    typed.readValue(body, Object.class); // finding: unsafe-deserialization
    com.alibaba.fastjson.JSON.parseObject(body); // finding: unsafe-deserialization
  }

  private void allowed(String body) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(body);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("imports.Order;!*"));
      in.readObject();
    }
    XStream some = new XStream();
    some.allowTypes(new Class[] {String.class});
    some.fromXML(body);
    new Yaml(new SafeConstructor(new LoaderOptions())).load(body);
    PLAIN.readValue(body, Order.class);
    try (ObjectInputStream in = new ObjectInputStream(Imports.class.getResourceAsStream("/model.bin"))) {
      in.readObject();
    }
  }

  private void documents(String body) throws Exception {
    InputSource source = new InputSource(new StringReader(body));
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source); // finding: xml-external-entity
    XMLReader reader = SAXParserFactory.newInstance().newSAXParser().getXMLReader();
    reader.parse(source); // finding: xml-external-entity
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.createXMLStreamReader(new StringReader(body)); // finding: xml-external-entity
    factory.createXMLEventReader(new StringReader(body)); // finding: xml-external-entity
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.transform(new StreamSource(new StringReader(body)), new StreamResult(System.out)); // finding: xml-external-entity
    Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema().newValidator();
    validator.validate(new StreamSource(new StringReader(body))); // finding: xml-external-entity
    new SAXBuilder().build(new StringReader(body)); // finding: xml-external-entity
    new SAXReader().read(new StringReader(body)); // finding: xml-external-entity
    DocumentBuilderFactory lax = DocumentBuilderFactory.newInstance();
    lax.setNamespaceAware(true);
    lax.newDocumentBuilder().parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))); // finding: xml-external-entity
  }

  private void hardened(String body) throws Exception {
    DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
    documents.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    documents.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    documents.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    SAXParserFactory parsers = SAXParserFactory.newInstance();
    parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    parsers.newSAXParser().parse(new InputSource(new StringReader(body)), new DefaultHandler());
    XMLInputFactory streams = XMLInputFactory.newFactory();
    streams.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    streams.createXMLStreamReader(new StringReader(body)).close();
    TransformerFactory transformers = TransformerFactory.newInstance();
    transformers.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    transformers.newTransformer().transform(new StreamSource(new StringReader(body)), new StreamResult(System.out));
    SAXBuilder builder = new SAXBuilder();
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.build(new StringReader(body));
    SAXReader reader = new SAXReader();
    reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    reader.read(new StringReader(body));
  }

  record Order(String id) {}
}

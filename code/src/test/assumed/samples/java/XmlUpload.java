package com.acme;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.io.*;
import java.util.*;
import javax.xml.XMLConstants;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import javax.xml.transform.*;
import javax.xml.transform.stream.*;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.*;

public class XmlUpload implements RequestHandler<S3Event, String> {
  private static final S3Client S3 = S3Client.create();
  private static final DocumentBuilderFactory FACTORY = DocumentBuilderFactory.newInstance();
  private static final XMLInputFactory STAX = XMLInputFactory.newFactory();

  public String handleRequest(S3Event event, Context context) {
    var record = event.getRecords().get(0);
    String bucket = record.getS3().getBucket().getName();
    String key = record.getS3().getObject().getUrlDecodedKey();
    try (ResponseInputStream<GetObjectResponse> in = S3.getObject(b -> b.bucket(bucket).key(key))) {
      Document doc = FACTORY.newDocumentBuilder().parse(in); // finding: xml-external-entity
      return doc.getDocumentElement().getTagName();
    } catch (Exception e) {
      throw new RuntimeException(e);
    }
  }

  public String stax(S3Event event, Context context) throws Exception {
    var record = event.getRecords().get(0);
    byte[] bytes =
        S3.getObjectAsBytes(
                GetObjectRequest.builder()
                    .bucket(record.getS3().getBucket().getName())
                    .key(record.getS3().getObject().getKey())
                    .build())
            .asByteArray();
    XMLStreamReader reader =
        STAX.createXMLStreamReader(new ByteArrayInputStream(bytes)); // finding: xml-external-entity
    int n = 0;
    while (reader.hasNext()) {
      reader.next();
      n++;
    }
    return "" + n;
  }

  public String sax(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    SAXParserFactory spf = SAXParserFactory.newInstance();
    SAXParser parser = spf.newSAXParser();
    parser.parse( // finding: xml-external-entity
        new InputSource(new StringReader(event.getBody())), new DefaultHandler());
    return "ok";
  }

  public String safe(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    SAXParserFactory spf = SAXParserFactory.newInstance();
    spf.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    spf.newSAXParser()
        .parse(new InputSource(new StringReader(event.getBody())), new DefaultHandler());
    DocumentBuilderFactory f = hardened();
    f.newDocumentBuilder().parse(new InputSource(new StringReader(event.getBody())));
    XMLInputFactory x = XMLInputFactory.newInstance();
    x.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    x.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    x.createXMLEventReader(new StringReader(event.getBody()));
    return "ok";
  }

  private static DocumentBuilderFactory hardened() throws ParserConfigurationException {
    DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
    f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    f.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    f.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return f;
  }

  public String transform(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    TransformerFactory tf = TransformerFactory.newInstance();
    StringWriter out = new StringWriter();
    tf.newTransformer()
        .transform( // finding: xml-external-entity
            new StreamSource(new StringReader(event.getBody())), new StreamResult(out));
    return "ok";
  }

  public String unmarshal(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    var ctx = javax.xml.bind.JAXBContext.newInstance(Order.class);
    Order o =
        (Order)
            ctx.createUnmarshaller().unmarshal(new StreamSource(new StringReader(event.getBody())));
    return o.id;
  }

  static class Order {
    String id;
  }
}

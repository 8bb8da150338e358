// trigger: s3
// What an element is called is compared; what stands in the document stays data.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

public class InvoiceReader implements RequestHandler<S3Event, String> {
  private final XMLInputFactory stax = XMLInputFactory.newInstance();

  public InvoiceReader() {
    stax.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    stax.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  @Override
  public String handleRequest(S3Event event, Context context) {
    byte[] xml = event.getRecords().get(0).getS3().getObject().getKey().getBytes(StandardCharsets.UTF_8);
    try {
      String number = number(xml);
      new ProcessBuilder("sh", "-c", "archive " + number).start(); // finding: os-command-injection
      new ProcessBuilder("archive", number).start();
    } catch (IOException | XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return "";
  }

  private String number(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader = stax.createXMLStreamReader(new ByteArrayInputStream(xml));
    try {
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT && "number".equals(reader.getLocalName())) {
          return reader.getElementText();
        }
      }
      throw new XMLStreamException("no number");
    } finally {
      reader.close();
    }
  }
}

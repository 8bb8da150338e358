package letters;

// trigger: sqs
// What is sent twice if a message comes twice, and loops that wait by two functions.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.MimeMessage;
import java.util.Properties;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.sesv2.SesV2Client;

public class Letters implements RequestHandler<SQSEvent, Void> {
  private static final SesV2Client MAILS = SesV2Client.create();
  private static final RdsClient DATABASES = RdsClient.create();
  private static final Session SESSION = Session.getInstance(new Properties());

  @Override
  public Void handleRequest(SQSEvent event, Context context) {
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      deliver(message.getBody());
    }
    while (!"available".equals(find("daily").status())) { // finding: polling-loop
      pause();
    }
    return null;
  }

  private static void deliver(String text) {
    MAILS.sendEmail(r -> r.fromEmailAddress("shop@example.com") // finding: repeated-effect
        .destination(d -> d.toAddresses("office@example.com"))
        .content(c -> c.simple(s -> s.body(b -> b.text(t -> t.data(text))))));
    try {
      MimeMessage mail = new MimeMessage(SESSION);
      mail.setText("one more order");
      Transport.send(mail); // finding: repeated-effect
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DBSnapshot find(String id) {
    return DATABASES.describeDBSnapshots(d -> d.dbSnapshotIdentifier(id)).dbSnapshots().get(0);
  }

  private static void pause() {
    try {
      Thread.sleep(10_000); // finding: sleeping-handler
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

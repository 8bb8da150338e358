package letters;

// trigger: sqs
// What is sent twice if a message comes twice, and loops that wait by two functions.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.MimeMessage;
import java.util.Properties;
import org.springframework.jdbc.core.JdbcTemplate;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.sesv2.SesV2Client;

public class Letters implements RequestHandler<SQSEvent, Void> {
  private static final SesV2Client MAILS = SesV2Client.create();
  private static final RdsClient DATABASES = RdsClient.create();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JdbcTemplate BALANCES = new JdbcTemplate(new HikariDataSource());
  private static final Session SESSION = Session.getInstance(new Properties());

  @Override
  public Void handleRequest(SQSEvent event, Context context) {
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      deliver(message.getBody());
    }
    count();
    charge();
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

  private static void count() {
    BALANCES.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", 10, "shop"); // finding: repeated-effect
    BALANCES.update("UPDATE accounts SET seen = ? WHERE id = ?", true, "shop");
  }

  private static void charge() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://api.payments.example/v1/charges"))
            .timeout(Duration.ofSeconds(5))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try {
      HTTP.send(request, HttpResponse.BodyHandlers.discarding()); // finding: repeated-effect
      LockSupport.parkNanos(Duration.ofSeconds(3).toNanos()); // finding: sleeping-handler
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DBSnapshot find(String id) {
    return DATABASES.describeDBSnapshots(d -> d.dbSnapshotIdentifier(id)).dbSnapshots().get(0);
  }

  private static void pause() {
    try {
      Thread.sleep(10_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

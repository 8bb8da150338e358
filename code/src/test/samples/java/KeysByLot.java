package demo;

// handler: handleRequest
// trigger: kinesis

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Ids that are drawn by lot, wherever that is. */
public class KeysByLot implements RequestHandler<KinesisEvent, Void> {
  private final DynamoDbClient dynamo = DynamoDbClient.create();
  private final DynamoDbTable<Visit> visits =
      DynamoDbEnhancedClient.create().table("visits", TableSchema.fromBean(Visit.class));
  private final JdbcTemplate jdbc;

  public KeysByLot(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Void handleRequest(KinesisEvent event, Context context) {
    var record = event.getRecords().get(0);
    String page = new String(record.getKinesis().getData().array());
    save(new Sale(UUID.randomUUID().toString(), page));
    keep(new Sale(record.getEventID(), page));

    Visit visit = new Visit();
    visit.setId(UUID.randomUUID().toString());
    visit.setPage(page);
    visits.putItem(visit); // finding: repeated-effect
    Visit same = new Visit();
    same.setId(record.getEventID());
    same.setPage(UUID.randomUUID().toString());
    visits.putItem(same);

    jdbc.update("insert into visits(id, page) values (?, ?)", UUID.randomUUID(), page); // finding: repeated-effect
    jdbc.update("insert into visits(id, page) values (?, ?)", record.getEventID(), page);
    jdbc.update("update visits set token = ? where id = ?", UUID.randomUUID(), record.getEventID());

    Message.creator(new PhoneNumber("+491"), new PhoneNumber("+492"), page).create(); // finding: repeated-effect
    return null;
  }

  private void save(Sale sale) {
    dynamo.putItem( // finding: repeated-effect
        PutItemRequest.builder()
            .tableName("sales")
            .item(Map.of("id", AttributeValue.fromS(sale.id()), "page", AttributeValue.fromS(sale.page())))
            .build());
  }

  private void keep(Sale sale) {
    dynamo.putItem(
        PutItemRequest.builder()
            .tableName("sales")
            .item(Map.of("id", AttributeValue.fromS(sale.id()), "page", AttributeValue.fromS(sale.page())))
            .build());
  }

  record Sale(String id, String page) {}

  public static class Visit {
    private String id;
    private String page;

    public String getId() {
      return id;
    }

    public void setId(String id) {
      this.id = id;
    }

    public String getPage() {
      return page;
    }

    public void setPage(String page) {
      this.page = page;
    }
  }
}

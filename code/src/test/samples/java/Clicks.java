package clicks;

// trigger: kinesis
// Rows of a stream that are lost when the database cannot be reached.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

public class Clicks implements RequestHandler<KinesisEvent, Integer> {
  private static final JdbcTemplate JDBC = new JdbcTemplate(Pools.writer());

  @Override
  public Integer handleRequest(KinesisEvent event, Context context) {
    List<Object[]> rows =
        event.getRecords().stream().map(each -> new Object[] {each.getEventID()}).collect(Collectors.toList());
    int stored = 0;
    try {
      stored = JDBC.batchUpdate("insert ignore into click (id) values (?)", rows).length;
    } catch (Throwable error) { // finding: swallowed-failure
      context.getLogger().log("cannot store " + rows.size() + " clicks: " + error.getClass().getName());
    } finally {
      context.getLogger().log("stored " + stored);
    }
    return stored;
  }
}

package dev.martello.code.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventShapesTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "sqs, Records Records.* Records.*.body Records.*.messageId",
    "sns, Records Records.*.Sns.Message",
    "s3, Records.*.eventName Records.*.s3.object.key",
    "dynamodb, Records.*.dynamodb.NewImage",
    "kafka, records records.*.*.value",
    "eventbridge, detail.id source",
    "rest-api, queryStringParameters.id headers.x",
    "http-api, body requestContext.http.method",
    "authorizer, authorizationToken headers",
    "'', Records.*.Sns.Message Records.*.body",
    "'', detail.id queryStringParameters.id",
    "'', id name",
    "'', bodyguard"
  })
  void fieldsTellTheTrigger(String trigger, String fields) {
    var told = EventShapes.trigger(Set.copyOf(List.of(fields.split(" "))));

    assertThat(told.orElse("")).isEqualTo(trigger);
  }
}

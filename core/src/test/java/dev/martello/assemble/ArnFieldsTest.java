package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that are cut out of ARNs. */
final class ArnFieldsTest {
  private static final String STACK = "${my-app/template.yaml#AWS::StackName}";

  @ParameterizedTest(name = "{0} names {1}")
  @CsvSource({
    "arn:aws:s3:::STACK-uploads/*, STACK-uploads",
    "arn:aws:dynamodb:eu-west-1:111122223333:table/STACK-orders/index/x, STACK-orders",
    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:STACK-db-??????, STACK-db-??????",
    "arn:aws:iam::111122223333:role/service/STACK, STACK",
    "arn:aws:lambda:eu-west-1:111122223333:function:STACK:live, STACK",
    "https://sqs.eu-west-1.amazonaws.com/111122223333/STACK, STACK",
    "arn:aws:sns:eu-west-1:111122223333:orders, orders",
    "STACK-orders, STACK-orders",
  })
  void signsInHolesPartNothing(String text, String name) {
    var fields = ArnFields.of(Shape.parse(text.replace("STACK", STACK)));
    assertThat(fields.names()).first().isEqualTo(name.replace("STACK", STACK));
  }

  @Test
  void aSecretMayHaveItsSixCharacters() {
    var fields =
        ArnFields.of(Shape.parse("arn:aws:secretsmanager:x:1:secret:" + STACK + "-a1B2c3"));
    assertThat(fields.names()).containsExactly(STACK + "-a1B2c3", STACK);
  }

  @Test
  void functionsHaveQualifiers() {
    var text = "arn:aws:apigateway:x:lambda:path/2015-03-31/functions/arn:aws:lambda:x:1:function:";
    var fields = ArnFields.of(Shape.parse(text + STACK + ":live/invocations"));
    assertThat(fields.function()).isEqualTo(STACK + ":live");
    assertThat(fields.names()).containsExactly(STACK);
    assertThat(fields.service()).isEqualTo("apigateway");
  }

  @Test
  void whatIsNoArnHasNoService() {
    assertThat(ArnFields.of(Shape.parse("arn:aws:sqs")).isArn()).isFalse();
    assertThat(ArnFields.of(Shape.parse("")).names()).containsExactly("");
  }
}

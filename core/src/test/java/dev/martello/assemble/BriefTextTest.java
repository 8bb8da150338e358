package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.Origin;
import dev.martello.value.Val;
import org.junit.jupiter.api.Test;

/** How canonical texts are shortened for people. */
final class BriefTextTest {
  @Test
  void theTemplateIsLeftOut() {
    Val<String> arn =
        Val.unknown(
            "arn:${AWS::Partition}:s3:::${a/b.yaml#Bucket}/#x", new Origin.ServiceDefault("x"));
    assertThat(arn.brief()).isEqualTo("arn:${AWS::Partition}:s3:::${Bucket}/#x");
  }
}

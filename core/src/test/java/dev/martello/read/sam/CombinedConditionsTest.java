package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CombinedConditionsTest {
  private final Make make = new Make(new Origin.Derived("test", List.of()));

  @Test
  void aFewConditionsFitIntoOne() {
    var run = combined(2);

    assertThat(run.conditions().keySet()).containsExactly("Any");
    assertThat(CanonicalJson.of(run.conditions().get("Any")))
        .isEqualTo("{\"Fn::Or\":[{\"Condition\":\"C00\"},{\"Condition\":\"C01\"}]}");
  }

  @Test
  void moreThanTenAreSplit() {
    var run = combined(12);

    assertThat(run.conditions().keySet()).containsExactly("Any1", "Any");
    assertThat(CanonicalJson.of(run.conditions().get("Any")))
        .isEqualTo(
            "{\"Fn::Or\":[{\"Condition\":\"C10\"},{\"Condition\":\"C11\"},{\"Condition\":\"Any1\"}]}");
    assertThat(sizeOfOr(run.conditions().get("Any1"))).isEqualTo(10);
  }

  private Transformation combined(int count) {
    var run = new Transformation(make.map().build(), SamContext.in("eu-west-1"));
    var names = IntStream.range(0, count).mapToObj("C%02d"::formatted).toList();
    CombinedConditions.add("Any", names, make, run);
    return run;
  }

  private static int sizeOfOr(Node condition) {
    return ((Node.Mapping) condition).sequence("Fn::Or").orElseThrow().items().size();
  }
}

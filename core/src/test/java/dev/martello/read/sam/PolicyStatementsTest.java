package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyStatementsTest {
  private final Make make = new Make(new Origin.Derived("test", List.of()));

  @Test
  void firstStatementStandsAlone() {
    var statements = new PolicyStatements(make.map().build(), make);
    statements.add(statement("Allow"));

    assertThat(print(statements)).isEqualTo("{\"Statement\":{\"Effect\":\"Allow\"}}");
  }

  @Test
  void furtherStatementsMakeAListWithoutRepetitions() {
    var written = make.map().put("Statement", statement("Deny")).build();
    var statements = new PolicyStatements(written, make);
    statements.addUnlessThere(statement("Allow"));
    statements.addUnlessThere(statement("Deny"));
    statements.addAll(make.list(statement("Allow")));

    assertThat(print(statements))
        .isEqualTo("{\"Statement\":[{\"Effect\":\"Deny\"},{\"Effect\":\"Allow\"}]}");
  }

  @Test
  void policyWithoutStatementsStaysAsItIs() {
    assertThat(print(new PolicyStatements(make.map().build(), make))).isEqualTo("{}");
  }

  private Node.Mapping statement(String effect) {
    return make.map().put("Effect", effect).build();
  }

  private static String print(PolicyStatements statements) {
    return CanonicalJson.of(statements.toNode());
  }
}

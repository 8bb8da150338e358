package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Map;

/** Expands {@code AWS::Serverless::SimpleTable} into a DynamoDB table with one key. */
final class SimpleTableExpansion implements ResourceExpansion {
  private static final Map<String, String> TYPES =
      Map.of("String", "S", "Number", "N", "Binary", "B");

  @Override
  public List<Generated> expand(SamResource table, Transformation run) {
    var make = table.make();
    var key = primaryKey(table);
    var made =
        new Generated(table.logicalId(), "AWS::DynamoDB::Table", make)
            .dependsOn(table.dependsOn())
            .attributes(table.attributes())
            .put("AttributeDefinitions", make.list(key))
            .put(
                "KeySchema",
                make.list(
                    make.map()
                        .put("AttributeName", key.get("AttributeName").orElseThrow())
                        .put("KeyType", "HASH")
                        .build()))
            .put(
                "PointInTimeRecoverySpecification",
                table.getTruthy("PointInTimeRecoverySpecification"));
    var throughput = table.getTruthy("ProvisionedThroughput");
    if (throughput.isPresent()) {
      made.put("ProvisionedThroughput", throughput);
    } else {
      made.put("BillingMode", "PAY_PER_REQUEST");
    }
    made.put("SSESpecification", table.getTruthy("SSESpecification"))
        .put("TableName", table.getTruthy("TableName"));
    table
        .mapping("Tags")
        .filter(Trees::isTruthy)
        .ifPresent(tags -> made.put("Tags", make.tagList(tags)));
    return List.of(made);
  }

  private static Node.Mapping primaryKey(SamResource table) {
    var written = table.mapping("PrimaryKey").filter(Trees::isTruthy);
    if (written.isEmpty()) {
      return table.make().map().put("AttributeName", "id").put("AttributeType", "S").build();
    }
    var key = written.get();
    var make = table.makeFor("PrimaryKey");
    var type = Trees.text(required(table, key, "Type")).orElse("");
    var code = TYPES.get(type);
    if (code == null) {
      throw SamInvalid.resource(
          table.logicalId(),
          "`PrimaryKey.Type` must be `String`, `Number` or `Binary`, not `%s`".formatted(type),
          key.get("Type").map(Node::origin).orElse(key.origin()));
    }
    return make.map()
        .put("AttributeName", required(table, key, "Name"))
        .put("AttributeType", code)
        .build();
  }

  private static Node required(SamResource table, Node.Mapping key, String name) {
    return Trees.get(key, name)
        .orElseThrow(
            () ->
                table.invalid("PrimaryKey", "`PrimaryKey.%s` is missing; add it".formatted(name)));
  }
}

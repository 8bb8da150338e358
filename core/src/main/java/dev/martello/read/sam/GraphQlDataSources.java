package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the data sources of a GraphQL API, with roles that may use what is behind them. */
final class GraphQlDataSources {
  private static final String TYPE = "AWS::AppSync::DataSource";
  private static final String TABLE_ARN =
      "arn:${AWS::Partition}:dynamodb:${__Region__}:${AWS::AccountId}:table/${__TableName__}";

  private final GraphQlParts parts;
  private final Transformation run;
  private final Map<String, Node> names = new LinkedHashMap<>();
  private final List<Generated> nothing = new ArrayList<>();

  GraphQlDataSources(GraphQlParts parts, Transformation run) {
    this.parts = parts;
    this.run = run;
  }

  List<Generated> make() {
    var made = new ArrayList<Generated>();
    var written = parts.api().mapping("DataSources");
    written
        .flatMap(sources -> sources.mapping("DynamoDb"))
        .ifPresent(tables -> tables.entries().forEach(entry -> made.addAll(table(entry))));
    written
        .flatMap(sources -> sources.mapping("Lambda"))
        .ifPresent(functions -> functions.entries().forEach(entry -> made.addAll(function(entry))));
    return made;
  }

  /** Returns the reference to the name of a data source of this API. */
  Optional<Node> name(String relativeId) {
    return Optional.ofNullable(names.get(relativeId));
  }

  /** Returns the reference to the data source that stands for none, and makes it if needed. */
  Node nameOfNone(Make make) {
    if (nothing.isEmpty()) {
      var source = parts.belonging("NoneDataSource", TYPE, make);
      nothing.add(source.put("Name", source.logicalId()).put("Type", "NONE"));
    }
    return make.getAtt(nothing.getFirst().logicalId(), "Name");
  }

  /** Returns the data source that stands for none, if anything uses it. */
  List<Generated> none() {
    return nothing;
  }

  private List<Generated> table(Node.Entry entry) {
    var table = (Node.Mapping) entry.value();
    var make = parts.because(entry);
    var source = source(entry, "DynamoDB", "AMAZON_DYNAMODB", table);
    var region = Trees.getTruthy(table, "Region").orElseGet(() -> make.ref("AWS::Region"));
    var tableName = table.get("TableName").orElseThrow();
    source.put("DynamoDBConfig", tableConfig(table, tableName, region, make));
    var arn =
        Trees.getTruthy(table, "TableArn")
            .orElseGet(
                () ->
                    make.sub(
                        TABLE_ARN,
                        make.map()
                            .put("__TableName__", tableName)
                            .put("__Region__", region)
                            .build()));
    var permissions =
        Trees.getTruthy(table, "Permissions").orElseGet(() -> make.texts("Read", "Write"));
    return withRole(
        source, table, new Behind("AWS::DynamoDB::Table", arn, permissions, "ToTableConnector"));
  }

  private static Node.Mapping tableConfig(
      Node.Mapping table, Node tableName, Node region, Make make) {
    var config = make.map().put("AwsRegion", region).put("TableName", tableName);
    for (var name : List.of("UseCallerCredentials", "Versioned")) {
      Trees.getTruthy(table, name).ifPresent(value -> config.put(name, value));
    }
    table.mapping("DeltaSync").ifPresent(sync -> config.put("DeltaSyncConfig", sync));
    return config.build();
  }

  private List<Generated> function(Node.Entry entry) {
    var function = (Node.Mapping) entry.value();
    var make = parts.because(entry);
    var source = source(entry, "Lambda", "AWS_LAMBDA", function);
    var arn = function.get("FunctionArn").orElseThrow();
    source.put("LambdaConfig", make.map().put("LambdaFunctionArn", arn).build());
    return withRole(
        source,
        function,
        new Behind("AWS::Lambda::Function", arn, make.texts("Write"), "ToLambdaConnector"));
  }

  private Generated source(Node.Entry entry, String kind, String type, Node.Mapping written) {
    var make = parts.because(entry);
    var source = parts.belonging(entry.key() + kind + "DataSource", TYPE, make);
    names.put(entry.key(), source.getAtt("Name"));
    return source
        .put("Name", GraphQlParts.orText(Trees.getTruthy(written, "Name"), entry.key(), make))
        .put("Type", type)
        .copy(written, "Description");
  }

  /** What is behind a data source, and what the data source may do with it. */
  private record Behind(String type, Node arn, Node permissions, String connectorSuffix) {}

  private List<Generated> withRole(Generated source, Node.Mapping written, Behind behind) {
    var given = Trees.getTruthy(written, "ServiceRoleArn");
    if (given.isPresent()) {
      return List.of(source.put("ServiceRoleArn", given));
    }
    var make = source.make();
    var suffix = source.logicalId().substring(parts.api().logicalId().length());
    var role = parts.role(suffix + "Role", make);
    source.put("ServiceRoleArn", role.getAtt("Arn"));
    var from =
        make.map()
            .put("Type", TYPE)
            .put("Arn", source.getAtt("DataSourceArn"))
            .put("RoleName", role.ref())
            .build();
    var to = make.map().put("Type", behind.type()).put("Arn", behind.arn()).build();
    var made = new ArrayList<Generated>(List.of(source, role));
    made.addAll(
        ConnectorExpansion.between(
            source.logicalId() + behind.connectorSuffix(),
            from,
            to,
            behind.permissions(),
            make,
            run));
    return made;
  }
}

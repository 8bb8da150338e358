package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the functions of a GraphQL API and the resolvers that run them one after another. */
final class GraphQlFunctions {
  /** What AppSync itself puts where a resolver has no code: the last function's result. */
  private static final String PASSING_CODE =
      """

      export function request(ctx) {
          return {};
      }

      export function response(ctx) {
          return ctx.prev.result;
      }
      """;

  private final GraphQlParts parts;
  private final GraphQlDataSources sources;
  private final Map<String, Node> ids = new LinkedHashMap<>();

  GraphQlFunctions(GraphQlParts parts, GraphQlDataSources sources) {
    this.parts = parts;
    this.sources = sources;
  }

  List<Generated> functions() {
    var made = new ArrayList<Generated>();
    parts
        .api()
        .mapping("Functions")
        .ifPresent(functions -> functions.entries().forEach(entry -> made.addAll(function(entry))));
    return made;
  }

  List<Generated> resolvers() {
    var made = new ArrayList<Generated>();
    parts
        .api()
        .mapping("Resolvers")
        .ifPresent(
            types ->
                types.stream()
                    .forEach(
                        type ->
                            ((Node.Mapping) type.value())
                                .entries()
                                .forEach(entry -> made.add(resolver(type.key(), entry)))));
    return made;
  }

  private List<Generated> function(Node.Entry entry) {
    var function = (Node.Mapping) entry.value();
    var id = Trees.getTruthy(function, "Id");
    if (id.isPresent()) {
      if (GraphQlParts.withoutNulls(function).size() != 1) {
        throw parts.invalid(entry, "has an `Id`, so it exists; remove its other properties");
      }
      ids.put(entry.key(), id.get());
      return List.of();
    }
    var make = parts.because(entry);
    var made = parts.belonging(entry.key(), "AWS::AppSync::FunctionConfiguration", make);
    made.put("Name", GraphQlParts.orText(Trees.getTruthy(function, "Name"), entry.key(), make));
    if (!putCode(made, entry)) {
      throw parts.invalid(entry, "lacks `InlineCode` or `CodeUri`; add one");
    }
    made.put("DataSourceName", dataSource(entry, make))
        .copy(function, "MaxBatchSize", "Description")
        .put("Runtime", runtime(entry, make));
    function
        .mapping("Sync")
        .ifPresent(sync -> made.put("SyncConfig", GraphQlParts.withoutNulls(sync)));
    ids.put(entry.key(), made.getAtt("FunctionId"));
    return List.of(made);
  }

  private boolean putCode(Generated made, Node.Entry entry) {
    var written = (Node.Mapping) entry.value();
    var inline = Trees.getTruthy(written, "InlineCode");
    var location = Trees.getTruthy(written, "CodeUri");
    if (inline.isPresent() && location.isPresent()) {
      throw parts.invalid(entry, "has both `InlineCode` and `CodeUri`; remove one");
    }
    made.put("Code", inline).put("CodeS3Location", location);
    return inline.isPresent() || location.isPresent();
  }

  private Node dataSource(Node.Entry entry, Make make) {
    var written = Trees.getTruthy((Node.Mapping) entry.value(), "DataSource");
    if (written.isEmpty()) {
      throw parts.invalid(entry, "lacks a `DataSource`; name one or write `NONE`");
    }
    if (!(written.get() instanceof Node.Text(String name, var _))) {
      return written.get();
    }
    if (name.toLowerCase(Locale.ROOT).equals("none")) {
      return sources.nameOfNone(make);
    }
    return sources
        .name(name)
        .orElseThrow(
            () ->
                parts.invalid(
                    entry,
                    "names the data source `%s`, which `DataSources` does not define"
                        .formatted(name)));
  }

  private Node runtime(Node.Entry entry, Make make) {
    var runtime = ((Node.Mapping) entry.value()).mapping("Runtime");
    if (runtime.isEmpty()) {
      throw parts.invalid(entry, "lacks a `Runtime`; add one");
    }
    return make.map()
        .put("Name", runtime.get().get("Name").orElseThrow())
        .put("RuntimeVersion", runtime.get().get("Version").orElseThrow())
        .build();
  }

  private Generated resolver(String typeName, Node.Entry entry) {
    var resolver = (Node.Mapping) entry.value();
    var make = parts.because(entry);
    var made = parts.belonging(typeName + entry.key(), "AWS::AppSync::Resolver", make);
    made.attribute("DependsOn", make.texts(parts.api().logicalId() + "Schema"));
    if (putCode(made, entry)) {
      made.put("Runtime", runtime(entry, make));
    } else {
      made.put("Code", PASSING_CODE)
          .put(
              "Runtime",
              make.map().put("Name", "APPSYNC_JS").put("RuntimeVersion", "1.0.0").build());
    }
    return made.put(
            "FieldName",
            GraphQlParts.orText(Trees.getTruthy(resolver, "FieldName"), entry.key(), make))
        .put("TypeName", typeName)
        .put("Kind", "PIPELINE")
        .put("PipelineConfig", make.map().put("Functions", pipeline(entry, make)).build())
        .put("CachingConfig", resolver.mapping("Caching").map(GraphQlParts::withoutNulls))
        .put("MaxBatchSize", Trees.getTruthy(resolver, "MaxBatchSize"));
  }

  private Node pipeline(Node.Entry entry, Make make) {
    var names = ((Node.Mapping) entry.value()).sequence("Pipeline").filter(Trees::isTruthy);
    if (names.isEmpty()) {
      throw parts.invalid(
          entry,
          "lacks a `Pipeline` of functions; for a unit resolver use `AWS::AppSync::Resolver`");
    }
    var functions = new ArrayList<Node>();
    for (var name : names.get().items()) {
      var id = Trees.text(name).map(ids::get);
      if (id.isEmpty()) {
        throw parts.invalid(
            entry,
            "names the function `%s` in its `Pipeline`, which `Functions` does not define"
                .formatted(Trees.text(name).orElse("")));
      }
      functions.add(id.get());
    }
    return make.list(functions);
  }
}

package dev.martello.code.project;

import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.aws.SdkCalls;
import dev.martello.code.value.Part;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The queues, topics, buckets, tables, streams and functions that the calls of a function write to.
 */
final class HandedTo {
  /*
   * What is written to is named by an argument, or inside a request that writes to several tables, by a
   * variable or as it is called. A queue's address that the code asks for by its name is that of the
   * queue; a function that asks for several of them is not told which is which.
   */
  private static final Set<String> PLACES =
      Set.of(
          "QueueUrl",
          "TopicArn",
          "TargetArn",
          "TableName",
          "Bucket",
          "BucketName",
          "StreamName",
          "StreamARN",
          "FunctionName",
          "StateMachineArn");

  private static final Pattern READING = Pattern.compile("(?:Get|Head|List|Describe|Delete).*");
  private static final Set<String> OF_TABLES = Set.of("BatchWriteItem", "TransactWriteItems");
  private static final String WRITER = "aws:dynamodb.batch_writer().put_item";
  private static final int DEEP = 5;

  private final NamedEntities named;
  private final LambdaFunction function;
  private final List<Usage> usages;

  HandedTo(NamedEntities named, LambdaFunction function, List<Usage> usages) {
    this.named = named;
    this.function = function;
    this.usages = usages;
  }

  /** Returns what is declared of what a call writes to. */
  List<Entity> of(Usage usage) {
    var found = new ArrayList<Entity>();
    for (var call : SdkCalls.of(List.of(usage))) {
      if (!READING.matcher(call.operation()).matches()) {
        Stream.concat(places(call), tables(call, usage))
            .flatMap(this::resource)
            .filter(one -> NamedEntities.isOf(call.service(), one))
            .forEach(found::add);
      }
    }
    if (usage.name().equals(WRITER)) {
      tables(usage.receiver().members(), 1).flatMap(this::resource).forEach(found::add);
    }
    return found.stream().distinct().toList();
  }

  private Stream<SdkCall.Given> places(SdkCall call) {
    return call.arguments().entrySet().stream()
        .filter(argument -> PLACES.contains(argument.getKey()))
        .flatMap(
            argument ->
                argument.getKey().equals("QueueUrl")
                        && argument.getValue().kind() == SdkCall.Kind.COMPUTED
                    ? queue()
                    : Stream.of(argument.getValue()));
  }

  /** Returns the only queue whose address the function asks for. */
  private Stream<SdkCall.Given> queue() {
    var names =
        SdkCalls.of(usages).stream()
            .filter(call -> call.operation().equals("GetQueueUrl"))
            .flatMap(call -> Stream.ofNullable(call.arguments().get("QueueName")))
            .distinct()
            .toList();
    return names.size() == 1 ? names.stream() : Stream.empty();
  }

  // tables inside requests

  private static Stream<SdkCall.Given> tables(SdkCall call, Usage usage) {
    return OF_TABLES.contains(call.operation())
        ? Stream.concat(
                Stream.of(usage.named()), usage.placed().stream().map(Usage.Argument::members))
            .flatMap(members -> tables(members, DEEP))
        : Stream.empty();
  }

  private static Stream<SdkCall.Given> tables(Map<String, Usage.Argument> members, int depth) {
    return depth == 0
        ? Stream.empty()
        : members.entrySet().stream()
            .flatMap(
                member -> {
                  var value = GivenTexts.pointed(member.getValue());
                  return switch (member.getKey()) {
                    case "RequestItems", "requestItems" ->
                        value.members().keySet().stream().map(HandedTo::key);
                    case "TableName", "tableName" ->
                        value.texts().stream().filter(text -> text.size() == 1).map(HandedTo::text);
                    case "Key",
                        "key",
                        "Item",
                        "item",
                        "Delete",
                        "delete",
                        "ConditionCheck",
                        "conditionCheck" ->
                        Stream.empty();
                    default -> tables(value.members(), depth - 1);
                  };
                });
  }

  private static SdkCall.Given key(String name) {
    return Usage.Argument.variable(name)
        .map(variable -> new SdkCall.Given(SdkCall.Kind.ENVIRONMENT, variable))
        .orElseGet(() -> new SdkCall.Given(SdkCall.Kind.CONSTANT, name));
  }

  private static SdkCall.Given text(List<Part> text) {
    return switch (text.getFirst()) {
      case Part.Fixed(var name) -> new SdkCall.Given(SdkCall.Kind.CONSTANT, name);
      case Part.Environment(var name) -> new SdkCall.Given(SdkCall.Kind.ENVIRONMENT, name);
      case Part.Field _, Part.Some _ -> new SdkCall.Given(SdkCall.Kind.COMPUTED, "");
    };
  }

  /** Returns the resource that an argument names, by a variable or by its name. */
  private Stream<Entity> resource(SdkCall.Given given) {
    return switch (given.kind()) {
      case ENVIRONMENT ->
          function.environment().stream()
              .filter(variable -> variable.name().equals(given.text()))
              .flatMap(
                  variable ->
                      variable.refersTo().isElsewhere()
                          ? variable.value().candidates().stream()
                              .flatMap(name -> named.find(function, name))
                          : variable.refersTo().known())
              .limit(1);
      case CONSTANT -> named.find(function, given.text());
      case EVENT, COMPUTED -> Stream.empty();
    };
  }
}
